#include "domain/intake/statistics.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "domain/intake/codes.hpp"
#include "domain/intake/contact_proposals.hpp"

namespace kizuna::domain::intake {
namespace {

/// A finalised, unvoided contact with its matter and the subject that the matter is about.
struct Counted {
  const ContactRow* row;
  MatterKey key;
  std::string subject;
};

bool open_at(const CaseSpan& span, Instant at) {
  return span.opened_at <= at && (!span.closed_at || at < *span.closed_at);
}

/// S-1: callers who come for themselves or their own people; professionals' questions stay apart.
bool is_private_caller(std::string_view type) {
  return type.size() == 2 && type >= "10" && type <= "30";
}

std::string subject_of(const MatterKey& key, const std::vector<CaseSpan>& cases) {
  if (key.kind == MatterKind::subject) return key.id;
  if (key.kind != MatterKind::case_) return {};
  const auto span = std::find_if(cases.begin(), cases.end(),
                                 [&](const CaseSpan& some) { return some.case_id == key.id; });
  return span == cases.end() ? std::string() : span->subject;
}

/// Every counted contact up to now, in order of receipt.
std::vector<Counted> counted_contacts(const StatisticsInput& input) {
  std::vector<Counted> counted;
  for (const ContactRow& row : input.contacts) {
    if (!row.finalised || row.voided) continue;
    MatterKey key = matter_of(row, input.cases);
    std::string subject = subject_of(key, input.cases);
    counted.push_back({&row, std::move(key), std::move(subject)});
  }
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    return std::tie(a.row->received_at, a.row->contact) <
           std::tie(b.row->received_at, b.row->contact);
  });
  return counted;
}

/// The first-ever contact of each subject, and of each matter that has none.
class FirstContacts {
 public:
  explicit FirstContacts(const std::vector<Counted>& in_order) {
    for (const Counted& contact : in_order)
      first_.try_emplace(owner_of(contact.key, contact.subject), &contact);
  }

  bool are_in(const MatterKey& key, const std::string& subject, const Period& period) const {
    const Counted* first = first_.at(owner_of(key, subject));
    return first->key == key && period.contains(first->row->received_at);
  }

 private:
  static MatterKey owner_of(const MatterKey& key, const std::string& subject) {
    return subject.empty() ? key : MatterKey{MatterKind::subject, subject};
  }

  std::map<MatterKey, const Counted*> first_;
};

struct Group {
  std::string subject;
  std::vector<const ContactRow*> rows;
};

std::map<MatterKey, Group> groups_in(const std::vector<Counted>& counted, const Period& period) {
  std::map<MatterKey, Group> groups;
  for (const Counted& contact : counted) {
    if (!period.contains(contact.row->received_at)) continue;
    Group& group = groups[contact.key];
    group.subject = contact.subject;
    group.rows.push_back(contact.row);
  }
  return groups;
}

MatterClass class_of(const MatterKey& key, const Group& group, const FirstContacts& firsts,
                     const Period& period) {
  const auto caused = [&](ReopenCause cause) {
    return std::any_of(group.rows.begin(), group.rows.end(),
                       [cause](const ContactRow* row) { return row->reopen == cause; });
  };
  // A case that continues a closed one is never new, even if nothing of the old one was recorded.
  if (caused(ReopenCause::new_case)) return MatterClass::reopened;
  if (firsts.are_in(key, group.subject, period)) return MatterClass::first;
  return caused(ReopenCause::same_case) ? MatterClass::reopened : MatterClass::continued;
}

/// The statuses a case had in the period, oldest first: the one in force at its start, then each
/// change in it.
std::map<std::string, std::vector<std::string>> case_statuses(const StatisticsInput& input,
                                                              const Period& period) {
  std::vector<AbuseChange> changes = input.abuse;
  std::stable_sort(changes.begin(), changes.end(),
                   [](const AbuseChange& a, const AbuseChange& b) { return a.at < b.at; });
  std::map<std::string, std::vector<std::string>> statuses;
  for (const AbuseChange& change : changes) {
    const CivilDate on = jst_date(change.at);
    if (on > period.last) continue;
    std::vector<std::string>& of_case = statuses[change.case_id];
    if (on < period.first) of_case.clear();
    of_case.push_back(change.status);
  }
  return statuses;
}

