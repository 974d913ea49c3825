#include "api/resources/who_looked.hpp"

#include <functional>
#include <map>

#include "api/resources/abusers.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/page_mark.hpp"
#include "api/resources/person_reading.hpp"
#include "api/resources/seen_entries.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
/// Whether somebody belonged to the record at that moment.
using Membership = std::function<bool(const std::string& account, domain::Instant at)>;

std::optional<persistence::EntryMark> mark_in(const Context& context) {
  const auto cursor = context.query("cursor");
  if (!cursor) return std::nullopt;
  const auto middle = cursor->find('_');
  return persistence::EntryMark{std::stoll(cursor->substr(0, middle)),
                                std::stoull(cursor->substr(middle + 1))};
}

/// The row of this very request: its entry is durable before the first byte of the answer leaves.
AccessLine own_row(const Context& context, std::string_view act, const char* type,
                   const Membership& is_member) {
  AccessLine line;
  line.at.value = context.now;
  line.by = Uuid{context.caller.account_id};
  line.by_name = context.caller.display_name;
  line.role = to_text(context.caller.role);
  line.act = act;
  line.label = label_of_act(line.act);
  line.object_type = type;
  line.purpose = context.log.purpose.value_or("consult");
  line.outcome = "ok";
  line.in_team = is_member(context.caller.account_id, context.now);
  return line;
}

AccessLine line_of(Context& context, const SeenEntry& entry, const Membership& is_member,
                   std::map<std::string, std::string>& names) {
  AccessLine line;
  line.at.value = entry.at;
  if (!entry.actor_id.empty()) {
    line.by = Uuid{entry.actor_id};
    auto [name, is_new] = names.try_emplace(entry.actor_id);
    if (is_new)
      name->second = persistence::account_name(context.db, context.center(), entry.actor_id);
    line.by_name = name->second;
    line.in_team = is_member(entry.actor_id, entry.at);
  }
  line.role = entry.role;
  line.act = entry.act;
  line.label = entry.label;
  line.object_type = entry.object_type;
  line.purpose = entry.purpose;
  line.outcome = entry.outcome;
  return line;
}

Response report(Context& context, const persistence::EntryFilter& filter, AccessLine own,
                const Membership& is_member) {
  const auto before = mark_in(context);
  const auto limit = static_cast<std::size_t>(page_size(context));
  const auto entries = seen_entries(context, filter, before, limit + 1);
  AccessLines answer;
  std::map<std::string, std::string> names;
  if (!before) answer.accesses.value.push_back(std::move(own));
  for (std::size_t at = 0; at < entries.size() && at < limit; ++at)
    answer.accesses.value.push_back(line_of(context, entries[at], is_member, names));
  Response response = json_response(write_body(answer));
  if (entries.size() > limit) {
    const auto& mark = entries[limit - 1].mark;
    add_next_link(response, context, context.request.path, std::to_string(mark.ordinal),
                  std::to_string(mark.seq));
  }
  return response;
}

}  // namespace

Response list_case_accesses(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  const auto members = persistence::case_members(context.db, context.center(), found.record.id);
  const Membership is_member = [&](const std::string& account, domain::Instant at) {
    for (const auto& member : members)
      if (member.account_id == account && member.since <= at &&
          (!member.until || at < *member.until))
        return true;
    return false;
  };
  persistence::EntryFilter filter;
  filter.case_id = found.record.id;
  return report(context, filter, own_row(context, "case.view_access", "case", is_member),
                is_member);
}

Response list_person_accesses(Context& context) {
  const std::string id = context.id();
  const FoundPerson found = find_person(context, id, Action::read_person);
  context.log.object = {"person", id, found.access.version};
  std::map<std::string, bool> known;
  const Membership is_member = [&](const std::string& account, domain::Instant) {
    auto [one, is_new] = known.try_emplace(account);
    if (is_new)
      one->second = persistence::person_access(context.db, context.center(), id, account)
                        .value()
                        .viewer_on_case_team;
    return one->second;
  };
  persistence::EntryFilter filter;
  filter.object_id = id;
  // That there is a list of who gets no answer is for those who may read it.
  if (!knows_abusers(found)) filter.hidden_acts = "abuser.%";
  return report(context, filter, own_row(context, "person.view_access", "person", is_member),
                is_member);
}

}  // namespace kizuna::api
