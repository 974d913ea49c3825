#include "persistence/absence_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view select_running = R"sql(
  select id, account_id, deputy_id, from_on, to_on from absence
  where center_id = :center and ended_at is null and to_on >= :today
  order by from_on, id)sql";
constexpr std::string_view select_one = R"sql(
  select id, account_id, deputy_id, from_on, to_on from absence
  where center_id = :center and id = :id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into absence (center_id, id, account_id, deputy_id, from_on, to_on, created_at,
    created_by)
  values (:center, :id, :account, :deputy, :from, :to, :now, :by))sql";
constexpr std::string_view end_row = R"sql(
  update absence set ended_at = :now, ended_by = :by
  where center_id = :center and id = :id and ended_at is null)sql";

AbsenceRecord record_from(std::tuple<Text, Text, Text, Text, Text>&& row) {
  auto& [id, account, deputy, from, to] = row;
  return {std::move(id), std::move(account), std::move(deputy),
          domain::parse_iso_date(from).value(), domain::parse_iso_date(to).value()};
}

}  // namespace

std::vector<AbsenceRecord> absences(Session& session, std::string_view center_id,
                                    domain::CivilDate today) {
  std::vector<AbsenceRecord> all;
  for (auto& row : session.rows<Text, Text, Text, Text, Text>(
           select_running, {{"center", center_id}, {"today", domain::to_iso(today)}}))
    all.push_back(record_from(std::move(row)));
  return all;
}

std::optional<AbsenceRecord> find_absence(Session& session, std::string_view center_id,
                                          std::string_view absence_id) {
  auto row = session.row<Text, Text, Text, Text, Text>(select_one,
                                                       {{"center", center_id}, {"id", absence_id}});
  if (!row) return std::nullopt;
  return record_from(std::move(*row));
}

bool stands_in_for(Session& session, std::string_view center_id, std::string_view deputy_id,
                   std::string_view account_id, domain::CivilDate on) {
  for (const AbsenceRecord& absence : absences(session, center_id, on))
    if (absence.account_id == account_id && absence.deputy_id == deputy_id && absence.from_on <= on)
      return true;
  return false;
}

void insert_absence(Session& writer, std::string_view center_id, const AbsenceRecord& record,
                    std::string_view by, domain::Instant now) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.id},
                              {"account", record.account_id},
                              {"deputy", record.deputy_id},
                              {"from", domain::to_iso(record.from_on)},
                              {"to", domain::to_iso(record.to_on)},
                              {"now", to_stored(now)},
                              {"by", by}});
}

bool end_absence(Session& writer, std::string_view center_id, std::string_view absence_id,
                 std::string_view by, domain::Instant now) {
  return writer.execute_one(
      end_row, {{"center", center_id}, {"id", absence_id}, {"now", to_stored(now)}, {"by", by}});
}

}  // namespace kizuna::persistence