void sort_abuse(UrgencyAndAbuseMatters& matters, const MatterKey& key,
                const std::vector<std::string>& statuses) {
  std::string_view last;
  for (const std::string& status : statuses)
    if (status == codes::abuse_suspected || status == codes::abuse_reported ||
        status == codes::abuse_confirmed)
      last = status;
  if (last == codes::abuse_suspected) matters.suspected.push_back(key);
  if (last == codes::abuse_reported) matters.reported.push_back(key);
  if (last == codes::abuse_confirmed) matters.confirmed.push_back(key);
  const auto had = [&](std::string_view status) {
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
  };
  if (had(codes::abuse_not_confirmed)) matters.not_confirmed.push_back(key);
  if (had(codes::abuse_unknown)) matters.unknown.push_back(key);
}

void sort_reports(UrgencyAndAbuseMatters& matters, const StatisticsInput& input,
                  const Period& period) {
  for (const AbuseResponse& response : input.abuse_responses) {
    if (!period.contains(response.received_at)) continue;
    const MatterKey key{MatterKind::case_, response.case_id};
    matters.reports_due.push_back(key);
    if (response.reported_at && jst_date(*response.reported_at) <= jst_date(response.received_at))
      matters.reported_in_time.push_back(key);
  }
}

std::optional<long> median_minutes(const StatisticsInput& input, const Period& period) {
  std::vector<long> minutes;
  for (const AbuseResponse& response : input.abuse_responses) {
    if (!period.contains(response.received_at) || !response.reported_at) continue;
    minutes.push_back(
        std::chrono::floor<std::chrono::minutes>(*response.reported_at - response.received_at)
            .count());
  }
  if (minutes.empty()) return std::nullopt;
  std::sort(minutes.begin(), minutes.end());
  const std::size_t middle = minutes.size() / 2;
  return minutes.size() % 2 == 1 ? minutes[middle] : (minutes[middle - 1] + minutes[middle]) / 2;
}

bool latest_case_closed(const StatisticsInput& input, const Counted& contact) {
  const std::string& subject =
      contact.row->subject.empty() ? contact.subject : contact.row->subject;
  if (subject.empty()) return false;
  const CaseSpan* latest = nullptr;
  for (const CaseSpan& span : input.cases)
    if (span.subject == subject && span.opened_at <= contact.row->received_at &&
        (latest == nullptr || latest->opened_at < span.opened_at))
      latest = &span;
  return latest != nullptr && !open_at(*latest, contact.row->received_at);
}

}  // namespace

bool Period::contains(Instant at) const {
  const CivilDate on = jst_date(at);
  return first <= on && on <= last;
}

Period month_period(std::chrono::year_month month) {
  return {month / std::chrono::day{1}, CivilDate{month / std::chrono::last}};
}

Period fiscal_year_period(int fiscal_year) {
  const std::chrono::year year{fiscal_year};
  return {year / std::chrono::April / 1, (year + std::chrono::years{1}) / std::chrono::March / 31};
}

Instant month_freezes_at(std::chrono::year_month month) {
  return jst_midnight((month + std::chrono::months{1}) / std::chrono::day{11});
}

MatterKey matter_of(const ContactRow& contact, const std::vector<CaseSpan>& cases) {
  if (!contact.case_id.empty()) return {MatterKind::case_, contact.case_id};
  if (!contact.subject.empty()) {
    for (const CaseSpan& span : cases)
      if (span.subject == contact.subject && open_at(span, contact.received_at))
        return {MatterKind::case_, span.case_id};
    return {MatterKind::subject, contact.subject};
  }
  if (!contact.caller.empty() && is_private_caller(contact.caller_type))
    return {MatterKind::caller, contact.caller};
  if (!contact.anonymous_group.empty())
    return {MatterKind::anonymous_group, contact.anonymous_group};
  return {MatterKind::contact, contact.contact};
}

