#include "persistence/case_store.hpp"

#include <stdexcept>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::intake::CaseState;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_access = R"sql(
  select c.version, c.state, c.owner_id, c.sensitivity,
    (select count(*) from case_team t where t.center_id = c.center_id and t.case_id = c.id
       and t.account_id = :viewer and t.until is null),
    (select count(*) from account a where a.center_id = c.center_id and a.id = :viewer
       and a.unit = c.unit),
    (select count(*) from declared_relation r
          join person q on q.center_id = r.center_id and q.id = r.person_id
          join person s on s.center_id = r.center_id and s.id = c.subject_id
     where r.center_id = c.center_id and r.account_id = :viewer and r.ended_at is null
       and s.survivor_id = q.survivor_id),
    (select count(*) from person s
       join person q on q.center_id = s.center_id and q.survivor_id = s.survivor_id
     where s.center_id = c.center_id and s.id = c.subject_id and q.mask_level >= 3)
  from case_file c where c.center_id = :center and c.id = :id)sql";

constexpr std::string_view select_who = R"sql(
  select version, number, suffix, fiscal_year, ordinal, state, owner_id, unit, subject_id, urgency,
    urgency_was_s, sensitivity, opened_by_contact_id, opened_at, opened_by, continues_case_id
  from case_file where center_id = :center and id = :id)sql";

constexpr std::string_view select_clock = R"sql(
  select state_since, state_due, state_due_why, days_left_when_paused, suspended_from,
    suspend_reason, close_code, closing_summary, closed_at, updated_at
  from case_file where center_id = :center and id = :id)sql";

constexpr std::string_view insert_row = R"sql(
  insert into case_file (center_id, id, version, number, suffix, fiscal_year, ordinal, state,
    owner_id, unit, subject_id, urgency, urgency_was_s, sensitivity, opened_by_contact_id,
    opened_at, opened_by, state_since, state_due, state_due_why, suspend_reason, closing_summary,
    continues_case_id, updated_at)
  values (:center, :id, 1, :number, :opening, :year, :ordinal, :state, :owner, :unit, :subject,
    :urgency, :was_s, :sensitivity, :contact, :opened_at, :opened_by, :since, :due, :why, '', '',
    :continues, :updated_at))sql";

constexpr std::string_view update_row = R"sql(
  update case_file set version = version + 1, number = :number, suffix = :opening, state = :state,
    owner_id = :owner, urgency = :urgency, urgency_was_s = :was_s, sensitivity = :sensitivity,
    opened_by_contact_id = :contact, state_since = :since, state_due = :due,
    state_due_why = :why, days_left_when_paused = :days_left, suspended_from = :suspended_from,
    suspend_reason = :suspend_reason, close_code = :close_code, closing_summary = :summary,
    closed_at = :closed_at, updated_at = :updated_at
  where center_id = :center and id = :id and version = :version and state = :expected)sql";

constexpr std::string_view select_of_subject = R"sql(
  select f.id, f.state, f.closed_at from person p
    join person q on q.center_id = p.center_id
      and q.survivor_id = p.survivor_id
    join case_file f on f.center_id = q.center_id and f.subject_id = q.id
  where p.center_id = :center and p.id = :subject order by f.opened_at desc, f.id desc)sql";

constexpr std::string_view insert_event = R"sql(
  insert into case_event (center_id, id, case_id, at, kind, rule, action, from_state, to_state,
    actor_id, reason, note, track_id)
  values (:center, :id, :case, :at, :kind, :rule, :action, :from, :to, :actor, :reason,
    :note, :track))sql";

constexpr std::string_view count_link = R"sql(
  select count(*) from case_contact where center_id = :center and case_id = :case
    and contact_id = :contact and unlinked_at is null)sql";
constexpr std::string_view insert_link = R"sql(
  insert into case_contact (center_id, case_id, contact_id, restricted, reopens, linked_at,
    linked_by)
  values (:center, :case, :contact, :restricted, :reopens, :now, :by))sql";
constexpr std::string_view end_link = R"sql(
  update case_contact set unlinked_at = :now, unlinked_by = :by where center_id = :center
    and case_id = :case and contact_id = :contact and unlinked_at is null)sql";

constexpr std::string_view count_member = R"sql(
  select count(*) from case_team where center_id = :center and case_id = :case
    and account_id = :account and until is null)sql";
constexpr std::string_view insert_member = R"sql(
  insert into case_team (center_id, case_id, account_id, duty, since)
  values (:center, :case, :account, :duty, :now))sql";
