#include "persistence/case_facts_store.hpp"

#include <map>
#include <set>
#include <sstream>

#include "persistence/account_store.hpp"
#include "persistence/chart_store.hpp"
#include "persistence/closing_store.hpp"
#include "persistence/contact_store.hpp"
#include "persistence/overlay_store.hpp"
#include "persistence/profile_store.hpp"
#include "persistence/sharing_store.hpp"
#include "persistence/track_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::intake::CaseFacts;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view insert_fact = R"sql(
  insert into case_fact (center_id, case_id, name, value, as_of, source, set_by, set_at, partial)
  values (:center, :case, :name, :value, :as_of, :source, :by, :now, :partial)
  on conflict (center_id, case_id, name, set_at)
  do update set value = excluded.value, as_of = excluded.as_of, source = excluded.source,
    partial = excluded.partial)sql";
constexpr std::string_view select_facts = R"sql(
  select name, value, partial from case_fact where center_id = :center and case_id = :case
  order by as_of, set_at)sql";
constexpr std::string_view select_facts_with_writer = R"sql(
  select f.name, f.value, f.as_of, f.source, a.display_name, f.set_at, f.partial
  from case_fact f join account a on a.center_id = f.center_id and a.id = f.set_by
  where f.center_id = :center and f.case_id = :case
  order by f.as_of, f.set_at)sql";
// Newest first: the newest row that is not voided counts (I-4), and whoever is named on any row has
// had a hand in the call, so no amendment makes a receiver free to triage it (W-1, W-2).
constexpr std::string_view select_opening_rows = R"sql(
  select r.person_wish, r.consent, r.abuse, r.staff_id, r.second_staff_id, r.voided
  from contact c join contact r on r.center_id = c.center_id and r.root_id = c.root_id
  where c.center_id = :center and c.id = :contact and r.finalised_at is not null
  order by r.amendment desc)sql";
constexpr std::string_view count_around = R"sql(
  select
    (select count(*) from task t where t.center_id = :center and t.case_id = :case
       and t.state = 'open' and t.kept_by_others = 0),
    (select count(*) from account a join account_role r on r.center_id = a.center_id
       and r.account_id = a.id where a.center_id = :center and a.status = 'active'
       and r.role = 'manager' and a.id <> :actor),
    (select count(*) from case_file o where o.center_id = :center and o.subject_id = :subject
       and o.id <> :case and o.state not in ('S0', 'S8')),
    (select count(*) from case_overlay v where v.center_id = :center and v.case_id = :case
       and v.kind = 'abuse'),
    (select count(*) from person p where p.center_id = :center and p.id = :subject
       and p.sex <> ''))sql";
constexpr std::string_view select_attempts = R"sql(
  select attempted_at, method from contact_attempt
  where center_id = :center and (case_id = :case or subject_person_id = :subject))sql";
// Urgency S on any row of a contact of the case, amended rows and its sisters included (W-8).
constexpr std::string_view count_urgency_s = R"sql(
  select count(*) from case_contact k
    join contact n on n.center_id = k.center_id and n.id = k.contact_id
    join contact c on c.center_id = n.center_id and c.root_id = n.root_id
  where k.center_id = :center and k.case_id = :case and k.unlinked_at is null
    and c.urgency = 'S' and c.finalised_at is not null)sql";
constexpr std::string_view select_opening = R"sql(
  select c.subject_person_id, c.urgency, c.abuse, c.person_wish, c.caller_type, c.relation_label,
    c.relation_degree, c.relation_unknown, c.finalised_at, c.is_newest, c.voided,
    (select count(*) from contact a where a.center_id = c.center_id and a.root_id = c.root_id
       and a.urgency = 'S'),
    (select count(*) from person p where p.center_id = c.center_id and p.id = c.subject_person_id
       and (p.family_name <> '' or p.given_name <> '' or p.roman_name <> '')),
    c.received_at
  from contact c where c.center_id = :center and c.id = :id)sql";

