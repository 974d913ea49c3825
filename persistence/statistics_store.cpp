#include "persistence/statistics_store.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "domain/intake/codes.hpp"
#include "persistence/account_store.hpp"
#include "persistence/identities.hpp"

namespace kizuna::persistence {
namespace {

using namespace domain::intake;
using Text = std::string;
using OptionalText = std::optional<std::string>;

// An anonymous call belongs to the group that it was linked to, else to the one typed into it.
constexpr std::string_view select_contacts = R"sql(
  select c.id, c.root_id, c.received_at, c.voided, c.subject_person_id, c.caller_person_id,
    c.caller_type,
    case when exists (select 1 from anonymous_call g where g.center_id = c.center_id
                and g.root_id = c.root_id)
      then (select g.group_id from anonymous_call g where g.center_id = c.center_id
              and g.root_id = c.root_id and g.unlinked_at is null)
      else c.caller_group_id end,
    c.is_new, c.method, c.topic_main, c.outcome, c.urgency, c.abuse, c.district
  from contact c
  where c.center_id = :center and c.is_newest = 1 and c.finalised_at is not null
    and c.received_at is not null and c.received_at < :until
  order by c.received_at, c.id)sql";

constexpr std::string_view select_codes = R"sql(
  select k.contact_id, k.kind, k.code
  from contact_code k join contact c on c.center_id = k.center_id and c.id = k.contact_id
  where k.center_id = :center and k.kind in ('topic_sub', 'outcome') and c.is_newest = 1
    and c.received_at < :until
  order by k.contact_id, k.kind, k.ordinal)sql";

// An open link before a restricted one, the older before the newer: a contact counts once.
constexpr std::string_view select_links = R"sql(
  select n.root_id, x.case_id, x.reopens, case when x.unlinked_at is null then 1 else 0 end
  from case_contact x join contact n on n.center_id = x.center_id and n.id = x.contact_id
  where x.center_id = :center
  order by x.restricted, x.linked_at, x.case_id)sql";

constexpr std::string_view select_cases = R"sql(
  select f.id, f.subject_id, f.opened_at, f.closed_at,
    case when f.continues_case_id is null then 0 else 1 end, n.root_id
  from case_file f
    join contact n on n.center_id = f.center_id and n.id = f.opened_by_contact_id
  where f.center_id = :center
  order by f.opened_at, f.id)sql";

// Only what closes a case (S8) or opens it again (T-12).
constexpr std::string_view select_turns = R"sql(
  select e.case_id, e.at, case when e.to_state = 'S8' then 1 else 0 end
  from case_event e
  where e.center_id = :center and ((e.from_state = 'S8' and e.to_state <> 'S8')
    or (e.from_state <> 'S8' and e.to_state = 'S8'))
  order by e.at, e.id)sql";

constexpr std::string_view select_abuse = R"sql(
  select o.case_id, o.status, o.since, o.reported_at, o.ended_at
  from case_overlay o
  where o.center_id = :center and o.kind = 'abuse'
  order by o.case_id, o.since, o.id)sql";

constexpr std::string_view select_masked = R"sql(
  select p.id from person p where p.center_id = :center and p.mask_level >= 2)sql";

/// Persons as they are after all merges.
class People {
 public:
  People(Session& session, std::string_view center) : identities_(session, center) {
    for (auto& [id] : session.rows<Text>(select_masked, {{"center", center}}))
      masked_.insert(now(std::move(id)));
  }

  Text now(Text id) const { return identities_.now(std::move(id)); }
  Text now(const OptionalText& id) const { return id ? now(*id) : Text(); }
  /// S-2: who an anonymous group turned out to be; empty while nobody knows.
  Text person_of_group(const Text& group) const { return identities_.person_of_group(group); }

  /// A mask on either half of a merged pair hides both.
  bool is_masked(const Text& resolved) const { return masked_.contains(resolved); }

 private:
  Identities identities_;
  std::set<Text> masked_;
};

/// What links say about a contact, by the root of its rows: an amendment keeps its links.
struct Links {
  std::map<Text, Text> case_of;
  std::map<Text, ReopenCause> reopened_by;
};

Links load_links(Session& session, std::string_view center) {
  Links links;
  std::set<std::pair<Text, Text>> known;
  for (auto& [root, case_id, reopens, holds] :
       session.rows<Text, Text, bool, bool>(select_links, {{"center", center}})) {
    known.emplace(root, case_id);
    if (!holds) continue;
    links.case_of.try_emplace(root, case_id);
    if (reopens) links.reopened_by[root] = ReopenCause::same_case;
  }
  for (auto& [id, subject, opened_at, closed_at, continues, root] :
       session.rows<Text, Text, long long, std::optional<long long>, bool, Text>(
           select_cases, {{"center", center}})) {
    // The contact that a case was made from belongs to it unless somebody undid that link.
    if (!known.contains({root, id})) links.case_of.try_emplace(root, id);
    if (continues) links.reopened_by[root] = ReopenCause::new_case;
  }
  return links;
}

