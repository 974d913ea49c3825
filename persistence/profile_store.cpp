#include "persistence/profile_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_values = R"sql(
  select name, value, as_of, source, set_by, set_at, partial from case_fact
  where center_id = :center and case_id = :case
    and (cast(:name as text) is null or name = cast(:name as text))
  order by as_of, set_at)sql";
constexpr std::string_view select_waivers = R"sql(
  select field, reason, asked_by, asked_at, approved_by from profile_waiver
  where center_id = :center and case_id = :case and ended_at is null order by field)sql";
constexpr std::string_view insert_waiver = R"sql(
  insert into profile_waiver (center_id, case_id, field, asked_at, reason, asked_by)
  values (:center, :case, :field, :at, :reason, :by))sql";
constexpr std::string_view approve_row = R"sql(
  update profile_waiver set approved_by = :by, approved_at = :now
  where center_id = :center and case_id = :case and field = :field and ended_at is null
    and approved_by is null)sql";
constexpr std::string_view end_rows = R"sql(
  update profile_waiver set ended_at = :now
  where center_id = :center and case_id = :case and field = :field and ended_at is null)sql";

}  // namespace

std::vector<ProfileValue> profile_values(Session& session, const domain::Authorized&,
                                         std::string_view center_id, std::string_view case_id,
                                         const std::optional<std::string>& name) {
  std::vector<ProfileValue> out;
  for (auto& [field, value, as_of, source, by, at, partial] :
       session.rows<Text, Text, Text, Text, Text, long long, bool>(
           select_values, {{"center", center_id}, {"case", case_id}, {"name", name}})) {
    out.push_back({std::move(field), std::move(value), domain::parse_iso_date(as_of).value(),
                   std::move(source), std::move(by), from_stored(at), partial});
  }
  return out;
}

std::vector<ProfileWaiver> profile_waivers(Session& session, std::string_view center_id,
                                           std::string_view case_id) {
  std::vector<ProfileWaiver> out;
  for (auto& [field, reason, by, at, approver] :
       session.rows<Text, Text, Text, long long, MaybeText>(
           select_waivers, {{"center", center_id}, {"case", case_id}})) {
    out.push_back(
        {std::move(field), std::move(reason), std::move(by), from_stored(at), std::move(approver)});
  }
  return out;
}

void ask_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                const ProfileWaiver& waiver) {
  end_waiver(writer, center_id, case_id, waiver.field, waiver.asked_at);
  writer.execute(insert_waiver, {{"center", center_id},
                                 {"case", case_id},
                                 {"field", waiver.field},
                                 {"at", to_stored(waiver.asked_at)},
                                 {"reason", waiver.reason},
                                 {"by", waiver.asked_by}});
}

bool approve_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                    std::string_view field, std::string_view by, domain::Instant now) {
  return writer.execute_one(approve_row, {{"center", center_id},
                                          {"case", case_id},
                                          {"field", field},
                                          {"by", by},
                                          {"now", to_stored(now)}});
}

void end_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                std::string_view field, domain::Instant now) {
  writer.execute(
      end_rows,
      {{"center", center_id}, {"case", case_id}, {"field", field}, {"now", to_stored(now)}});
}

}  // namespace kizuna::persistence
