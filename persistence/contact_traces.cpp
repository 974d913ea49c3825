#include "persistence/contact_traces.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "domain/people/utf8.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::intake::CaseSpan;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

// An anonymous call belongs to the group that it was linked to, else to the one typed into it.
constexpr std::string_view select_columns = R"sql(
  select c.id, c.root_id, c.received_at, case when c.direction = 'IN' then 1 else 0 end,
    c.caller_type, c.caller_person_id,
    case when exists (select 1 from anonymous_call g where g.center_id = c.center_id
                and g.root_id = c.root_id)
      then (select g.group_id from anonymous_call g where g.center_id = c.center_id
              and g.root_id = c.root_id and g.unlinked_at is null)
      else c.caller_group_id end,
    c.subject_person_id, c.callback_phone,
    (select min(k.case_id) from case_contact k
       join contact a on a.center_id = k.center_id and a.id = k.contact_id
     where k.center_id = c.center_id and a.root_id = c.root_id and k.unlinked_at is null
       and k.restricted = 0)
  from contact c
  where c.center_id = :center and c.is_newest = 1 and c.finalised_at is not null
    and c.voided = 0 and c.received_at is not null and c.root_id <> :self)sql";
constexpr std::string_view of_person =
    " and (c.subject_person_id = :person or c.caller_person_id = :person)";
// Too many where a call has left its group; which one it belongs to is in the columns.
constexpr std::string_view of_group = R"sql(
    and (c.caller_group_id = :group or c.root_id in (select m.root_id from anonymous_call m
      where m.center_id = :center and m.group_id = :group and m.unlinked_at is null)))sql";
constexpr std::string_view with_phone = " and c.received_at >= :since and c.callback_phone <> ''";

constexpr std::string_view select_cases = R"sql(
  select id, opened_at, closed_at from case_file
  where center_id = :center and subject_id = :subject order by opened_at, id)sql";
// Only what closes a case (S8) or opens it again (T-12).
constexpr std::string_view select_turns = R"sql(
  select at, case when to_state = 'S8' then 1 else 0 end from case_event
  where center_id = :center and case_id = :case
    and ((from_state = 'S8' and to_state <> 'S8') or (from_state <> 'S8' and to_state = 'S8'))
  order by at, id)sql";

std::string with_condition(std::string_view condition) {
  return std::string(select_columns).append(condition);
}

/// Collects contacts by id.
class Finder {
 public:
  Finder(Session& session, const Identities& identities)
      : session_(session), identities_(identities) {}

  void find(const std::string& sql, const std::vector<Param>& params) {
    for (auto& [id, root, received, incoming, type, caller, group, subject, phone, case_id] :
         session_.rows<Text, Text, long long, bool, Text, MaybeText, MaybeText, MaybeText, Text,
                       MaybeText>(sql, params)) {
      ContactTrace trace{{id, from_stored(received)}, root, incoming, digits_of(phone)};
      trace.row.case_id = case_id.value_or("");
      trace.row.caller_type = type;
      trace.row.caller = identities_.now(caller.value_or(""));
      trace.row.subject = identities_.now(subject.value_or(""));
      trace.row.anonymous_group = group.value_or("");
      const std::string known = identities_.person_of_group(trace.row.anonymous_group);
      if (trace.row.subject.empty() && trace.row.caller.empty()) trace.row.subject = known;
      found_.emplace(std::move(id), std::move(trace));
    }
  }

  std::vector<ContactTrace> in_order() && {
    std::vector<ContactTrace> all;
    for (auto& [id, trace] : found_) all.push_back(std::move(trace));
    std::sort(all.begin(), all.end(), [](const ContactTrace& a, const ContactTrace& b) {
      return std::tie(a.row.received_at, a.row.contact) <
             std::tie(b.row.received_at, b.row.contact);
    });
    return all;
  }

 private:
  Session& session_;
  const Identities& identities_;
  std::map<std::string, ContactTrace> found_;
};

void add_spans(Session& session, std::string_view center_id, CaseSpan span, MaybeInt closed_at,
               std::vector<CaseSpan>& spans) {
  bool is_open = true;
  for (auto& [at, closes] : session.rows<long long, bool>(
           select_turns, {{"center", center_id}, {"case", span.case_id}})) {
    if (closes == !is_open) continue;
    is_open = !closes;
    if (is_open) {
      span.opened_at = from_stored(at);
      span.closed_at.reset();
      continue;
    }
    span.closed_at = from_stored(at);
    spans.push_back(span);
  }
  if (!is_open) return;
  span.closed_at.reset();
  if (closed_at && from_stored(*closed_at) >= span.opened_at)
    span.closed_at = from_stored(*closed_at);
  spans.push_back(std::move(span));
}

}  // namespace

std::vector<ContactTrace> contact_traces(Session& session, std::string_view center_id,
                                         const Identities& identities, const TypedContact& typed) {
  static const std::string by_person = with_condition(of_person);
  static const std::string by_group = with_condition(of_group);
  static const std::string by_phone = with_condition(with_phone);
  Finder finder(session, identities);
  std::vector<std::string> groups;
  if (!typed.group.empty()) groups.push_back(typed.group);
  for (const std::string& concerned :
       {typed.subject, typed.caller, identities.person_of_group(typed.group)}) {
    for (const std::string& person : identities.all_of(concerned))
      finder.find(by_person, {{"center", center_id}, {"self", typed.root_id}, {"person", person}});
    for (std::string& group : identities.groups_of(concerned)) groups.push_back(std::move(group));
  }
  for (const std::string& group : groups)
    finder.find(by_group, {{"center", center_id}, {"self", typed.root_id}, {"group", group}});
  if (!typed.phone.empty())
    finder.find(
        by_phone,
        {{"center", center_id}, {"self", typed.root_id}, {"since", to_stored(typed.phone_since)}});
  return std::move(finder).in_order();
}

std::vector<CaseSpan> case_spans_of(Session& session, std::string_view center_id,
                                    const Identities& identities, const std::string& subject_id) {
  std::vector<CaseSpan> spans;
  for (const std::string& person : identities.all_of(subject_id)) {
    for (auto& [id, opened, closed] : session.rows<Text, long long, MaybeInt>(
             select_cases, {{"center", center_id}, {"subject", person}})) {
      add_spans(session, center_id,
                {std::move(id), identities.now(person), from_stored(opened), {}}, closed, spans);
    }
  }
  std::stable_sort(spans.begin(), spans.end(),
                   [](const CaseSpan& a, const CaseSpan& b) { return a.opened_at < b.opened_at; });
  return spans;
}

std::string digits_of(std::string_view phone) {
  std::string digits;
  for (const char32_t c : domain::decode_utf8_lossy(phone)) {
    if (c >= U'0' && c <= U'9') digits += static_cast<char>('0' + (c - U'0'));
    if (c >= U'０' && c <= U'９') digits += static_cast<char>('0' + (c - U'０'));
  }
  return digits;
}

}  // namespace kizuna::persistence
