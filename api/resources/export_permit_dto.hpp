#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/json/describe.hpp"
#include "api/resources/case_dto.hpp"

namespace kizuna::api {

/// The lists that go out as files.
struct ExportLists {
  static constexpr std::string_view words[] = {"contacts", "cases", "tasks"};
  static bool contains(std::string_view code) {
    return code == words[0] || code == words[1] || code == words[2];
  }
  static std::vector<std::string_view> codes() { return {std::begin(words), std::end(words)}; }
};

/// One search condition of the list, as in its query.
struct ExportCondition {
  Line<40> name;
  Line<200> value;
};
BOOST_DESCRIBE_STRUCT(ExportCondition, (), (name, value))

struct NewExportPermit {
  Code<ExportLists> list;
  List<ExportCondition, 20> conditions;
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewExportPermit, (), (list, conditions, reason))
constexpr std::string_view dto_summary(const NewExportPermit*) {
  return "21人以上の一覧を書き出す申請";
}

struct ExportPermitView {
  Uuid id;
  std::int64_t version = 1;
  std::string question;
  std::string reason;
  Uuid requested_by;
  std::string requested_by_name;
  InstantText requested_at;
  std::optional<std::string> approved_by_name;
  std::optional<InstantText> approved_at;
  std::optional<InstantText> valid_until;
};
BOOST_DESCRIBE_STRUCT(ExportPermitView, (),
                      (id, version, question, reason, requested_by, requested_by_name, requested_at,
                       approved_by_name, approved_at, valid_until))
constexpr std::string_view dto_summary(const ExportPermitView*) {
  return "書き出しの申請と承認";
}

struct ExportPermits {
  List<ExportPermitView, 100> permits;
};
BOOST_DESCRIBE_STRUCT(ExportPermits, (), (permits))

}  // namespace kizuna::api