void read_opening_contact(Session& session, std::string_view center_id,
                          const std::string& contact_id, CaseFacts& facts) {
  bool found = false;
  for (auto& [wish, consent, abuse, staff, second, voided] :
       session.rows<Text, Text, Text, Text, MaybeText, bool>(
           select_opening_rows, {{"center", center_id}, {"contact", contact_id}})) {
    facts.receivers.push_back(std::move(staff));
    if (second) facts.receivers.push_back(std::move(*second));
    if (found || voided) continue;
    found = true;
    facts.person_wish = std::move(wish);
    facts.newest_consent = std::move(consent);
    facts.abuse_decided = !abuse.empty();
  }
}

void read_overlays(Session& session, const domain::Authorized& authorized,
                   std::string_view center_id, const std::string& case_id,
                   const domain::intake::FactValues& values, CaseFacts& facts) {
  facts.city_end_date = false;
  for (const auto& overlay : case_overlays(session, authorized, center_id, case_id)) {
    facts.deceased = facts.deceased || overlay.kind == "deceased";
    if (overlay.kind != "abuse") continue;
    facts.abuse_on = true;
    // W-13: the end of this response, not of an earlier one.
    const auto ended_on = domain::intake::date_fact(values, "city_ended_on");
    facts.city_end_date =
        ended_on && *ended_on >= domain::jst_date(overlay.since) && *ended_on <= facts.today;
  }
}

/// Tracks of the case say what is steady; a decided kind that was never opened counts too, unless
/// it was said by hand. Restricted ones are left out, so that no guard tells of them.
void read_tracks(Session& session, const domain::Authorized& authorized, std::string_view center_id,
                 const std::string& case_id, const domain::intake::FactValues& values,
                 CaseFacts& facts) {
  std::set<std::string, std::less<>> known;
  int unsteady = 0;
  for (const auto& track : tracks_of_case(session, authorized, center_id, case_id)) {
    if (domain::intake::is_restricted(track.kind)) continue;
    known.emplace(domain::intake::code_of(track.kind));
    if (!track.ended_on && !domain::intake::is_steady(track.state)) ++unsteady;
  }
  if (facts.tracks_unsteady > 0) {
    std::istringstream decided(values.find("tracks")->second);
    for (std::string code; std::getline(decided, code, ',');)
      if (!known.contains(code)) ++unsteady;
  }
  facts.tracks_unsteady = unsteady;
}

void read_closing(Session& session, const domain::Authorized& authorized,
                  std::string_view center_id, const std::string& case_id, CaseFacts& facts) {
  auto request = live_closing(session, authorized, center_id, case_id);
  if (!request) return;
  for (auto& approval : closing_approvals(session, center_id, request->id)) {
    if (approval.role == "manager") continue;
    facts.city_approvals.push_back({std::move(approval.account_id), std::move(approval.text_hash)});
  }
  facts.requester = std::move(request->requested_by);
  facts.closing_text_hash = std::move(request->text_hash);
}

}  // namespace

void set_case_fact(Session& writer, std::string_view center_id, std::string_view case_id,
                   const NamedFact& fact, std::string_view by, domain::Instant now) {
  writer.execute(insert_fact, {{"center", center_id},
                               {"case", case_id},
                               {"name", fact.name},
                               {"value", fact.value},
                               {"as_of", domain::to_iso(fact.as_of)},
                               {"source", fact.source},
                               {"by", by},
                               {"now", to_stored(now)},
                               {"partial", fact.partial}});
}

std::vector<StoredFact> newest_case_facts(Session& session, const domain::Authorized&,
                                          std::string_view center_id, std::string_view case_id) {
  std::map<Text, StoredFact> newest;
  for (auto& [name, value, as_of, source, by, at, partial] :
       session.rows<Text, Text, Text, Text, Text, long long, bool>(
           select_facts_with_writer, {{"center", center_id}, {"case", case_id}})) {
    newest.erase(name);
    if (partial) continue;
    const auto day = domain::parse_iso_date(as_of).value();
    newest.emplace(name, StoredFact{{name, std::move(value), day, std::move(source)},
                                    std::move(by),
                                    from_stored(at)});
  }
  std::vector<StoredFact> facts;
  for (auto& [name, fact] : newest) facts.push_back(std::move(fact));
  return facts;
}

domain::intake::FactValues case_fact_values(Session& session, const domain::Authorized&,
                                            std::string_view center_id, std::string_view case_id) {
  domain::intake::FactValues values;
  for (auto& [name, value, partial] :
       session.rows<Text, Text, bool>(select_facts, {{"center", center_id}, {"case", case_id}})) {
    if (partial) {
      values.erase(name);
    } else {
      values[name] = std::move(value);
    }
  }
  return values;
}

