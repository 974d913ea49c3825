#include "persistence/meeting_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::CivilDate;
using domain::intake::Attendee;
using domain::intake::Decision;
using domain::intake::Meeting;
using domain::intake::Party;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_head = R"sql(
  select case_id, version, state from meeting
  where center_id = :center and id = :id and state <> 'discarded')sql";
constexpr std::string_view select_row = R"sql(
  select case_id, version, state, kind, held_on, starts, ends, place, recorder_id, presence,
    wish_not_heard, next_on, no_next, review_on, tracks, secrecy_told
  from meeting where center_id = :center and id = :id)sql";
constexpr std::string_view select_stamps = R"sql(
  select finalised_at, finalised_by, created_at, created_by, updated_at
  from meeting where center_id = :center and id = :id)sql";
constexpr std::string_view select_ids = R"sql(
  select id from meeting
  where center_id = :center and case_id = :case and state <> 'discarded'
  order by held_at desc, id desc)sql";
constexpr std::string_view insert_row = R"sql(
  insert into meeting (center_id, id, version, case_id, kind, state, held_on, held_at, starts,
    ends, place, recorder_id, presence, wish_not_heard, next_on, no_next, review_on, tracks,
    secrecy_told, created_at, created_by, updated_at)
  values (:center, :id, 1, :case, :kind, 'draft', :held_on, :held_at, :starts, :ends, :place,
    :recorder, :presence, :wish_not_heard, :next_on, :no_next, :review_on, :tracks,
    :secrecy_told, :created_at, :created_by, :updated_at))sql";
constexpr std::string_view update_row = R"sql(
  update meeting set version = version + 1, kind = :kind, state = :state, held_on = :held_on,
    held_at = :held_at, starts = :starts, ends = :ends, place = :place, recorder_id = :recorder,
    presence = :presence, wish_not_heard = :wish_not_heard, next_on = :next_on,
    no_next = :no_next, review_on = :review_on, tracks = :tracks, secrecy_told = :secrecy_told,
    finalised_at = :finalised_at, finalised_by = :finalised_by, updated_at = :updated_at
  where center_id = :center and id = :id and version = :version and state = 'draft')sql";

constexpr std::string_view select_texts = R"sql(
  select name, text from meeting_text where center_id = :center and meeting_id = :id
  order by name, position)sql";
constexpr std::string_view insert_text = R"sql(
  insert into meeting_text (center_id, meeting_id, name, position, text)
  values (:center, :id, :name, :position, :text))sql";
constexpr std::string_view select_attendees = R"sql(
  select staff_id, name, organisation, role, conflict, conflict_reason, vote from meeting_attendee
  where center_id = :center and meeting_id = :id order by position)sql";
constexpr std::string_view insert_attendee = R"sql(
  insert into meeting_attendee (center_id, meeting_id, position, staff_id, name, organisation,
    role, conflict, conflict_reason, vote)
  values (:center, :id, :position, :staff, :name, :organisation, :role, :conflict, :reason,
    :vote))sql";
constexpr std::string_view select_decisions = R"sql(
  select what, staff_id, name, organisation, due_on, task_id from meeting_decision
  where center_id = :center and meeting_id = :id order by position)sql";
constexpr std::string_view insert_decision = R"sql(
  insert into meeting_decision (center_id, meeting_id, position, what, staff_id, name,
    organisation, due_on, task_id)
  values (:center, :id, :position, :what, :staff, :name, :organisation, :due_on, :task))sql";
constexpr std::string_view select_options = R"sql(
  select code, reasoning, chosen from meeting_option
  where center_id = :center and meeting_id = :id order by position)sql";
constexpr std::string_view insert_option = R"sql(
  insert into meeting_option (center_id, meeting_id, position, code, reasoning, chosen)
  values (:center, :id, :position, :code, :reasoning, :chosen))sql";

// A draft is written whole: its lines go and come again.
constexpr std::string_view clear_lines[] = {
    "delete from meeting_text where center_id = :center and meeting_id = :id",
    "delete from meeting_attendee where center_id = :center and meeting_id = :id",
    "delete from meeting_decision where center_id = :center and meeting_id = :id",
    "delete from meeting_option where center_id = :center and meeting_id = :id",
};

struct NamedText {
  std::string_view name;
  std::string Meeting::*member;
};
constexpr NamedText texts[] = {
    {"wish", &Meeting::wish},
    {"facts", &Meeting::facts},
    {"dissent", &Meeting::dissent},
    {"least_restrictive", &Meeting::least_restrictive},
    {"goals", &Meeting::goals},
    {"roles", &Meeting::roles},
    {"criteria", &Meeting::criteria},
    {"ranking", &Meeting::ranking},
    {"question", &Meeting::question},
    {"opinion", &Meeting::opinion},
    {"decision_support", &Meeting::decision_support},
    {"legal_basis", &Meeting::legal_basis},
};

