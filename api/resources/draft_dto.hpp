#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/typing.hpp"
#include "api/resources/contact_dto.hpp"

/// Drafts as they are sent and answered.
namespace kizuna::api {

/// The forms that can be typed into.
struct DraftKinds {
  static bool contains(std::string_view code) { return code == "contact"; }
  static std::vector<std::string_view> codes() { return {"contact"}; }
};

struct DraftText {
  std::optional<Uuid> case_id;
  Typing<ContactFields> content;
};
BOOST_DESCRIBE_STRUCT(DraftText, (), (case_id, content))
constexpr std::string_view dto_summary(const DraftText*) {
  return "入力中の内容の全体。書きかけの値も保存できる";
}

struct NewDraft : DraftText {
  Code<DraftKinds> kind;
};
BOOST_DESCRIBE_STRUCT(NewDraft, (DraftText), (kind))
constexpr std::string_view dto_summary(const NewDraft*) {
  return "新しい下書き";
}

/// A field that was not saved: its last clean text stands (I-7).
struct HeldField {
  std::string pointer;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(HeldField, (), (pointer, code, message))

struct DraftHead {
  Uuid id;
  std::int64_t version = 1;
  std::string kind;
  std::optional<Uuid> case_id;
  Uuid writer;
  std::string writer_name;
  InstantText begun_at;
  InstantText saved_at;
};
BOOST_DESCRIBE_STRUCT(DraftHead, (),
                      (id, version, kind, case_id, writer, writer_name, begun_at, saved_at))

/// The answer of a save says what was kept back, and does not repeat what was typed.
struct SavedDraft : DraftHead {
  List<HeldField, 100> held_back;
};
BOOST_DESCRIBE_STRUCT(SavedDraft, (DraftHead), (held_back))
constexpr std::string_view dto_summary(const SavedDraft*) {
  return "保存した下書き。held_backの欄だけは保存せず、最後に保存できた内容を残した";
}

struct DraftView : DraftHead {
  Typing<ContactFields> content;
};
BOOST_DESCRIBE_STRUCT(DraftView, (DraftHead), (content))
constexpr std::string_view dto_summary(const DraftView*) {
  return "下書き";
}

struct DraftLine : DraftHead {
  std::int64_t characters = 0;
};
BOOST_DESCRIBE_STRUCT(DraftLine, (DraftHead), (characters))

struct DraftLines {
  List<DraftLine, 1000> drafts;
};
BOOST_DESCRIBE_STRUCT(DraftLines, (), (drafts))
constexpr std::string_view dto_summary(const DraftLines*) {
  return "自分の下書き、またはケースの下書き";
}

/// Writer and times, nothing else (I-3).
struct OrphanedDraft {
  Uuid id;
  std::int64_t version = 1;
  Uuid writer;
  std::string writer_name;
  bool writer_is_active = true;
  InstantText begun_at;
  InstantText saved_at;
};
BOOST_DESCRIBE_STRUCT(OrphanedDraft, (),
                      (id, version, writer, writer_name, writer_is_active, begun_at, saved_at))

struct OrphanedDrafts {
  List<OrphanedDraft, 1000> drafts;
};
BOOST_DESCRIBE_STRUCT(OrphanedDrafts, (), (drafts))
constexpr std::string_view dto_summary(const OrphanedDrafts*) {
  return "7日を過ぎた下書きと、利用を停止した職員の下書き(書き手と日時だけ)";
}

struct DraftTakeover {
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(DraftTakeover, (), (reason))

}  // namespace kizuna::api