CaseFacts guard_facts(Session& session, const domain::Authorized& authorized,
                      std::string_view center_id, const CaseRecord& record,
                      std::string_view actor_id, domain::CivilDate today) {
  CaseFacts facts;
  facts.actor = actor_id;
  facts.owner = record.owner_id.value_or("");
  facts.today = today;
  facts.left_state = record.suspended_from;
  facts.urgency_decided = true;
  facts.urgency_ever_s = record.urgency_was_s;
  facts.close_code = record.close_code.value_or("");
  facts.closing_summary = !record.closing_summary.empty();
  if (record.closed_at) facts.closed_on = domain::jst_date(*record.closed_at);
  read_opening_contact(session, center_id, record.opened_by_contact_id, facts);
  auto values = case_fact_values(session, authorized, center_id, record.id);
  for (const auto& waiver : profile_waivers(session, center_id, record.id))
    if (waiver.approved_by) values.try_emplace(waiver.field, domain::intake::waived_fact);
  domain::intake::apply_facts(values, facts);
  facts.genogram_present = facts.genogram_present || chart_has_kin(session, center_id, record.id);
  const auto around = session.row<long long, long long, long long, long long, long long>(
      count_around, {{"center", center_id},
                     {"case", record.id},
                     {"actor", actor_id},
                     {"subject", record.subject_id}});
  const auto& [tasks, seniors, others, abuse_ever, sex_known] = around.value();
  facts.open_tasks = static_cast<int>(tasks);
  facts.other_senior_present = seniors > 0;
  facts.other_open_case = others > 0;
  facts.abuse_ever = abuse_ever > 0;
  facts.statistics_complete = facts.profile_complete && facts.income_screened && sex_known > 0;
  facts.consent_end_recorded =
      facts.consent_end_recorded || consents_have_ends(session, center_id, record.id);
  read_overlays(session, authorized, center_id, record.id, values, facts);
  read_tracks(session, authorized, center_id, record.id, values, facts);
  for (auto& [at, method] : session.rows<long long, Text>(
           select_attempts,
           {{"center", center_id}, {"case", record.id}, {"subject", record.subject_id}})) {
    facts.attempts.push_back({domain::jst_date(from_stored(at)), std::move(method)});
  }
  const auto urgent =
      session.row<long long>(count_urgency_s, {{"center", center_id}, {"case", record.id}});
  facts.urgency_ever_s = facts.urgency_ever_s || std::get<0>(urgent.value()) > 0;
  read_closing(session, authorized, center_id, record.id, facts);
  return facts;
}

std::optional<OpeningContact> opening_contact(Session& session, std::string_view center_id,
                                              std::string_view contact_id,
                                              std::string_view viewer_id) {
  auto row = session.row<MaybeText, Text, Text, Text, Text, Text, MaybeInt, bool, MaybeInt, bool,
                         bool, long long, long long, MaybeInt>(
      select_opening, {{"center", center_id}, {"id", contact_id}});
  const auto access = contact_access(session, center_id, contact_id, viewer_id);
  if (!row || !access) return std::nullopt;
  auto& [subject, urgency, abuse, wish, caller, label, degree, unknown, finalised, newest, voided,
         was_s, named, received_at] = *row;
  OpeningContact contact;
  contact.facts = access->facts;
  if (received_at) contact.received_at = from_stored(*received_at);
  contact.subject_id = subject;
  contact.urgency = urgency;
  contact.urgency_was_s = was_s > 0;
  contact.abuse = abuse;
  contact.usable = finalised && newest && !voided;
  if (!subject) contact.empty_c_fields.emplace_back("/contact/subject_person");
  if (subject && named == 0) contact.empty_c_fields.emplace_back("/contact/subject_person/name");
  if (wish.empty()) contact.empty_c_fields.emplace_back("/contact/person_wish");
  // The subject calling about themselves needs no relation (caller code 10).
  if (caller != "10" && label.empty() && !degree && !unknown)
    contact.empty_c_fields.emplace_back("/contact/relation");
  return contact;
}

}  // namespace kizuna::persistence