constexpr std::string_view count_account = R"sql(
  select count(*) from account where center_id = :center and id = :account
    and status = 'active')sql";

MaybeText date_text(const std::optional<domain::CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

domain::Sensitivity sensitivity_of(std::string_view word) {
  return static_cast<domain::Sensitivity>(word.at(1) - '0');
}

void read_who(Session& session, std::string_view center_id, CaseRecord& record) {
  auto row = session.row<long long, Text, long long, long long, long long, Text, MaybeText, Text,
                         Text, Text, bool, Text, Text, long long, Text, MaybeText>(
      select_who, {{"center", center_id}, {"id", record.id}});
  auto& [version, number, opening, year, ordinal, state, owner, unit, subject, urgency, was_s,
         sensitivity, contact, opened_at, opened_by, continues] = row.value();
  record.version = version;
  record.number = std::move(number);
  record.opening = static_cast<int>(opening);
  record.fiscal_year = static_cast<int>(year);
  record.ordinal = static_cast<int>(ordinal);
  record.state = state_from_id(state);
  record.owner_id = std::move(owner);
  record.unit = std::move(unit);
  record.subject_id = std::move(subject);
  record.urgency = domain::intake::parse_urgency(urgency).value();
  record.urgency_was_s = was_s;
  record.sensitivity = std::move(sensitivity);
  record.opened_by_contact_id = std::move(contact);
  record.opened_at = from_stored(opened_at);
  record.opened_by = std::move(opened_by);
  record.continues_case_id = std::move(continues);
}

void read_clock(Session& session, std::string_view center_id, CaseRecord& record) {
  auto row =
      session.row<Text, MaybeText, Text, MaybeInt, MaybeText, Text, MaybeText, Text, MaybeInt,
                  long long>(select_clock, {{"center", center_id}, {"id", record.id}});
  auto& [since, due, why, days_left, suspended_from, suspend_reason, close_code, summary, closed_at,
         updated_at] = row.value();
  record.state_since = domain::parse_iso_date(since).value();
  if (due) record.state_due = domain::parse_iso_date(*due);
  record.state_due_why = std::move(why);
  record.days_left_when_paused = days_left;
  if (suspended_from) record.suspended_from = state_from_id(*suspended_from);
  record.suspend_reason = std::move(suspend_reason);
  record.close_code = std::move(close_code);
  record.closing_summary = std::move(summary);
  if (closed_at) record.closed_at = from_stored(*closed_at);
  record.updated_at = from_stored(updated_at);
}

}  // namespace

std::string state_id(CaseState state) {
  return "S" + std::to_string(static_cast<int>(state));
}

CaseState state_from_id(std::string_view id) {
  for (const auto& row : domain::intake::case_workflow().states)
    if (row.id == id) return row.state;
  throw std::logic_error("a case in a state that does not exist");
}

std::optional<CaseAccess> case_access(Session& session, std::string_view center_id,
                                      std::string_view case_id, std::string_view viewer_id) {
  auto row =
      session.row<long long, Text, MaybeText, Text, long long, long long, long long, long long>(
          select_access, {{"center", center_id}, {"id", case_id}, {"viewer", viewer_id}});
  if (!row) return std::nullopt;
  auto& [version, state, owner, sensitivity, named, same_unit, relations, sheltered] = *row;
  CaseAccess access;
  access.version = version;
  access.facts = {std::string(center_id),
                  owner.value_or(""),
                  named > 0,
                  same_unit > 0,
                  sensitivity_of(sensitivity),
                  relations > 0,
                  state_from_id(state) == CaseState::closed,
                  false,
                  sheltered > 0};
  return access;
}

std::optional<CaseRecord> load_case(Session& session, const domain::Authorized&,
                                    std::string_view center_id, std::string_view case_id) {
  CaseRecord record;
  record.id = case_id;
  read_who(session, center_id, record);
  read_clock(session, center_id, record);
  return record;
}

void insert_case(Session& writer, std::string_view center_id, const CaseRecord& record) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.id},
                              {"number", record.number},
                              {"opening", record.opening},
                              {"year", record.fiscal_year},
                              {"ordinal", record.ordinal},
                              {"state", state_id(record.state)},
                              {"owner", record.owner_id},
                              {"unit", record.unit},
                              {"subject", record.subject_id},
                              {"urgency", code_of(record.urgency)},
                              {"was_s", record.urgency_was_s},
                              {"sensitivity", record.sensitivity},
                              {"contact", record.opened_by_contact_id},
                              {"opened_at", to_stored(record.opened_at)},
                              {"opened_by", record.opened_by},
                              {"since", domain::to_iso(record.state_since)},
                              {"due", date_text(record.state_due)},
                              {"why", record.state_due_why},
                              {"continues", record.continues_case_id},
                              {"updated_at", to_stored(record.updated_at)}});
}

