#include <algorithm>
#include <stdexcept>

#include "api/resources/audit_entry_view.hpp"
#include "api/resources/audit_examination.hpp"
#include "domain/oversight/exceptions.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/case_store.hpp"
#include "persistence/relation_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::oversight::AuditedAct;
using domain::oversight::Kinship;
using persistence::EntryFilter;
using persistence::FoundEntry;

constexpr std::chrono::days period_max{31};
constexpr std::size_t entries_at_once = 2000;
constexpr std::size_t shown_max = 100;

/// In order of time.
std::vector<FoundEntry> entries_between(Context& context, domain::Instant from,
                                        domain::Instant to) {
  EntryFilter filter;
  filter.from = from;
  filter.until = to;
  std::vector<FoundEntry> all;
  std::optional<persistence::EntryMark> before;
  for (;;) {
    auto some =
        persistence::find_entries(context.db, context.center(), filter, before, entries_at_once);
    const bool is_last = some.size() < entries_at_once;
    if (!is_last) before = some.back().mark;
    std::ranges::move(some, std::back_inserter(all));
    if (is_last) break;
  }
  std::ranges::reverse(all);
  return all;
}

AuditedAct act_of(const FoundEntry& found) {
  const auto entry = audit::check_entry(found.bytes);
  if (!entry) throw std::runtime_error("an entry of the log is damaged");
  AuditedAct act;
  act.at = domain::Instant(std::chrono::microseconds(entry->ts_micros));
  act.act = entry->act;
  if (entry->actor) act.actor = entry->actor->id;
  if (entry->object) act.object = entry->object->id;
  act.case_id = entry->case_id.value_or("");
  act.allowed = entry->outcome != audit::Outcome::denied;
  return act;
}

std::vector<Kinship> kinships(Context& context) {
  std::vector<Kinship> all;
  for (const auto& relation :
       persistence::relations_in_force(context.db, context.center(), std::nullopt)) {
    Kinship kinship{relation.account_id, {relation.person_id}};
    for (const auto& one :
         persistence::cases_of_subject(context.db, context.center(), relation.person_id)) {
      kinship.ids.insert(one.id);
    }
    all.push_back(std::move(kinship));
  }
  return all;
}

}  // namespace

Response list_audit_exceptions(Context& context) {
  const auto from = moment(context, "from");
  const auto to = moment(context, "to");
  if (!from || !to || *to <= *from || *to - *from > period_max) {
    reject(ProblemCode::bad_request, "H-14", "31日以内の期間を指定してください");
  }
  const std::vector<FoundEntry> entries = entries_between(context, *from, *to);
  std::vector<AuditedAct> acts;
  acts.reserve(entries.size());
  for (const FoundEntry& entry : entries) acts.push_back(act_of(entry));
  const std::vector<Kinship> kin = kinships(context);
  AuditExceptions answer;
  answer.from.value = *from;
  answer.to.value = *to;
  answer.examined = static_cast<std::int64_t>(entries.size());
  for (const auto& row : domain::oversight::query_table()) {
    const auto places = domain::oversight::find(row.query, acts, kin);
    AuditException found{std::string(row.id),
                         std::string(row.title),
                         std::string(row.meaning),
                         static_cast<std::int64_t>(places.size()),
                         {}};
    for (auto place = places.rbegin();
         place != places.rend() && found.entries.value.size() < shown_max; ++place) {
      found.entries.value.push_back(view_of(entries[*place]));
    }
    answer.queries.value.push_back(std::move(found));
  }
  context.log.purpose = "audit";
  return json_response(write_body(answer));
}

}  // namespace kizuna::api
