#include "api/resources/meeting_dto.hpp"

namespace kizuna::api {
namespace {

using domain::intake::Meeting;

template <class Field>
std::string text_of(const std::optional<Field>& field) {
  return field ? field->value : std::string();
}

std::optional<domain::CivilDate> date_of(const std::optional<CivilDateText>& field) {
  return field ? std::optional(field->value) : std::nullopt;
}

void take_lines(const MeetingDocument& document, Meeting& meeting) {
  if (document.agenda)
    for (const auto& line : document.agenda->value) meeting.agenda.push_back(line.value);
  if (document.attendees)
    for (const auto& one : document.attendees->value)
      meeting.attendees.push_back({party_from(one.who), text_of(one.role), text_of(one.conflict),
                                   text_of(one.conflict_reason), text_of(one.vote)});
  if (document.decisions)
    for (const auto& one : document.decisions->value)
      meeting.decisions.push_back({one.what.value,
                                   one.who ? party_from(*one.who) : domain::intake::Party{},
                                   date_of(one.due),
                                   {}});
  if (document.options)
    for (const auto& one : document.options->value)
      meeting.options.push_back(
          {one.option.value, text_of(one.reasoning), one.chosen.value_or(false)});
  if (document.tracks)
    for (const auto& one : document.tracks->value) meeting.tracks.push_back(one.value);
}

}  // namespace

domain::intake::Party party_from(const PartyInput& input) {
  // Of staff the account says the name.
  if (input.staff) return {input.staff->value, {}, {}};
  return {{}, text_of(input.name), text_of(input.organisation)};
}

Meeting meeting_from(const MeetingDocument& document, std::string_view recorder_id) {
  Meeting meeting;
  meeting.kind = document.kind.value;
  meeting.held_on = document.held_on.value;
  meeting.starts = text_of(document.starts);
  meeting.ends = text_of(document.ends);
  meeting.place = text_of(document.place);
  meeting.recorder_id = document.recorder ? document.recorder->value : std::string(recorder_id);
  meeting.presence = text_of(document.presence);
  meeting.wish = text_of(document.wish);
  meeting.wish_not_heard = text_of(document.wish_not_heard);
  meeting.facts = text_of(document.facts);
  meeting.dissent = text_of(document.dissent);
  meeting.next_on = date_of(document.next_on);
  meeting.no_next = document.no_next.value_or(false);
  meeting.least_restrictive = text_of(document.least_restrictive);
  meeting.goals = text_of(document.goals);
  meeting.roles = text_of(document.roles);
  meeting.review_on = date_of(document.review_on);
  meeting.criteria = text_of(document.criteria);
  meeting.ranking = text_of(document.ranking);
  meeting.question = text_of(document.question);
  meeting.opinion = text_of(document.opinion);
  meeting.decision_support = text_of(document.decision_support);
  meeting.legal_basis = text_of(document.legal_basis);
  meeting.secrecy_told = document.secrecy_told.value_or(false);
  take_lines(document, meeting);
  return meeting;
}

}  // namespace kizuna::api
