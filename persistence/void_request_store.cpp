#include "persistence/void_request_store.hpp"

#include <tuple>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_contact =
    "select contact_id from void_request where center_id = :center and id = :id";
constexpr std::string_view select_one = R"sql(
  select id, version, contact_id, state, reason, requested_by, requested_at,
    coalesce(approved_by, declined_by), coalesce(approved_at, declined_at), decline_reason
  from void_request where center_id = :center and id = :id)sql";
constexpr std::string_view select_of_root = R"sql(
  select v.id, v.version, v.contact_id, v.state, v.reason, v.requested_by, v.requested_at,
    coalesce(v.approved_by, v.declined_by), coalesce(v.approved_at, v.declined_at),
    v.decline_reason
  from void_request v
    join contact c on c.center_id = v.center_id and c.id = v.contact_id
  where v.center_id = :center and c.root_id = :root
  order by v.requested_at, v.id)sql";
constexpr std::string_view select_open = R"sql(
  select v.id, v.version, v.contact_id, v.state, v.reason, v.requested_by, v.requested_at,
    coalesce(v.approved_by, v.declined_by), coalesce(v.approved_at, v.declined_at),
    v.decline_reason
  from void_request v
    join contact c on c.center_id = v.center_id and c.id = v.contact_id
  where v.center_id = :center and v.state = 'open' and c.is_newest = 1
  order by v.requested_at, v.id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into void_request (center_id, id, contact_id, reason, requested_by, requested_at)
  values (:center, :id, :contact, :reason, :by, :at))sql";
constexpr std::string_view update_row = R"sql(
  update void_request set version = version + 1, state = :state, approved_by = :approved_by,
    approved_at = :approved_at, declined_by = :declined_by, declined_at = :declined_at,
    decline_reason = :decline_reason
  where center_id = :center and id = :id and version = :version and state = 'open')sql";

using Row =
    std::tuple<Text, long long, Text, Text, Text, Text, long long, MaybeText, MaybeInt, Text>;

VoidRequest request_from(Row&& row) {
  VoidRequest request;
  long long requested = 0;
  MaybeInt decided;
  std::tie(request.id, request.version, request.contact_id, request.state, request.reason,
           request.requested_by, requested, request.decided_by, decided, request.decline_reason) =
      std::move(row);
  request.requested_at = from_stored(requested);
  if (decided) request.decided_at = from_stored(*decided);
  return request;
}

std::vector<VoidRequest> requests(Session& session, std::string_view sql,
                                  const std::vector<Param>& params) {
  std::vector<VoidRequest> all;
  for (auto& row :
       session.rows<Text, long long, Text, Text, Text, Text, long long, MaybeText, MaybeInt, Text>(
           sql, params)) {
    all.push_back(request_from(std::move(row)));
  }
  return all;
}

}  // namespace

std::optional<std::string> contact_of_void_request(Session& session, std::string_view center_id,
                                                   std::string_view request_id) {
  auto row = session.row<Text>(select_contact, {{"center", center_id}, {"id", request_id}});
  if (!row) return std::nullopt;
  return std::get<0>(std::move(*row));
}

std::optional<VoidRequest> load_void_request(Session& session, const domain::Authorized&,
                                             std::string_view center_id,
                                             std::string_view request_id) {
  auto found = requests(session, select_one, {{"center", center_id}, {"id", request_id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<VoidRequest> void_requests_of(Session& session, const domain::Authorized&,
                                          std::string_view center_id, std::string_view root_id) {
  return requests(session, select_of_root, {{"center", center_id}, {"root", root_id}});
}

std::vector<VoidRequest> open_void_requests(Session& session, std::string_view center_id) {
  return requests(session, select_open, {{"center", center_id}});
}

void insert_void_request(Session& writer, std::string_view center_id, const VoidRequest& request) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", request.id},
                              {"contact", request.contact_id},
                              {"reason", request.reason},
                              {"by", request.requested_by},
                              {"at", to_stored(request.requested_at)}});
}

bool decide_void_request(Session& writer, std::string_view center_id, const VoidRequest& request) {
  const bool approved = request.state == "approved";
  const MaybeText nobody;
  const std::optional<domain::Instant> never;
  return writer.execute_one(update_row,
                            {{"center", center_id},
                             {"id", request.id},
                             {"version", request.version},
                             {"state", request.state},
                             {"approved_by", approved ? request.decided_by : nobody},
                             {"approved_at", to_stored(approved ? request.decided_at : never)},
                             {"declined_by", approved ? nobody : request.decided_by},
                             {"declined_at", to_stored(approved ? never : request.decided_at)},
                             {"decline_reason", request.decline_reason}});
}

}  // namespace kizuna::persistence
