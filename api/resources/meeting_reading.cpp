#include "api/resources/meetings.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"
#include "persistence/meeting_papers.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::intake::label_of;
using domain::intake::Meeting;
using persistence::MeetingCopy;
using persistence::MeetingRecord;

std::optional<CivilDateText> text_of(const std::optional<domain::CivilDate>& date) {
  return date ? std::optional(CivilDateText{*date}) : std::nullopt;
}

std::string name_of(Context& context, const std::string& account_id) {
  return persistence::account_name(context.db, context.center(), account_id);
}

AttendeeView view_of(Context& context, const domain::intake::Attendee& one,
                     const std::vector<MeetingCopy>& copies) {
  AttendeeView view{
      api::view_of(context, one.who), one.role, one.conflict, one.conflict_reason, one.vote, {}};
  for (const MeetingCopy& copy : copies)
    if (copy.recipient == one.who) view.copies.value.push_back(copy.number);
  return view;
}

DecisionView view_of(Context& context, const domain::Authorized& authorized,
                     const domain::intake::Decision& one) {
  DecisionView view{one.what, api::view_of(context, one.who), text_of(one.due), {}, {}};
  if (!one.task_id) return view;
  view.task = Uuid{*one.task_id};
  view.task_state =
      persistence::load_task(context.db, authorized, context.center(), *one.task_id).value().state;
  return view;
}

void add_texts(const Meeting& meeting, MeetingView& view) {
  view.agenda.value = meeting.agenda;
  view.wish = meeting.wish;
  view.wish_not_heard = meeting.wish_not_heard;
  view.facts = meeting.facts;
  view.dissent = meeting.dissent;
  view.no_next = meeting.no_next;
  view.least_restrictive = meeting.least_restrictive;
  view.tracks.value = meeting.tracks;
  view.goals = meeting.goals;
  view.roles = meeting.roles;
  view.review_on = text_of(meeting.review_on);
  view.criteria = meeting.criteria;
  view.ranking = meeting.ranking;
  view.question = meeting.question;
  view.opinion = meeting.opinion;
  view.decision_support = meeting.decision_support;
  view.legal_basis = meeting.legal_basis;
  view.secrecy_told = meeting.secrecy_told;
  for (const auto& option : meeting.options)
    view.options.value.push_back({option.code, std::string(label_of("meeting_option", option.code)),
                                  option.reasoning, option.chosen});
}

void add_papers(Context& context, const FoundMeeting& found, const std::vector<MeetingCopy>& copies,
                MeetingView& view) {
  for (const MeetingCopy& copy : copies) view.copies.value.push_back(view_of(context, copy));
  for (auto& amendment : persistence::meeting_amendments(context.db, found.file.authorized,
                                                         context.center(), found.record.id))
    view.amendments.value.push_back({{amendment.id},
                                     "訂" + std::to_string(amendment.number),
                                     amendment.about,
                                     amendment.text,
                                     amendment.reason,
                                     name_of(context, amendment.amended_by),
                                     {amendment.amended_at}});
}

}  // namespace

std::vector<domain::FieldError> missing_in(Context& context, const FoundMeeting& found) {
  std::vector<domain::intake::CopyOut> out;
  for (const MeetingCopy& copy : persistence::meeting_copies(context.db, found.file.authorized,
                                                             context.center(), found.record.id))
    if (!copy.returned_on) out.push_back({copy.number, copy.recipient});
  auto errors =
      domain::intake::missing_in_meeting(found.record.meeting, out, domain::jst_date(context.now));
  for (auto& error : unknown_staff(context, found.record.meeting))
    errors.push_back(std::move(error));
  return errors;
}

std::vector<domain::FieldError> unknown_staff(Context& context, const Meeting& meeting) {
  std::vector<domain::FieldError> errors;
  const auto look = [&](const std::string& account, std::string pointer, std::string whose) {
    if (!account.empty() && !persistence::is_active_account(context.db, context.center(), account))
      errors.push_back({std::move(pointer), "absent", whose.append("の職員が見つかりません。")});
  };
  look(meeting.recorder_id, "/recorder", "記録者");
  for (std::size_t i = 0; i < meeting.attendees.size(); ++i)
    look(meeting.attendees[i].who.staff_id, "/attendees/" + std::to_string(i) + "/who",
         "出席者" + std::to_string(i + 1));
  for (std::size_t i = 0; i < meeting.decisions.size(); ++i)
    look(meeting.decisions[i].who.staff_id, "/decisions/" + std::to_string(i) + "/who",
         "決定" + std::to_string(i + 1));
  return errors;
}

PartyView view_of(Context& context, const domain::intake::Party& party) {
  if (party.staff_id.empty()) return {{}, party.name, party.organisation};
  return {Uuid{party.staff_id}, name_of(context, party.staff_id), {}};
}

MeetingCopyView view_of(Context& context, const MeetingCopy& copy) {
  return {copy.number,
          copy.document,
          view_of(context, copy.recipient),
          {copy.handed_on},
          text_of(copy.returned_on),
          copy.returned_how};
}

MeetingLine line_of(Context& context, const MeetingRecord& record) {
  const Meeting& meeting = record.meeting;
  MeetingLine line;
  line.id.value = record.id;
  line.version = record.version;
  line.state = record.state;
  line.kind = meeting.kind;
  line.kind_label = label_of("meeting", meeting.kind);
  line.held_on.value = meeting.held_on;
  line.starts = meeting.starts;
  line.ends = meeting.ends;
  line.place = meeting.place;
  line.recorder.value = meeting.recorder_id;
  line.recorder_name = name_of(context, meeting.recorder_id);
  line.presence = meeting.presence;
  line.decisions = static_cast<std::int64_t>(meeting.decisions.size());
  line.next_on = text_of(meeting.next_on);
  return line;
}

FoundMeeting find_meeting(Context& context, const std::string& id, Action action,
                          bool even_closed) {
  const auto head = persistence::meeting_head(context.db, context.center(), id);
  if (!head) reject(domain::ProblemCode::not_found, "absent");
  FoundCase file = find_case(context, head->case_id, action, even_closed);
  context.log.object = {"meeting", id, head->version};
  auto record = persistence::load_meeting(context.db, file.authorized, context.center(), id);
  return {std::move(file), std::move(record)};
}

Response meeting_response(Context& context, const std::string& id) {
  const FoundMeeting found = find_meeting(context, id, Action::read_case);
  const MeetingRecord& record = found.record;
  MeetingView view;
  view.head = line_of(context, record);
  view.case_id.value = record.case_id;
  view.case_number = found.file.record.number;
  add_texts(record.meeting, view);
  const auto copies =
      persistence::meeting_copies(context.db, found.file.authorized, context.center(), record.id);
  for (const auto& one : record.meeting.attendees)
    view.attendees.value.push_back(view_of(context, one, copies));
  for (const auto& one : record.meeting.decisions)
    view.decisions.value.push_back(view_of(context, found.file.authorized, one));
  add_papers(context, found, copies, view);
  if (record.state == "draft")
    for (auto& error : missing_in(context, found))
      view.missing.value.push_back(
          {std::move(error.code), std::move(error.pointer), std::move(error.message)});
  if (record.finalised_at) view.finalised_at = InstantText{*record.finalised_at};
  if (record.finalised_by) view.finalised_by = name_of(context, *record.finalised_by);
  return resource_response(write_body(view), record.version);
}

}  // namespace kizuna::api
