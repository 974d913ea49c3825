#include "api/resources/waiting.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/resources/case_reading.hpp"
#include "api/resources/task_reading.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"
#include "persistence/contact_store.hpp"
#include "persistence/inquiry_store.hpp"
#include "persistence/names.hpp"
#include "persistence/void_request_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;

constexpr long long rows_max = 200;

void describe_opening(Context& ctx, const FoundCase& found, WaitingCase& row) {
  const std::string& contact_id = found.record.opened_by_contact_id;
  const auto access =
      persistence::contact_access(ctx.db, ctx.center(), contact_id, ctx.caller.account_id).value();
  const auto allowed = domain::decide(ctx.caller.subject(), Action::search_contacts, access.facts);
  if (!allowed) return;
  const auto record = persistence::load_contact(ctx.db, *allowed, ctx.center(), contact_id).value();
  const domain::intake::Contact& contact = record.contact;
  row.received_by = persistence::account_name(ctx.db, ctx.center(), contact.staff);
  row.received_at.value = contact.received_at.value_or(record.created_at);
  row.caller = contact.caller_label.empty()
                   ? std::string(domain::intake::label_of("caller", contact.caller_type))
                   : contact.caller_label;
  row.topic_main = contact.topic_main;
  row.abuse = contact.abuse;
}

std::vector<WaitingCase> cases_to_accept(Context& ctx) {
  persistence::CaseFilter received;
  received.state = persistence::state_id(domain::intake::CaseState::received);
  auto page = persistence::list_cases(ctx.db, ctx.center(), received, {}, rows_max);
  std::ranges::reverse(page);  // who waits longest comes first
  std::vector<WaitingCase> waiting;
  for (const auto& row : page) {
    const auto access =
        persistence::case_access(ctx.db, ctx.center(), row.id, ctx.caller.account_id).value();
    const auto allowed = domain::decide(ctx.caller.subject(), Action::list_cases, access.facts);
    if (!allowed) continue;
    const FoundCase found{*allowed,
                          persistence::load_case(ctx.db, *allowed, ctx.center(), row.id).value()};
    WaitingCase& one = waiting.emplace_back();
    one.head = line_of(ctx, found);
    one.received_at = one.head.opened_at;
    describe_opening(ctx, found, one);
    for (NextStep& step : next_steps(ctx, found))
      if (step.action == "accept" || step.action == "return_to_inquiry")
        one.steps.value.push_back(std::move(step));
  }
  return waiting;
}

/// nullopt for a contact that the caller may not know of.
std::optional<WaitingContact> contact_row(Context& ctx, const std::string& contact_id) {
  const auto access =
      persistence::contact_access(ctx.db, ctx.center(), contact_id, ctx.caller.account_id).value();
  const auto allowed = domain::decide(ctx.caller.subject(), Action::search_contacts, access.facts);
  if (!allowed) return std::nullopt;
  const auto record = persistence::load_contact(ctx.db, *allowed, ctx.center(), contact_id).value();
  WaitingContact row;
  row.contact.value = contact_id;
  row.contact_number = record.contact.number;
  if (!record.contact.subject_person.empty())
    row.subject_name =
        persistence::person_name(ctx.db, *allowed, ctx.center(), record.contact.subject_person);
  return row;
}

/// Somebody asked for something about a contact.
struct Asked {
  std::string id;
  long long version;
  std::string contact_id;
  std::string reason;
  std::string by;
  domain::Instant at;
};

std::vector<WaitingContact> contact_rows(Context& ctx, const std::vector<Asked>& asked) {
  std::vector<WaitingContact> rows;
  for (const Asked& one : asked) {
    auto row = contact_row(ctx, one.contact_id);
    if (!row) continue;
    row->id.value = one.id;
    row->version = one.version;
    row->reason = one.reason;
    row->asked_by = persistence::account_name(ctx.db, ctx.center(), one.by);
    row->asked_by_caller = one.by == ctx.caller.account_id;
    row->asked_at.value = one.at;
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<Asked> asked_voids(Context& ctx) {
  std::vector<Asked> asked;
  for (const auto& one : persistence::open_void_requests(ctx.db, ctx.center()))
    asked.push_back(
        {one.id, one.version, one.contact_id, one.reason, one.requested_by, one.requested_at});
  return asked;
}

/// Those for which SENIOR was asked: not every "stay as inquiry" needs it (I-15).
std::vector<Asked> asked_inquiries(Context& ctx) {
  std::vector<Asked> asked;
  for (const auto& one : persistence::inquiries_to_agree(ctx.db, ctx.center()))
    asked.push_back(
        {one.id, one.version, one.contact_id, one.reason, one.decided_by, one.decided_at});
  return asked;
}

std::vector<OwnerLoad> load_of_owners(Context& ctx) {
  std::vector<OwnerLoad> load;
  for (const auto& row :
       persistence::owner_loads(ctx.db, ctx.center(), domain::jst_date(ctx.now))) {
    OwnerLoad& one = load.emplace_back();
    if (row.account_id) {
      one.account = Uuid{*row.account_id};
      one.name = persistence::account_name(ctx.db, ctx.center(), *row.account_id);
    }
    one.cases = row.cases;
    one.overdue = row.overdue;
  }
  return load;
}

std::vector<TaskView> undecided_sheets(Context& ctx) {
  persistence::TaskFilter of_post;
  of_post.post = "senior";
  of_post.state = "open";
  auto tasks =
      visible_tasks(ctx, persistence::list_tasks(ctx.db, ctx.center(), of_post, {}, rows_max));
  std::erase_if(tasks, [](const TaskView& task) { return task.source != "R-4"; });
  return tasks;
}

}  // namespace

Response list_waiting_decisions(Context& context) {
  WaitingDecisions answer;
  answer.now.value = context.now;
  answer.cases.value = cases_to_accept(context);
  answer.voids.value = contact_rows(context, asked_voids(context));
  answer.inquiries.value = contact_rows(context, asked_inquiries(context));
  answer.sheets.value = undecided_sheets(context);
  answer.load.value = load_of_owners(context);
  nlohmann::json listed = nlohmann::json::array();
  for (const auto& row : answer.cases.value) listed.push_back(row.head.id.value);
  for (const auto& row : answer.voids.value) listed.push_back(row.contact.value);
  for (const auto& row : answer.inquiries.value) listed.push_back(row.contact.value);
  for (const auto& row : answer.sheets.value) listed.push_back(row.id.value);
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  return json_response(write_body(answer));
}

}  // namespace kizuna::api