std::vector<CaseSpan> load_spans(Session& session, std::string_view center, const People& people) {
  struct Turn {
    domain::Instant at;
    bool closes;
  };
  std::map<Text, std::vector<Turn>> turns;
  for (auto& [case_id, at, closes] :
       session.rows<Text, long long, bool>(select_turns, {{"center", center}}))
    turns[case_id].push_back({from_stored(at), closes});

  std::vector<CaseSpan> spans;
  for (auto& [id, subject, opened_at, closed_at, continues, root] :
       session.rows<Text, Text, long long, std::optional<long long>, bool, Text>(
           select_cases, {{"center", center}})) {
    CaseSpan span{id, people.now(subject), from_stored(opened_at), {}};
    bool is_open = true;
    for (const Turn& turn : turns[id]) {
      if (turn.closes == !is_open) continue;
      is_open = !turn.closes;
      if (is_open) {
        span.opened_at = turn.at;
        continue;
      }
      span.closed_at = turn.at;
      spans.push_back(std::exchange(span, {id, span.subject, turn.at, {}}));
    }
    if (!is_open) continue;
    if (closed_at && from_stored(*closed_at) >= span.opened_at)
      span.closed_at = from_stored(*closed_at);
    spans.push_back(std::move(span));
  }
  return spans;
}

/// Each overlay row is one stretch of a status, or of a suspicion that became "reported" at
/// reported_at. A stretch that begins when the one before it ends belongs to the same suspicion
/// (W-15).
void load_abuse(Session& session, std::string_view center, StatisticsInput& input) {
  Text previous_case;
  std::optional<domain::Instant> previous_end;
  for (auto& [case_id, status, since, reported, ended] :
       session.rows<Text, Text, long long, std::optional<long long>, std::optional<long long>>(
           select_abuse, {{"center", center}})) {
    const domain::Instant begin = from_stored(since);
    const bool goes_on = case_id == previous_case && previous_end == begin;
    if (!goes_on) input.abuse_responses.push_back({begin, {}, case_id});
    AbuseResponse& response = input.abuse_responses.back();
    if (reported && !response.reported_at) response.reported_at = from_stored(*reported);
    // The end just read is no end but a change.
    if (goes_on) input.abuse.pop_back();
    if (reported && status == codes::abuse_reported && from_stored(*reported) > begin) {
      input.abuse.push_back({case_id, Text(codes::abuse_suspected), begin});
      input.abuse.push_back({case_id, status, from_stored(*reported)});
    } else {
      input.abuse.push_back({case_id, status, begin});
    }
    previous_case = case_id;
    previous_end.reset();
    if (!ended) continue;
    previous_end = from_stored(*ended);
    input.abuse.push_back({case_id, Text(codes::abuse_none), *previous_end});
  }
}

void add_codes(Session& session, std::string_view center, long long until,
               std::vector<ContactRow>& contacts) {
  std::map<Text, ContactRow*> by_id;
  for (ContactRow& contact : contacts) by_id.emplace(contact.contact, &contact);
  for (auto& [id, kind, code] :
       session.rows<Text, Text, Text>(select_codes, {{"center", center}, {"until", until}})) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) continue;
    ContactRow& contact = *found->second;
    (kind == "outcome" ? contact.further_outcomes : contact.topic_subs).push_back(std::move(code));
  }
}

/// The person whom the contact is about, as far as masking asks (M-6).
Text masked_by(const ContactRow& contact, const std::map<Text, Text>& subject_of_case) {
  if (!contact.subject.empty()) return contact.subject;
  const auto of_case = subject_of_case.find(contact.case_id);
  if (of_case != subject_of_case.end()) return of_case->second;
  return contact.caller_type == codes::caller_subject ? contact.caller : Text();
}

std::vector<ContactRow> load_contacts(Session& session, std::string_view center, long long until,
                                      const People& people, const Links& links) {
  std::vector<ContactRow> contacts;
  for (auto& [id, root, received, voided, subject, caller, caller_type, group, is_new, method,
              topic, outcome, urgency, abuse, district] :
       session.rows<Text, Text, long long, bool, OptionalText, OptionalText, Text, OptionalText,
                    Text, Text, Text, Text, Text, Text, Text>(
           select_contacts, {{"center", center}, {"until", until}})) {
    ContactRow row{id, from_stored(received)};
    row.voided = voided;
    if (const auto link = links.case_of.find(root); link != links.case_of.end())
      row.case_id = link->second;
    if (const auto cause = links.reopened_by.find(root); cause != links.reopened_by.end())
      row.reopen = cause->second;
    row.subject = people.now(subject);
    row.caller = people.now(caller);
    row.caller_type = caller_type;
    row.anonymous_group = group.value_or("");
    // S-2: the calls take the key of the person whom the group turned out to be.
    if (row.subject.empty() && row.caller.empty())
      row.subject = people.person_of_group(row.anonymous_group);
    row.is_new = is_new;
    row.method = method;
    row.topic_main = topic;
    row.outcome = outcome;
    row.urgency = urgency;
    row.abuse = abuse;
    row.district = district;
    contacts.push_back(std::move(row));
  }
  return contacts;
}

}  // namespace

StatisticsInput load_statistics(Session& session, std::string_view center_id,
                                domain::CivilDate last) {
  const long long until = to_stored(domain::jst_midnight(domain::add_days(last, 1)));
  const People people(session, center_id);
  StatisticsInput input;
  input.contacts = load_contacts(session, center_id, until, people, load_links(session, center_id));
  add_codes(session, center_id, until, input.contacts);
  input.cases = load_spans(session, center_id, people);
  load_abuse(session, center_id, input);
  std::map<Text, Text> subject_of_case;
  for (const CaseSpan& span : input.cases) subject_of_case.emplace(span.case_id, span.subject);
  for (ContactRow& contact : input.contacts)
    if (people.is_masked(masked_by(contact, subject_of_case))) {
      contact.masked = true;
      contact.district = codes::district_unknown;
    }
  return input;
}

}  // namespace kizuna::persistence
