#include "persistence/break_glass_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view insert_row = R"sql(
  insert into break_glass (center_id, id, case_id, account_id, reason_code, reason, opened_at,
    ends_at, review_due, task_id)
  values (:center, :id, :case, :account, :code, :reason, :opened, :ends, :due, :task))sql";
constexpr std::string_view select_row = R"sql(
  select case_id, account_id, reason_code, reason, opened_at, ends_at, review_due, task_id, verdict,
    review_note, reviewed_by, reviewed_at
  from break_glass where center_id = :center and id = :id)sql";
constexpr std::string_view select_running = R"sql(
  select id, ends_at from break_glass
  where center_id = :center and case_id = :case and account_id = :account
    and opened_at <= :now and ends_at > :now
  order by ends_at desc limit 1)sql";
constexpr std::string_view select_on_contact = R"sql(
  select g.case_id from contact c
    join contact r on r.center_id = c.center_id and r.root_id = c.root_id
    join case_contact l on l.center_id = r.center_id and l.contact_id = r.id
      and l.unlinked_at is null
    join break_glass g on g.center_id = l.center_id and g.case_id = l.case_id
  where c.center_id = :center and c.id = :contact and l.restricted = 0 and g.account_id = :account
    and g.opened_at <= :now and g.ends_at > :now
  order by g.case_id limit 1)sql";
constexpr std::string_view select_dues = R"sql(
  select review_due from break_glass
  where center_id = :center and account_id = :account and verdict is null)sql";
constexpr std::string_view select_waiting = R"sql(
  select id from break_glass where center_id = :center and verdict is null
  order by opened_at, id limit 200)sql";
constexpr std::string_view select_reviewed = R"sql(
  select id from break_glass where center_id = :center and verdict is not null
  order by reviewed_at desc, id limit 200)sql";
constexpr std::string_view update_review = R"sql(
  update break_glass set verdict = :verdict, review_note = :note, reviewed_by = :by,
    reviewed_at = :at
  where center_id = :center and id = :id and verdict is null)sql";
constexpr std::string_view select_case = R"sql(
  select id from case_file where center_id = :center and number = :number)sql";

constexpr std::string_view select_proposal = R"sql(
  select id, reason, proposed_by, proposed_at from case_unrestriction
  where center_id = :center and case_id = :case and outcome is null)sql";
constexpr std::string_view insert_proposal = R"sql(
  insert into case_unrestriction (center_id, id, case_id, reason, proposed_by, proposed_at)
  values (:center, :id, :case, :reason, :by, :at))sql";
constexpr std::string_view update_proposal = R"sql(
  update case_unrestriction set outcome = :outcome, decided_by = :by, decided_at = :now
  where center_id = :center and id = :id and outcome is null)sql";

}  // namespace

void insert_break_glass(Session& writer, std::string_view center_id,
                        const BreakGlassRecord& record) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.id},
                              {"case", record.case_id},
                              {"account", record.account_id},
                              {"code", record.reason_code},
                              {"reason", record.reason},
                              {"opened", to_stored(record.opened_at)},
                              {"ends", to_stored(record.ends_at)},
                              {"due", domain::to_iso(record.review_due)},
                              {"task", record.task_id}});
}

std::optional<BreakGlassRecord> load_break_glass(Session& session, std::string_view center_id,
                                                 std::string_view id) {
  auto row = session.row<Text, Text, Text, Text, long long, long long, Text, Text, MaybeText, Text,
                         MaybeText, MaybeInt>(select_row, {{"center", center_id}, {"id", id}});
  if (!row) return std::nullopt;
  auto& [case_id, account, code, reason, opened, ends, due, task, verdict, note, by, at] = *row;
  BreakGlassRecord record;
  record.id = id;
  record.case_id = std::move(case_id);
  record.account_id = std::move(account);
  record.reason_code = std::move(code);
  record.reason = std::move(reason);
  record.opened_at = from_stored(opened);
  record.ends_at = from_stored(ends);
  record.review_due = domain::parse_iso_date(due).value();
  record.task_id = std::move(task);
  record.verdict = std::move(verdict);
  record.review_note = std::move(note);
  record.reviewed_by = std::move(by);
  if (at) record.reviewed_at = from_stored(*at);
  return record;
}

