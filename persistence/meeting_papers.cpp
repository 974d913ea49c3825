#include "persistence/meeting_papers.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_copies = R"sql(
  select number, document, staff_id, name, organisation, handed_on, handed_by, returned_on,
    returned_how
  from meeting_copy where center_id = :center and meeting_id = :id order by number)sql";
constexpr std::string_view select_last = R"sql(
  select coalesce(max(number), 0) from meeting_copy
  where center_id = :center and meeting_id = :id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into meeting_copy (center_id, meeting_id, number, document, staff_id, name, organisation,
    handed_on, handed_by)
  values (:center, :id, :number, :document, :staff, :name, :organisation, :on, :by))sql";
constexpr std::string_view update_row = R"sql(
  update meeting_copy set returned_on = :on, returned_how = :how, returned_by = :by
  where center_id = :center and meeting_id = :id and number = :number
    and returned_on is null)sql";
constexpr std::string_view select_out = R"sql(
  select handed_on, meeting_id, case_id from (
    select min(c.handed_on) as handed_on, c.meeting_id, m.case_id
    from meeting_copy c
      join meeting m on m.center_id = c.center_id and m.id = c.meeting_id
    where c.center_id = :center and c.returned_on is null and m.state <> 'discarded'
    group by c.meeting_id, m.case_id) places
  where handed_on > :after_on or (handed_on = :after_on and meeting_id > :after_id)
  order by handed_on, meeting_id limit :limit)sql";
constexpr std::string_view select_amendments = R"sql(
  select id, number, about, text, reason, amended_at, amended_by from meeting_amendment
  where center_id = :center and meeting_id = :id order by number)sql";
constexpr std::string_view insert_one = R"sql(
  insert into meeting_amendment (center_id, id, meeting_id, number, about, text, reason,
    amended_at, amended_by)
  values (:center, :id, :meeting, :number, :about, :text, :reason, :at, :by))sql";

}  // namespace

std::vector<MeetingCopy> meeting_copies(Session& session, const domain::Authorized&,
                                        std::string_view center_id, std::string_view meeting_id) {
  std::vector<MeetingCopy> all;
  for (auto& [number, document, staff, name, organisation, handed_on, handed_by, returned, how] :
       session.rows<long long, Text, MaybeText, Text, Text, Text, Text, MaybeText, MaybeText>(
           select_copies, {{"center", center_id}, {"id", meeting_id}})) {
    MeetingCopy copy{number,
                     std::move(document),
                     {staff.value_or(""), std::move(name), std::move(organisation)},
                     domain::parse_iso_date(handed_on).value(),
                     std::move(handed_by),
                     {},
                     how.value_or("")};
    if (returned) copy.returned_on = domain::parse_iso_date(*returned);
    all.push_back(std::move(copy));
  }
  return all;
}

long long insert_copy(Session& writer, std::string_view center_id, std::string_view meeting_id,
                      const MeetingCopy& copy) {
  const auto last = writer.row<long long>(select_last, {{"center", center_id}, {"id", meeting_id}});
  const long long number = std::get<0>(last.value()) + 1;
  const auto& staff = copy.recipient.staff_id;
  writer.execute(insert_row, {{"center", center_id},
                              {"id", meeting_id},
                              {"number", number},
                              {"document", copy.document},
                              {"staff", staff.empty() ? std::nullopt : MaybeText(staff)},
                              {"name", copy.recipient.name},
                              {"organisation", copy.recipient.organisation},
                              {"on", domain::to_iso(copy.handed_on)},
                              {"by", copy.handed_by}});
  return number;
}

bool return_copy(Session& writer, std::string_view center_id, std::string_view meeting_id,
                 long long number, domain::CivilDate on, std::string_view how,
                 std::string_view by) {
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", meeting_id},
                                         {"number", number},
                                         {"on", domain::to_iso(on)},
                                         {"how", how},
                                         {"by", by}});
}

std::vector<CopyPlace> meetings_with_copies_out(Session& session, std::string_view center_id,
                                                const std::optional<CopyPlace>& after,
                                                long long limit) {
  std::vector<CopyPlace> page;
  for (auto& [handed_on, meeting, file] :
       session.rows<Text, Text, Text>(select_out, {{"center", center_id},
                                                   {"after_on", after ? after->handed_on : ""},
                                                   {"after_id", after ? after->meeting_id : ""},
                                                   {"limit", limit}}))
    page.push_back({std::move(handed_on), std::move(meeting), std::move(file)});
  return page;
}

std::vector<MeetingAmendment> meeting_amendments(Session& session, const domain::Authorized&,
                                                 std::string_view center_id,
                                                 std::string_view meeting_id) {
  std::vector<MeetingAmendment> all;
  for (auto& [id, number, about, text, reason, at, by] :
       session.rows<Text, long long, Text, Text, Text, long long, Text>(
           select_amendments, {{"center", center_id}, {"id", meeting_id}}))
    all.push_back({std::move(id), number, std::move(about), std::move(text), std::move(reason),
                   from_stored(at), std::move(by)});
  return all;
}

void insert_amendment(Session& writer, std::string_view center_id, std::string_view meeting_id,
                      const MeetingAmendment& amendment) {
  writer.execute(insert_one, {{"center", center_id},
                              {"id", amendment.id},
                              {"meeting", meeting_id},
                              {"number", amendment.number},
                              {"about", amendment.about},
                              {"text", amendment.text},
                              {"reason", amendment.reason},
                              {"at", to_stored(amendment.amended_at)},
                              {"by", amendment.amended_by}});
}

}  // namespace kizuna::persistence
