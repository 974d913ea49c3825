#include "persistence/contact_list.hpp"

#include <limits>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

// Whoever is behind a mask is not found by the district (R-36).
constexpr std::string_view select_page = R"sql(
  select c.received_at, c.id from contact c
  where c.center_id = :center and c.is_newest = 1 and c.finalised_at is not null
    and c.received_at >= :from and c.received_at < :until
    and (c.received_at < :after_at or (c.received_at = :after_at and c.id < :after_id))
    and (cast(:district as text) is null or (c.district = cast(:district as text)
      and not exists (select 1 from person s
         join person q on q.center_id = s.center_id and q.survivor_id = s.survivor_id
       where s.center_id = c.center_id and q.mask_level >= 2
         and s.id = coalesce(c.subject_person_id, c.caller_person_id))))
    and (cast(:staff as text) is null or c.staff_id = cast(:staff as text)
      or c.second_staff_id = cast(:staff as text))
    and (cast(:method as text) is null or c.method = cast(:method as text))
    and (cast(:urgency as text) is null or c.urgency = cast(:urgency as text))
    and (cast(:subject as text) is null or c.subject_person_id in
      (select q.id from person p join person q on q.center_id = p.center_id
         and q.survivor_id = p.survivor_id
       where p.center_id = :center and p.id = cast(:subject as text)))
    and (cast(:caller as text) is null or c.caller_person_id in
      (select q.id from person p join person q on q.center_id = p.center_id
         and q.survivor_id = p.survivor_id
       where p.center_id = :center and p.id = cast(:caller as text)))
    and (cast(:topic as text) is null or c.topic_main = cast(:topic as text) or exists
      (select 1 from contact_code k where k.center_id = c.center_id and k.contact_id = c.id
         and k.kind = 'topic_sub' and k.code = cast(:topic as text)))
    and (cast(:number as text) is null or c.root_id in
      (select n.root_id from contact n where n.center_id = c.center_id
         and n.number = cast(:number as text)))
  order by c.received_at desc, c.id desc
  limit :limit)sql";

constexpr std::string_view select_unfinished = R"sql(
  select created_at, id from contact
  where center_id = :center and finalised_at is null and is_newest = 1
    and (staff_id = :account or created_by = :account)
  order by created_at, id)sql";

constexpr long long end_of_time = std::numeric_limits<long long>::max();

}  // namespace

std::vector<ContactCursor> list_contacts(Session& session, std::string_view center_id,
                                         const ContactFilter& filter,
                                         const std::optional<ContactCursor>& after,
                                         long long limit) {
  const long long from =
      filter.received_from ? to_stored(domain::jst_midnight(*filter.received_from)) : 0;
  const long long until =
      filter.received_to ? to_stored(domain::jst_midnight(domain::add_days(*filter.received_to, 1)))
                         : end_of_time;
  std::vector<ContactCursor> page;
  for (auto& [at, id] : session.rows<long long, std::string>(
           select_page, {{"center", center_id},
                         {"from", from},
                         {"until", until},
                         {"after_at", after ? after->received_at : end_of_time},
                         {"after_id", after ? after->id : ""},
                         {"district", filter.district},
                         {"staff", filter.staff},
                         {"method", filter.method},
                         {"urgency", filter.urgency},
                         {"subject", filter.subject},
                         {"caller", filter.caller},
                         {"topic", filter.topic},
                         {"number", filter.number},
                         {"limit", limit}})) {
    page.push_back({at, std::move(id)});
  }
  return page;
}

std::vector<ContactCursor> unfinished_contacts(Session& session, std::string_view center_id,
                                               std::string_view account_id) {
  std::vector<ContactCursor> all;
  for (auto& [at, id] : session.rows<long long, std::string>(
           select_unfinished, {{"center", center_id}, {"account", account_id}}))
    all.push_back({at, std::move(id)});
  return all;
}

}  // namespace kizuna::persistence
