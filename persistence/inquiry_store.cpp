#include "persistence/inquiry_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_contact =
    "select contact_id from inquiry_decision where center_id = :center and id = :id";
constexpr std::string_view select_of_root = R"sql(
  select d.id, d.version, d.contact_id, d.reason, d.decided_by, d.decided_at, d.agreed_by,
    d.agreed_at
  from inquiry_decision d
    join contact c on c.center_id = d.center_id and c.id = d.contact_id
  where d.center_id = :center and c.root_id = :root
  order by d.decided_at desc, d.id desc)sql";
constexpr std::string_view select_to_agree = R"sql(
  select d.id, d.version, d.contact_id, d.reason, d.decided_by, d.decided_at, d.agreed_by,
    d.agreed_at
  from inquiry_decision d
  where d.center_id = :center and d.agreed_by is null and exists
    (select 1 from task t where t.center_id = d.center_id and t.contact_id = d.contact_id
       and t.source = 'I-15' and t.state = 'open')
  order by d.decided_at, d.id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into inquiry_decision (center_id, id, version, contact_id, reason, decided_by, decided_at)
  values (:center, :id, 1, :contact, :reason, :by, :at))sql";
constexpr std::string_view update_row = R"sql(
  update inquiry_decision set version = version + 1, agreed_by = :by, agreed_at = :at
  where center_id = :center and id = :id and version = :version and agreed_by is null)sql";

}  // namespace

std::optional<std::string> contact_of_inquiry(Session& session, std::string_view center_id,
                                              std::string_view decision_id) {
  auto row = session.row<Text>(select_contact, {{"center", center_id}, {"id", decision_id}});
  if (!row) return std::nullopt;
  return std::get<0>(std::move(*row));
}

namespace {

std::vector<InquiryDecision> decisions(Session& session, std::string_view sql,
                                       const std::vector<Param>& params) {
  std::vector<InquiryDecision> all;
  for (auto& [id, version, contact, reason, by, at, agreed_by, agreed_at] :
       session.rows<Text, long long, Text, Text, Text, long long, MaybeText, MaybeInt>(sql,
                                                                                       params)) {
    all.push_back({std::move(id), version, std::move(contact), std::move(reason), std::move(by),
                   from_stored(at), std::move(agreed_by), std::nullopt});
    if (agreed_at) all.back().agreed_at = from_stored(*agreed_at);
  }
  return all;
}

}  // namespace

std::vector<InquiryDecision> inquiry_decisions(Session& session, const domain::Authorized&,
                                               std::string_view center_id,
                                               std::string_view root_id) {
  return decisions(session, select_of_root, {{"center", center_id}, {"root", root_id}});
}

std::vector<InquiryDecision> inquiries_to_agree(Session& session, std::string_view center_id) {
  return decisions(session, select_to_agree, {{"center", center_id}});
}

void insert_inquiry(Session& writer, std::string_view center_id, const InquiryDecision& decision) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", decision.id},
                              {"contact", decision.contact_id},
                              {"reason", decision.reason},
                              {"by", decision.decided_by},
                              {"at", to_stored(decision.decided_at)}});
}

bool agree_to_inquiry(Session& writer, std::string_view center_id,
                      const InquiryDecision& decision) {
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", decision.id},
                                         {"version", decision.version},
                                         {"by", decision.agreed_by},
                                         {"at", to_stored(decision.agreed_at)}});
}

}  // namespace kizuna::persistence
