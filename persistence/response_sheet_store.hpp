#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// 対応方針: how the center answers a repeat caller, who is a person, an anonymous group or a
/// telephone number. Written in words that may be shown to the caller.
struct ResponseSheetRecord {
  std::string id;
  long long version = 1;
  std::optional<std::string> caller_person;
  std::optional<std::string> caller_group;
  std::optional<std::string> caller_phone;  ///< digits only
  std::string text;
  domain::CivilDate review_on;
  std::string agreed_by;
  domain::Instant created_at;
};

std::optional<ResponseSheetRecord> load_response_sheet(Session& session, std::string_view center_id,
                                                       std::string_view sheet_id);
/// All of the center, the newest first: there are few.
std::vector<ResponseSheetRecord> response_sheets(Session& session, std::string_view center_id);

void insert_response_sheet(Session& writer, std::string_view center_id,
                           const ResponseSheetRecord& sheet);
/// Writes text, review date and who agreed while the version is still sheet.version, and makes the
/// next one. False when somebody was faster.
bool review_response_sheet(Session& writer, std::string_view center_id,
                           const ResponseSheetRecord& sheet);

}  // namespace kizuna::persistence
