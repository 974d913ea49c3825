#include "persistence/case_list.hpp"

#include <limits>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view select_page = R"sql(
  select f.opened_at, f.id from case_file f
  where f.center_id = :center
    and (f.opened_at < :after_at or (f.opened_at = :after_at and f.id < :after_id))
    and (cast(:state as text) is null or f.state = cast(:state as text))
    and (cast(:owner as text) is null or f.owner_id = cast(:owner as text))
    and (cast(:number as text) is null or f.number = cast(:number as text))
    and (cast(:subject as text) is null or f.subject_id in
      (select q.id from person p join person q on q.center_id = p.center_id
         and q.survivor_id = p.survivor_id
       where p.center_id = :center and p.id = cast(:subject as text)))
    and (cast(:today as text) is null
      or (f.state_due < cast(:today as text) and f.state <> 'S8'))
    and (cast(:district as text) is null or exists
      (select 1 from contact c
         join contact n on n.center_id = c.center_id and n.root_id = c.root_id and n.is_newest = 1
       where c.center_id = f.center_id and c.id = f.opened_by_contact_id
         and n.district = cast(:district as text))
      and not exists (select 1 from person s
         join person q on q.center_id = s.center_id and q.survivor_id = s.survivor_id
       where s.center_id = f.center_id and s.id = f.subject_id and q.mask_level >= 2))
  order by f.opened_at desc, f.id desc
  limit :limit)sql";

// An amended contact shows its newest row; links stay on the row that was linked. A task that hints
// at somebody hidden is as restricted as the link to who called (M-9).
constexpr std::string_view select_timeline = R"sql(
  select at, id, kind, title, rule, from_state, to_state, actor,
    (select a.display_name from account a where a.center_id = :center and a.id = actor), words
  from (
    select coalesce(n.received_at, n.created_at) as at, n.id as id, 'contact' as kind,
      coalesce(n.number, '') as title, '' as rule, '' as from_state, '' as to_state,
      n.staff_id as actor, n.response as words
    from case_contact l
      join contact c on c.center_id = l.center_id and c.id = l.contact_id
      join contact n on n.center_id = c.center_id and n.root_id = c.root_id and n.is_newest = 1
    where l.center_id = :center and l.case_id = :case and l.unlinked_at is null
      and (l.restricted = 0 or :restricted = 1)
    union all
    select e.at, e.id, e.kind, e.action, e.rule, coalesce(e.from_state, ''),
      coalesce(e.to_state, ''), e.actor_id, e.reason
    from case_event e where e.center_id = :center and e.case_id = :case
      and (e.track_id is null or :every_track = 1
        or exists (select 1 from track k where k.center_id = e.center_id and k.id = e.track_id
             and k.restricted = 0)
        or exists (select 1 from track_member m where m.center_id = e.center_id
             and m.track_id = e.track_id and m.account_id = :viewer and m.until is null))
    union all
    select t.created_at, t.id, 'task', t.title, t.source, '', t.state, t.created_by, t.note
    from task t where t.center_id = :center and t.case_id = :case
      and (t.source not in ('M-2', 'M-4', 'R-34') or :restricted = 1)
    union all
    select m.held_at, m.id, 'meeting', m.kind, m.kind, '', m.state, m.recorder_id,
      (select cast(count(*) as text) from meeting_decision d
       where d.center_id = m.center_id and d.meeting_id = m.id)
    from meeting m where m.center_id = :center and m.case_id = :case and m.state = 'final'
  ) everything
  where (at < :after_at or (at = :after_at and id < :after_id))
    and (cast(:kind as text) is null or kind = cast(:kind as text))
  order by at desc, id desc
  limit :limit)sql";

constexpr std::string_view select_team = R"sql(
  select t.account_id, a.display_name, t.duty from case_team t
    join account a on a.center_id = t.center_id and a.id = t.account_id
  where t.center_id = :center and t.case_id = :case and t.until is null order by t.since)sql";
// An assignment holds from its event to the next one; before the first, whoever opened the case had
// it, or where nobody was ever assigned, the owner of today.
constexpr std::string_view select_members = R"sql(
  select t.account_id, t.since, t.until from case_team t
  where t.center_id = :center and t.case_id = :case
  union all
  select e.note, e.at, (select min(n.at) from case_event n where n.center_id = e.center_id
    and n.case_id = e.case_id and n.action = 'assign' and n.at > e.at)
  from case_event e where e.center_id = :center and e.case_id = :case and e.action = 'assign'
  union all
  select case when a.first is null then f.owner_id else f.opened_by end, f.opened_at, a.first
  from case_file f cross join
    (select min(at) as first from case_event where center_id = :center and case_id = :case
       and action = 'assign') a
  where f.center_id = :center and f.id = :case and f.owner_id is not null)sql";
