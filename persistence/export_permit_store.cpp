#include "persistence/export_permit_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInteger = std::optional<long long>;

constexpr std::string_view insert_row = R"sql(
  insert into export_permit (center_id, id, version, question, reason, requested_by, requested_at)
  values (:center, :id, 1, :question, :reason, :by, :at))sql";
constexpr std::string_view select_row = R"sql(
  select id, version, question, reason, requested_by, requested_at, approved_by, approved_at
  from export_permit where center_id = :center and id = :id)sql";
constexpr std::string_view select_since = R"sql(
  select id, version, question, reason, requested_by, requested_at, approved_by, approved_at
  from export_permit where center_id = :center and requested_at >= :since
  order by requested_at desc, id desc limit :limit)sql";
constexpr std::string_view approve_row = R"sql(
  update export_permit set version = version + 1, approved_by = :by, approved_at = :at
  where center_id = :center and id = :id and version = :version and approved_by is null)sql";

template <class Row>
ExportPermit permit_of(Row&& row) {
  auto& [id, version, question, reason, by, at, approver, approved] = row;
  ExportPermit permit{std::move(id), version,         std::move(question), std::move(reason),
                      std::move(by), from_stored(at), std::move(approver), {}};
  if (approved) permit.approved_at = from_stored(*approved);
  return permit;
}

}  // namespace

void insert_export_permit(Session& writer, std::string_view center_id, const ExportPermit& permit) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", permit.id},
                              {"question", permit.question},
                              {"reason", permit.reason},
                              {"by", permit.requested_by},
                              {"at", to_stored(permit.requested_at)}});
}

std::optional<ExportPermit> find_export_permit(Session& session, std::string_view center_id,
                                               std::string_view id) {
  auto row = session.row<Text, long long, Text, Text, Text, long long, MaybeText, MaybeInteger>(
      select_row, {{"center", center_id}, {"id", id}});
  if (!row) return std::nullopt;
  return permit_of(*row);
}

std::vector<ExportPermit> export_permits(Session& session, std::string_view center_id,
                                         domain::Instant since, long long limit) {
  std::vector<ExportPermit> out;
  for (auto& row :
       session.rows<Text, long long, Text, Text, Text, long long, MaybeText, MaybeInteger>(
           select_since, {{"center", center_id}, {"since", to_stored(since)}, {"limit", limit}}))
    out.push_back(permit_of(row));
  return out;
}

bool approve_export_permit(Session& writer, std::string_view center_id, const ExportPermit& permit,
                           std::string_view by, domain::Instant now) {
  return writer.execute_one(approve_row, {{"center", center_id},
                                          {"id", permit.id},
                                          {"version", permit.version},
                                          {"by", by},
                                          {"at", to_stored(now)}});
}

}  // namespace kizuna::persistence