bool update_case(Session& writer, std::string_view center_id, const CaseRecord& record,
                 CaseState expected) {
  const MaybeText left =
      record.suspended_from ? MaybeText(state_id(*record.suspended_from)) : std::nullopt;
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", record.id},
                                         {"version", record.version},
                                         {"expected", state_id(expected)},
                                         {"number", record.number},
                                         {"opening", record.opening},
                                         {"state", state_id(record.state)},
                                         {"owner", record.owner_id},
                                         {"urgency", code_of(record.urgency)},
                                         {"was_s", record.urgency_was_s},
                                         {"sensitivity", record.sensitivity},
                                         {"contact", record.opened_by_contact_id},
                                         {"since", domain::to_iso(record.state_since)},
                                         {"due", date_text(record.state_due)},
                                         {"why", record.state_due_why},
                                         {"days_left", record.days_left_when_paused},
                                         {"suspended_from", left},
                                         {"suspend_reason", record.suspend_reason},
                                         {"close_code", record.close_code},
                                         {"summary", record.closing_summary},
                                         {"closed_at", to_stored(record.closed_at)},
                                         {"updated_at", to_stored(record.updated_at)}});
}

std::vector<SubjectCase> cases_of_subject(Session& session, std::string_view center_id,
                                          std::string_view subject_id) {
  std::vector<SubjectCase> out;
  for (auto& [id, state, closed_at] : session.rows<Text, Text, MaybeInt>(
           select_of_subject, {{"center", center_id}, {"subject", subject_id}})) {
    out.push_back({std::move(id), state_from_id(state), std::nullopt});
    if (closed_at) out.back().closed_at = from_stored(*closed_at);
  }
  return out;
}

void insert_case_event(Session& writer, std::string_view center_id, const CaseEvent& event) {
  writer.execute(insert_event, {{"center", center_id},
                                {"id", event.id},
                                {"case", event.case_id},
                                {"at", to_stored(event.at)},
                                {"kind", event.kind},
                                {"rule", event.rule},
                                {"action", event.action},
                                {"from", event.from_state},
                                {"to", event.to_state},
                                {"actor", event.actor_id},
                                {"reason", event.reason},
                                {"note", event.note},
                                {"track", event.track_id}});
}

bool link_contact(Session& writer, std::string_view center_id, std::string_view case_id,
                  std::string_view contact_id, bool restricted, bool reopens, std::string_view by,
                  domain::Instant now) {
  const std::vector<Param> link{{"center", center_id}, {"case", case_id}, {"contact", contact_id}};
  if (std::get<0>(writer.row<long long>(count_link, link).value()) > 0) return false;
  writer.execute(insert_link, {{"center", center_id},
                               {"case", case_id},
                               {"contact", contact_id},
                               {"restricted", restricted},
                               {"reopens", reopens},
                               {"now", to_stored(now)},
                               {"by", by}});
  return true;
}

bool unlink_contact(Session& writer, std::string_view center_id, std::string_view case_id,
                    std::string_view contact_id, std::string_view by, domain::Instant now) {
  return writer.execute_one(end_link, {{"center", center_id},
                                       {"case", case_id},
                                       {"contact", contact_id},
                                       {"now", to_stored(now)},
                                       {"by", by}});
}

bool is_active_account(Session& session, std::string_view center_id, std::string_view account_id) {
  const auto row =
      session.row<long long>(count_account, {{"center", center_id}, {"account", account_id}});
  return std::get<0>(row.value()) == 1;
}

bool join_team(Session& writer, std::string_view center_id, std::string_view case_id,
               std::string_view account_id, std::string_view duty, domain::Instant now) {
  const std::vector<Param> member{
      {"center", center_id}, {"case", case_id}, {"account", account_id}};
  if (!is_active_account(writer, center_id, account_id)) return false;
  if (std::get<0>(writer.row<long long>(count_member, member).value()) > 0) return false;
  writer.execute(insert_member, {{"center", center_id},
                                 {"case", case_id},
                                 {"account", account_id},
                                 {"duty", duty},
                                 {"now", to_stored(now)}});
  return true;
}

}  // namespace kizuna::persistence