MaybeText date_text(const std::optional<CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::optional<CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

MaybeText or_null(const std::string& id) {
  return id.empty() ? std::nullopt : MaybeText(id);
}

std::string joined(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out.append(out.empty() ? "" : ",").append(code);
  return out;
}

std::vector<std::string> split(std::string_view codes) {
  std::vector<std::string> out;
  while (!codes.empty()) {
    const auto comma = std::min(codes.find(','), codes.size());
    out.emplace_back(codes.substr(0, comma));
    codes.remove_prefix(std::min(comma + 1, codes.size()));
  }
  return out;
}

/// The beginning, or midnight where no time was given.
long long held_at(const Meeting& meeting) {
  const std::chrono::minutes since{domain::intake::minutes_of(meeting.starts).value_or(0)};
  return to_stored(domain::jst_midnight(meeting.held_on) + since);
}

std::vector<Param> params_of(std::string_view center_id, const MeetingRecord& record) {
  const Meeting& meeting = record.meeting;
  return {{"center", center_id},
          {"id", record.id},
          {"kind", meeting.kind},
          {"held_on", domain::to_iso(meeting.held_on)},
          {"held_at", held_at(meeting)},
          {"starts", meeting.starts},
          {"ends", meeting.ends},
          {"place", meeting.place},
          {"recorder", meeting.recorder_id},
          {"presence", meeting.presence},
          {"wish_not_heard", meeting.wish_not_heard},
          {"next_on", date_text(meeting.next_on)},
          {"no_next", meeting.no_next},
          {"review_on", date_text(meeting.review_on)},
          {"tracks", joined(meeting.tracks)},
          {"secrecy_told", meeting.secrecy_told},
          {"updated_at", to_stored(record.updated_at)}};
}

void insert_texts(Session& writer, std::string_view center_id, const MeetingRecord& record) {
  const auto insert = [&](std::string_view name, std::size_t position, const std::string& text) {
    writer.execute(insert_text, {{"center", center_id},
                                 {"id", record.id},
                                 {"name", name},
                                 {"position", position},
                                 {"text", text}});
  };
  for (const NamedText& text : texts)
    if (!(record.meeting.*text.member).empty()) insert(text.name, 0, record.meeting.*text.member);
  for (std::size_t i = 0; i < record.meeting.agenda.size(); ++i)
    insert("agenda", i, record.meeting.agenda[i]);
}

void insert_people(Session& writer, std::string_view center_id, const MeetingRecord& record) {
  for (std::size_t i = 0; i < record.meeting.attendees.size(); ++i) {
    const Attendee& one = record.meeting.attendees[i];
    writer.execute(insert_attendee, {{"center", center_id},
                                     {"id", record.id},
                                     {"position", i},
                                     {"staff", or_null(one.who.staff_id)},
                                     {"name", one.who.name},
                                     {"organisation", one.who.organisation},
                                     {"role", one.role},
                                     {"conflict", one.conflict},
                                     {"reason", one.conflict_reason},
                                     {"vote", one.vote}});
  }
}

void insert_lines(Session& writer, std::string_view center_id, const MeetingRecord& record) {
  insert_texts(writer, center_id, record);
  insert_people(writer, center_id, record);
  for (std::size_t i = 0; i < record.meeting.decisions.size(); ++i) {
    const Decision& one = record.meeting.decisions[i];
    writer.execute(insert_decision, {{"center", center_id},
                                     {"id", record.id},
                                     {"position", i},
                                     {"what", one.what},
                                     {"staff", or_null(one.who.staff_id)},
                                     {"name", one.who.name},
                                     {"organisation", one.who.organisation},
                                     {"due_on", date_text(one.due)},
                                     {"task", one.task_id}});
  }
  for (std::size_t i = 0; i < record.meeting.options.size(); ++i) {
    const auto& one = record.meeting.options[i];
    writer.execute(insert_option, {{"center", center_id},
                                   {"id", record.id},
                                   {"position", i},
                                   {"code", one.code},
                                   {"reasoning", one.reasoning},
                                   {"chosen", one.chosen}});
  }
}

void read_row(Session& session, const std::vector<Param>& which, MeetingRecord& record) {
  Meeting& meeting = record.meeting;
  auto row = session.row<Text, long long, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                         MaybeText, bool, MaybeText, Text, bool>(select_row, which);
  auto& [case_id, version, state, kind, held_on, starts, ends, place, recorder, presence, not_heard,
         next_on, no_next, review_on, tracks, secrecy_told] = row.value();
  record.case_id = std::move(case_id);
  record.version = version;
  record.state = std::move(state);
  meeting.kind = std::move(kind);
  meeting.held_on = domain::parse_iso_date(held_on).value();
  meeting.starts = std::move(starts);
  meeting.ends = std::move(ends);
  meeting.place = std::move(place);
  meeting.recorder_id = std::move(recorder);
  meeting.presence = std::move(presence);
  meeting.wish_not_heard = std::move(not_heard);
  meeting.next_on = date_of(next_on);
  meeting.no_next = no_next;
  meeting.review_on = date_of(review_on);
  meeting.tracks = split(tracks);
  meeting.secrecy_told = secrecy_told;
}

void read_stamps(Session& session, const std::vector<Param>& which, MeetingRecord& record) {
  auto row = session.row<MaybeInt, MaybeText, long long, Text, long long>(select_stamps, which);
  auto& [finalised_at, finalised_by, created_at, created_by, updated_at] = row.value();
  if (finalised_at) record.finalised_at = from_stored(*finalised_at);
  record.finalised_by = std::move(finalised_by);
  record.created_at = from_stored(created_at);
  record.created_by = std::move(created_by);
  record.updated_at = from_stored(updated_at);
}

void read_lines(Session& session, const std::vector<Param>& which, Meeting& meeting) {
  for (auto& [name, text] : session.rows<Text, Text>(select_texts, which)) {
    if (name == "agenda") {
      meeting.agenda.push_back(std::move(text));
      continue;
    }
    for (const NamedText& known : texts)
      if (known.name == name) meeting.*known.member = std::move(text);
  }
  for (auto& [staff, name, organisation, role, conflict, reason, vote] :
       session.rows<MaybeText, Text, Text, Text, Text, Text, Text>(select_attendees, which))
    meeting.attendees.push_back({{staff.value_or(""), std::move(name), std::move(organisation)},
                                 std::move(role),
                                 std::move(conflict),
                                 std::move(reason),
                                 std::move(vote)});
  for (auto& [what, staff, name, organisation, due, task] :
       session.rows<Text, MaybeText, Text, Text, MaybeText, MaybeText>(select_decisions, which))
    meeting.decisions.push_back({std::move(what),
                                 {staff.value_or(""), std::move(name), std::move(organisation)},
                                 date_of(due),
                                 std::move(task)});
  for (auto& [code, reasoning, chosen] : session.rows<Text, Text, bool>(select_options, which))
    meeting.options.push_back({std::move(code), std::move(reasoning), chosen});
}

}  // namespace