std::optional<RunningBreakGlass> running_break_glass(Session& session, std::string_view center_id,
                                                     std::string_view case_id,
                                                     std::string_view account_id,
                                                     domain::Instant now) {
  auto row = session.row<Text, long long>(
      select_running,
      {{"center", center_id}, {"case", case_id}, {"account", account_id}, {"now", to_stored(now)}});
  if (!row) return std::nullopt;
  return RunningBreakGlass{std::move(std::get<0>(*row)), from_stored(std::get<1>(*row))};
}

std::optional<std::string> break_glass_on_contact(Session& session, std::string_view center_id,
                                                  std::string_view contact_id,
                                                  std::string_view account_id,
                                                  domain::Instant now) {
  auto row = session.row<Text>(select_on_contact, {{"center", center_id},
                                                   {"contact", contact_id},
                                                   {"account", account_id},
                                                   {"now", to_stored(now)}});
  if (!row) return std::nullopt;
  return std::move(std::get<0>(*row));
}

std::vector<domain::CivilDate> unreviewed_dues(Session& session, std::string_view center_id,
                                               std::string_view account_id) {
  std::vector<domain::CivilDate> dues;
  for (auto& [due] :
       session.rows<Text>(select_dues, {{"center", center_id}, {"account", account_id}}))
    dues.push_back(domain::parse_iso_date(due).value());
  return dues;
}

std::vector<std::string> list_break_glass(Session& session, std::string_view center_id,
                                          bool reviewed) {
  std::vector<std::string> ids;
  for (auto& [id] :
       session.rows<Text>(reviewed ? select_reviewed : select_waiting, {{"center", center_id}}))
    ids.push_back(std::move(id));
  return ids;
}

bool review_break_glass(Session& writer, std::string_view center_id, std::string_view id,
                        const BreakGlassReview& review) {
  return writer.execute_one(update_review, {{"center", center_id},
                                            {"id", id},
                                            {"verdict", review.verdict},
                                            {"note", review.note},
                                            {"by", review.by},
                                            {"at", to_stored(review.at)}});
}

std::optional<std::string> case_of_number(Session& session, std::string_view center_id,
                                          std::string_view number) {
  auto row = session.row<Text>(select_case, {{"center", center_id}, {"number", number}});
  if (!row) return std::nullopt;
  return std::move(std::get<0>(*row));
}

std::optional<Unrestriction> open_unrestriction(Session& session, const domain::Authorized&,
                                                std::string_view center_id,
                                                std::string_view case_id) {
  auto row = session.row<Text, Text, Text, long long>(select_proposal,
                                                      {{"center", center_id}, {"case", case_id}});
  if (!row) return std::nullopt;
  auto& [id, reason, by, at] = *row;
  return Unrestriction{std::move(id), std::move(reason), std::move(by), from_stored(at)};
}

void propose_unrestriction(Session& writer, std::string_view center_id, std::string_view case_id,
                           const Unrestriction& proposal) {
  writer.execute(insert_proposal, {{"center", center_id},
                                   {"id", proposal.id},
                                   {"case", case_id},
                                   {"reason", proposal.reason},
                                   {"by", proposal.proposed_by},
                                   {"at", to_stored(proposal.proposed_at)}});
}

bool decide_unrestriction(Session& writer, std::string_view center_id, std::string_view id,
                          bool accepted, std::string_view by, domain::Instant now) {
  return writer.execute_one(update_proposal,
                            {{"center", center_id},
                             {"id", id},
                             {"outcome", std::string_view(accepted ? "accepted" : "refused")},
                             {"by", by},
                             {"now", to_stored(now)}});
}

}  // namespace kizuna::persistence
