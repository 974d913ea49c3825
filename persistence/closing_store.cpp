#include "persistence/closing_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view void_rows = R"sql(
  update case_approval set voided_at = :now
  where center_id = :center and case_id = :case and voided_at is null)sql";
constexpr std::string_view insert_row = R"sql(
  insert into case_approval (center_id, id, case_id, rule, text_hash, requested_by, requested_at)
  values (:center, :id, :case, :rule, :hash, :by, :at))sql";
constexpr std::string_view select_case = R"sql(
  select case_id from case_approval
  where center_id = :center and id = :id and voided_at is null)sql";
constexpr std::string_view select_live = R"sql(
  select id, rule, text_hash, requested_by, requested_at from case_approval
  where center_id = :center and case_id = :case and voided_at is null)sql";
constexpr std::string_view select_approvals = R"sql(
  select p.account_id, a.display_name, p.role, p.text_hash, p.approved_at from closing_approval p
    join account a on a.center_id = p.center_id and a.id = p.account_id
  where p.center_id = :center and p.request_id = :request order by p.approved_at, p.role)sql";
constexpr std::string_view count_approval = R"sql(
  select count(*) from closing_approval where center_id = :center and request_id = :request
    and account_id = :account)sql";
constexpr std::string_view insert_approval = R"sql(
  insert into closing_approval (center_id, request_id, case_id, account_id, role, text_hash,
    requested_by, owner_id, approved_at)
  values (:center, :request, :case, :account, :role, :hash, :requester, :owner, :at))sql";
constexpr std::string_view select_page = R"sql(
  select p.requested_at, p.id, p.case_id from case_approval p
    join case_file f on f.center_id = p.center_id and f.id = p.case_id
  where p.center_id = :center and p.voided_at is null and f.state <> 'S8'
    and (p.requested_at > :after_at or (p.requested_at = :after_at and p.id > :after_id))
  order by p.requested_at, p.id limit :limit)sql";
constexpr std::string_view select_subject = R"sql(
  select family_name, given_name, roman_name from person
  where center_id = :center and id = :subject)sql";

}  // namespace

void request_closing(Session& writer, std::string_view center_id, const ClosingRequest& request) {
  void_closings(writer, center_id, request.case_id, request.requested_at);
  writer.execute(insert_row, {{"center", center_id},
                              {"id", request.id},
                              {"case", request.case_id},
                              {"rule", request.rule},
                              {"hash", request.text_hash},
                              {"by", request.requested_by},
                              {"at", to_stored(request.requested_at)}});
}

void void_closings(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant now) {
  writer.execute(void_rows, {{"center", center_id}, {"case", case_id}, {"now", to_stored(now)}});
}

std::optional<std::string> case_of_closing(Session& session, std::string_view center_id,
                                           std::string_view request_id) {
  auto row = session.row<Text>(select_case, {{"center", center_id}, {"id", request_id}});
  if (!row) return std::nullopt;
  return std::move(std::get<0>(*row));
}

std::optional<ClosingRequest> live_closing(Session& session, const domain::Authorized&,
                                           std::string_view center_id, std::string_view case_id) {
  auto row = session.row<Text, Text, Text, Text, long long>(
      select_live, {{"center", center_id}, {"case", case_id}});
  if (!row) return std::nullopt;
  auto& [id, rule, hash, by, at] = *row;
  return ClosingRequest{std::move(id),   Text(case_id), std::move(rule),
                        std::move(hash), std::move(by), from_stored(at)};
}

std::vector<ClosingApproval> closing_approvals(Session& session, std::string_view center_id,
                                               std::string_view request_id) {
  std::vector<ClosingApproval> out;
  for (auto& [account, name, role, hash, at] : session.rows<Text, Text, Text, Text, long long>(
           select_approvals, {{"center", center_id}, {"request", request_id}})) {
    out.push_back(
        {std::move(account), std::move(name), std::move(role), std::move(hash), from_stored(at)});
  }
  return out;
}

bool approve_closing(Session& writer, std::string_view center_id, const ClosingRequest& request,
                     const std::optional<std::string>& owner_id, const ClosingApproval& approval) {
  const std::vector<Param> place{
      {"center", center_id}, {"request", request.id}, {"account", approval.account_id}};
  if (std::get<0>(writer.row<long long>(count_approval, place).value()) > 0) return false;
  writer.execute(insert_approval, {{"center", center_id},
                                   {"request", request.id},
                                   {"case", request.case_id},
                                   {"account", approval.account_id},
                                   {"role", approval.role},
                                   {"hash", approval.text_hash},
                                   {"requester", request.requested_by},
                                   {"owner", owner_id},
                                   {"at", to_stored(approval.approved_at)}});
  return true;
}

std::vector<ClosingCursor> list_closings(Session& session, std::string_view center_id,
                                         const std::optional<ClosingCursor>& after,
                                         long long limit) {
  std::vector<ClosingCursor> page;
  for (auto& [at, id, case_id] : session.rows<long long, Text, Text>(
           select_page, {{"center", center_id},
                         {"after_at", after ? after->requested_at : 0},
                         {"after_id", after ? after->id : ""},
                         {"limit", limit}})) {
    page.push_back({at, std::move(id), std::move(case_id)});
  }
  return page;
}

std::string subject_name(Session& session, const domain::Authorized&, std::string_view center_id,
                         const CaseRecord& record) {
  const auto row = session.row<Text, Text, Text>(
      select_subject, {{"center", center_id}, {"subject", record.subject_id}});
  const auto& [family, given, roman] = row.value();
  if (family.empty() && given.empty()) return roman;
  return family.empty() || given.empty() ? family + given : family + " " + given;
}

}  // namespace kizuna::persistence