constexpr std::string_view select_loads = R"sql(
  select owner_id, count(*), sum(case when state_due < :today then 1 else 0 end)
  from case_file where center_id = :center and state not in ('S0', 'S8')
  group by owner_id order by count(*) desc, owner_id)sql";
constexpr std::string_view select_name = R"sql(
  select display_name from account where center_id = :center and id = :account)sql";

constexpr long long end_of_time = std::numeric_limits<long long>::max();

}  // namespace

std::vector<CaseCursor> list_cases(Session& session, std::string_view center_id,
                                   const CaseFilter& filter, const std::optional<CaseCursor>& after,
                                   long long limit) {
  std::vector<CaseCursor> page;
  const std::optional<Text> today =
      filter.overdue_on ? std::optional(domain::to_iso(*filter.overdue_on)) : std::nullopt;
  for (auto& [at, id] : session.rows<long long, Text>(
           select_page, {{"center", center_id},
                         {"after_at", after ? after->opened_at : end_of_time},
                         {"after_id", after ? after->id : ""},
                         {"state", filter.state},
                         {"owner", filter.owner},
                         {"number", filter.number},
                         {"subject", filter.subject},
                         {"today", today},
                         {"district", filter.district},
                         {"limit", limit}})) {
    page.push_back({at, std::move(id)});
  }
  return page;
}

std::vector<TimelineRow> case_timeline(Session& session, std::string_view center_id,
                                       std::string_view case_id,
                                       const std::optional<std::string>& kind,
                                       const TimelineViewer& viewer,
                                       const std::optional<CaseCursor>& after, long long limit) {
  std::vector<TimelineRow> rows;
  for (auto& [at, id, what, title, rule, from, to, actor, name, words] :
       session.rows<long long, Text, Text, Text, Text, Text, Text, Text, std::optional<Text>, Text>(
           select_timeline, {{"center", center_id},
                             {"case", case_id},
                             {"restricted", viewer.on_team},
                             {"viewer", viewer.account_id},
                             {"every_track", viewer.is_manager},
                             {"after_at", after ? after->opened_at : end_of_time},
                             {"after_id", after ? after->id : ""},
                             {"kind", kind},
                             {"limit", limit}})) {
    rows.push_back({at, std::move(id), std::move(what), std::move(title), std::move(rule),
                    std::move(from), std::move(to), std::move(actor), std::move(name).value_or(""),
                    std::move(words)});
  }
  return rows;
}

std::vector<TeamMember> case_team(Session& session, std::string_view center_id,
                                  std::string_view case_id) {
  std::vector<TeamMember> team;
  for (auto& [account, name, duty] :
       session.rows<Text, Text, Text>(select_team, {{"center", center_id}, {"case", case_id}})) {
    team.push_back({std::move(account), std::move(name), std::move(duty)});
  }
  return team;
}

std::vector<CaseMember> case_members(Session& session, std::string_view center_id,
                                     std::string_view case_id) {
  std::vector<CaseMember> members;
  for (auto& [account, since, until] : session.rows<Text, long long, std::optional<long long>>(
           select_members, {{"center", center_id}, {"case", case_id}})) {
    members.push_back({std::move(account), from_stored(since), std::nullopt});
    if (until) members.back().until = from_stored(*until);
  }
  return members;
}

std::vector<OwnerLoad> owner_loads(Session& session, std::string_view center_id,
                                   domain::CivilDate today) {
  std::vector<OwnerLoad> loads;
  for (auto& [owner, cases, overdue] : session.rows<std::optional<Text>, long long, long long>(
           select_loads, {{"center", center_id}, {"today", domain::to_iso(today)}}))
    loads.push_back({std::move(owner), cases, overdue});
  return loads;
}

std::string account_name(Session& session, std::string_view center_id,
                         std::string_view account_id) {
  auto row = session.row<Text>(select_name, {{"center", center_id}, {"account", account_id}});
  return row ? std::get<0>(*row) : Text();
}

}  // namespace kizuna::persistence