std::optional<MeetingHead> meeting_head(Session& session, std::string_view center_id,
                                        std::string_view meeting_id) {
  auto row =
      session.row<Text, long long, Text>(select_head, {{"center", center_id}, {"id", meeting_id}});
  if (!row) return std::nullopt;
  auto& [case_id, version, state] = *row;
  return MeetingHead{std::move(case_id), version, std::move(state)};
}

MeetingRecord load_meeting(Session& session, const domain::Authorized&, std::string_view center_id,
                           std::string_view meeting_id) {
  const std::vector<Param> which{{"center", center_id}, {"id", meeting_id}};
  MeetingRecord record;
  record.id = meeting_id;
  read_row(session, which, record);
  read_stamps(session, which, record);
  read_lines(session, which, record.meeting);
  return record;
}

std::vector<MeetingRecord> meetings_of_case(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view case_id) {
  std::vector<MeetingRecord> all;
  for (auto& [id] : session.rows<Text>(select_ids, {{"center", center_id}, {"case", case_id}}))
    all.push_back(load_meeting(session, authorized, center_id, id));
  return all;
}

void insert_meeting(Session& writer, std::string_view center_id, const MeetingRecord& record) {
  auto params = params_of(center_id, record);
  params.push_back({"case", record.case_id});
  params.push_back({"created_at", to_stored(record.created_at)});
  params.push_back({"created_by", record.created_by});
  writer.execute(insert_row, params);
  insert_lines(writer, center_id, record);
}

bool update_meeting(Session& writer, std::string_view center_id, const MeetingRecord& record) {
  auto params = params_of(center_id, record);
  params.push_back({"version", record.version});
  params.push_back({"state", record.state});
  params.push_back({"finalised_at", to_stored(record.finalised_at)});
  params.push_back({"finalised_by", record.finalised_by});
  if (writer.execute(update_row, params) != 1) return false;
  for (const std::string_view clear : clear_lines)
    writer.execute(clear, {{"center", center_id}, {"id", record.id}});
  insert_lines(writer, center_id, record);
  return true;
}

}  // namespace kizuna::persistence
