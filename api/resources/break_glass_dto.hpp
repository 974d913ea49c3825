#pragma once
#include <optional>
#include <string>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"

/// 緊急閲覧 and its review as they are sent and answered.
namespace kizuna::api {

/// The case by its number, as one reads it from a paper, or by its id.
struct NewBreakGlass {
  std::optional<Line<30>> case_number;
  std::optional<Uuid> case_id;
  Code<ListOf<&domain::intake::codes::break_glass_reason>> code;
  Prose<1000> reason;
};
BOOST_DESCRIBE_STRUCT(NewBreakGlass, (), (case_number, case_id, code, reason))
constexpr std::string_view dto_summary(const NewBreakGlass*) {
  return "緊急閲覧の申出。1件を60分、読むこととメモだけ";
}

struct BreakGlassLine {
  Uuid id;
  Uuid case_id;
  std::string case_number;
  Uuid by;
  std::string by_name;
  std::string code;
  std::string code_label;
  std::string reason;
  InstantText opened_at;
  InstantText ends_at;
  std::optional<InstantText> last_seen_at;
  std::int64_t records_seen = 0;
  CivilDateText review_due;
  bool review_overdue = false;
  std::optional<std::string> verdict;
  std::optional<std::string> verdict_label;
  std::string review_note;
  std::optional<std::string> reviewed_by;
  std::optional<InstantText> reviewed_at;
};
BOOST_DESCRIBE_STRUCT(BreakGlassLine, (),
                      (id, case_id, case_number, by, by_name, code, code_label, reason, opened_at,
                       ends_at, last_seen_at, records_seen, review_due, review_overdue, verdict,
                       verdict_label, review_note, reviewed_by, reviewed_at))

struct BreakGlassLines {
  List<BreakGlassLine, 200> accesses;
};
BOOST_DESCRIBE_STRUCT(BreakGlassLines, (), (accesses))
constexpr std::string_view dto_summary(const BreakGlassLines*) {
  return "緊急閲覧(審査待ち、または審査済み)";
}

/// One act of the access, from the audit log's own entry.
struct SeenRecord {
  InstantText at;
  std::string act;
  std::string label;
  std::string object_type;
  std::string object_id;
};
BOOST_DESCRIBE_STRUCT(SeenRecord, (), (at, act, label, object_type, object_id))

struct BreakGlassView {
  BreakGlassLine head;
  List<SeenRecord, 500> seen;
};
BOOST_DESCRIBE_STRUCT(BreakGlassView, (), (head, seen))
constexpr std::string_view dto_summary(const BreakGlassView*) {
  return "緊急閲覧と、見た記録のすべて";
}

struct BreakGlassVerdicts {
  static bool contains(std::string_view code) {
    return code == "appropriate" || code == "to_check";
  }
  static std::vector<std::string_view> codes() { return {"appropriate", "to_check"}; }
};

struct BreakGlassReviewBody {
  Code<BreakGlassVerdicts> verdict;  ///< 適切 or 要確認
  std::optional<Prose<1000>> note;   ///< needed with to_check
};
BOOST_DESCRIBE_STRUCT(BreakGlassReviewBody, (), (verdict, note))

struct NewNote {
  Prose<4000> text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (text))

struct NoteView {
  Uuid id;
  InstantText at;
  std::string text;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(NoteView, (), (id, at, text, by))
constexpr std::string_view dto_summary(const NoteView*) {
  return "ケースの経過に残るメモ";
}

}  // namespace kizuna::api