std::vector<Matter> matters_in(const StatisticsInput& input, const Period& period) {
  const std::vector<Counted> counted = counted_contacts(input);
  const FirstContacts firsts(counted);
  std::vector<Matter> matters;
  for (const auto& [key, group] : groups_in(counted, period)) {
    Matter matter{key, class_of(key, group, firsts, period), {}};
    for (const ContactRow* row : group.rows) matter.contacts.push_back(row->contact);
    matters.push_back(std::move(matter));
  }
  return matters;
}

Overview overview(const StatisticsInput& input, const Period& period) {
  Overview figures;
  for (const Matter& matter : matters_in(input, period)) {
    figures.contacts += static_cast<int>(matter.contacts.size());
    ++figures.matters;
    if (matter.type == MatterClass::first) ++figures.first;
    if (matter.type == MatterClass::reopened) ++figures.reopened;
    if (matter.type == MatterClass::continued) ++figures.continued;
  }
  return figures;
}

UrgencyAndAbuseMatters urgency_and_abuse_matters(const StatisticsInput& input,
                                                 const Period& period) {
  UrgencyAndAbuseMatters matters;
  for (const auto& [key, group] : groups_in(counted_contacts(input), period)) {
    const auto had = [&](std::string_view urgency) {
      return std::any_of(group.rows.begin(), group.rows.end(),
                         [urgency](const ContactRow* row) { return row->urgency == urgency; });
    };
    if (had(codes::urgency_same_day))
      matters.same_day.push_back(key);
    else if (had(codes::urgency_three_days))
      matters.three_days.push_back(key);
    if (key.kind == MatterKind::case_) continue;
    std::vector<std::string> statuses;
    for (const ContactRow* row : group.rows) statuses.push_back(row->abuse);
    sort_abuse(matters, key, statuses);
  }
  for (const auto& [case_id, statuses] : case_statuses(input, period))
    sort_abuse(matters, {MatterKind::case_, case_id}, statuses);
  sort_reports(matters, input, period);
  return matters;
}

UrgencyAndAbuse urgency_and_abuse(const StatisticsInput& input, const Period& period) {
  const UrgencyAndAbuseMatters matters = urgency_and_abuse_matters(input, period);
  const auto size = [](const std::vector<MatterKey>& keys) {
    return static_cast<int>(keys.size());
  };
  UrgencyAndAbuse figures;
  figures.same_day = size(matters.same_day);
  figures.three_days = size(matters.three_days);
  figures.suspected = size(matters.suspected);
  figures.reported = size(matters.reported);
  figures.confirmed = size(matters.confirmed);
  figures.not_confirmed = size(matters.not_confirmed);
  figures.unknown = size(matters.unknown);
  figures.reports_due = size(matters.reports_due);
  figures.reported_in_time = size(matters.reported_in_time);
  figures.median_minutes_to_report = median_minutes(input, period);
  return figures;
}

std::vector<IsNewDifference> is_new_differences(const StatisticsInput& input,
                                                const Period& period) {
  std::vector<IsNewDifference> differences;
  std::map<MatterKey, int> earlier;
  for (const Counted& contact : counted_contacts(input)) {
    const bool seen = earlier[contact.key]++ > 0;
    if (!period.contains(contact.row->received_at)) continue;
    const std::string_view suggested = suggest_is_new(latest_case_closed(input, contact), seen);
    if (contact.row->is_new != suggested)
      differences.push_back({contact.row->contact, contact.row->is_new, suggested});
  }
  return differences;
}

}  // namespace kizuna::domain::intake
