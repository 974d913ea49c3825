#include "persistence/response_sheet_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_all = R"sql(
  select id, version, caller_person_id, caller_group_id, caller_phone, agreed_text, review_on,
    agreed_by, created_at
  from response_sheet where center_id = :center order by created_at desc, id desc)sql";
constexpr std::string_view select_one = R"sql(
  select id, version, caller_person_id, caller_group_id, caller_phone, agreed_text, review_on,
    agreed_by, created_at
  from response_sheet where center_id = :center and id = :id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into response_sheet (center_id, id, version, caller_person_id, caller_group_id,
    caller_phone, agreed_text, review_on, agreed_by, created_at)
  values (:center, :id, 1, :person, :group, :phone, :text, :review_on, :by, :at))sql";
constexpr std::string_view update_row = R"sql(
  update response_sheet set version = version + 1, agreed_text = :text, review_on = :review_on,
    agreed_by = :by
  where center_id = :center and id = :id and version = :version)sql";

std::vector<ResponseSheetRecord> sheets(Session& session, std::string_view sql,
                                        const std::vector<Param>& params) {
  std::vector<ResponseSheetRecord> all;
  for (auto& [id, version, person, group, phone, text, review_on, by, at] :
       session.rows<Text, long long, MaybeText, MaybeText, MaybeText, Text, Text, Text, long long>(
           sql, params)) {
    all.push_back({std::move(id), version, std::move(person), std::move(group), std::move(phone),
                   std::move(text), domain::parse_iso_date(review_on).value(), std::move(by),
                   from_stored(at)});
  }
  return all;
}

}  // namespace

std::optional<ResponseSheetRecord> load_response_sheet(Session& session, std::string_view center_id,
                                                       std::string_view sheet_id) {
  auto found = sheets(session, select_one, {{"center", center_id}, {"id", sheet_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<ResponseSheetRecord> response_sheets(Session& session, std::string_view center_id) {
  return sheets(session, select_all, {{"center", center_id}});
}

void insert_response_sheet(Session& writer, std::string_view center_id,
                           const ResponseSheetRecord& sheet) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", sheet.id},
                              {"person", sheet.caller_person},
                              {"group", sheet.caller_group},
                              {"phone", sheet.caller_phone},
                              {"text", sheet.text},
                              {"review_on", domain::to_iso(sheet.review_on)},
                              {"by", sheet.agreed_by},
                              {"at", to_stored(sheet.created_at)}});
}

bool review_response_sheet(Session& writer, std::string_view center_id,
                           const ResponseSheetRecord& sheet) {
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", sheet.id},
                                         {"version", sheet.version},
                                         {"text", sheet.text},
                                         {"review_on", domain::to_iso(sheet.review_on)},
                                         {"by", sheet.agreed_by}});
}

}  // namespace kizuna::persistence
