#include "domain/intake/meeting.hpp"

#include <algorithm>
#include <set>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

using N = MeetingNeed;
using Errors = std::vector<FieldError>;

constexpr MeetingNeedRow need_rows[] = {
    {N::agenda, "agenda", "/agenda", "議題を入れてください。"},
    {N::attendees, "attendees", "/attendees", "出席した人を入れてください。"},
    {N::presence, "presence", "/presence", "本人の出席・欠席・オンラインを選んでください。"},
    {N::wish, "wish", "/wish", "本人の意向が空です。聞けなかったときは理由を選んでください。"},
    {N::facts, "facts", "/facts", "事実を入れてください。"},
    {N::decisions, "decisions", "/decisions", "決めたことを一つ以上入れてください。"},
    {N::dissent, "dissent", "/dissent", "反対・少数意見を入れてください(「なし」も可)。"},
    {N::next_date, "next_date", "/next_on",
     "次回の日を入れてください。ないときは「次回なし」を選んでください。"},
    {N::options, "options", "/options", "検討した選択肢をそろえ、選んだものに印を付けてください。"},
    {N::least_restrictive, "least_restrictive", "/least_restrictive",
     "本人への制限がもっとも少ないと考えた理由を入れてください。"},
    {N::criteria, "criteria", "/criteria", "選考の基準を入れてください。"},
    {N::conflicts, "conflicts", "/attendees", "出席者全員の利害関係を確かめてください。"},
    {N::ranking, "ranking", "/ranking", "候補の順位とその理由を入れてください。"},
    {N::votes, "votes", "/attendees", "出席者の採決を入れてください。"},
    {N::question, "question", "/question", "諮ったことを入れてください。"},
    {N::opinion, "opinion", "/opinion", "審査会の意見を入れてください。"},
    {N::decision_support, "decision_support", "/decision_support",
     "意思決定支援の記録を入れてください。"},
    {N::legal_basis, "legal_basis", "/legal_basis", "会議の法的な根拠を入れてください。"},
    {N::secrecy_told, "secrecy_told", "/secrecy_told",
     "構成員に守秘義務を伝えたことを確かめてください。"},
};

constexpr MeetingKindRow kind_rows[] = {
    {"MT1",
     {N::agenda, N::attendees, N::presence, N::wish, N::facts, N::decisions, N::next_date},
     "R-25"},
    {"MT2",
     {N::agenda, N::attendees, N::presence, N::wish, N::facts, N::options, N::least_restrictive,
      N::decisions, N::dissent, N::next_date},
     "T-7, R-25"},
    {"MT3",
     {N::agenda, N::attendees, N::presence, N::wish, N::criteria, N::conflicts, N::ranking,
      N::votes, N::dissent},
     "R-25, R-61, R-62"},
    {"MT4", {}, "市の会議。日付と場所だけを結び付ける"},
    {"MT6", {N::attendees, N::conflicts, N::question, N::opinion}, "R-70"},
    {"MT7",
     {N::agenda, N::attendees, N::presence, N::wish, N::decision_support, N::next_date},
     "4.4, 4.5"},
    {"MT8",
     {N::agenda, N::attendees, N::presence, N::wish, N::legal_basis, N::secrecy_told, N::facts,
      N::decisions},
     "社会福祉法106条の6"},
};

constexpr bool in_order() {
  for (std::size_t at = 0; at < std::size(need_rows); ++at)
    if (static_cast<std::size_t>(need_rows[at].need) != at) return false;
  return std::size(need_rows) == static_cast<std::size_t>(N::secrecy_told) + 1;
}
static_assert(in_order(), "every MeetingNeed has exactly one row, at its own place");

const MeetingKindRow* find_kind(std::string_view kind) {
  const auto* const found = std::find_if(std::begin(kind_rows), std::end(kind_rows),
                                         [&](const auto& row) { return row.kind == kind; });
  return found == std::end(kind_rows) ? nullptr : found;
}

std::string at(std::string_view list, std::size_t index, std::string_view member = {}) {
  std::string pointer("/");
  pointer.append(list).append("/").append(std::to_string(index));
  if (!member.empty()) pointer.append("/").append(member);
  return pointer;
}

std::string numbered(std::string_view noun, std::size_t index) {
  return std::string(noun).append(std::to_string(index + 1));
}

void check_times(const Meeting& meeting, Errors& errors) {
  const auto starts = minutes_of(meeting.starts);
  const auto ends = minutes_of(meeting.ends);
  if (!meeting.starts.empty() && !starts)
    errors.push_back({"/starts", "time", "13:30のように入れてください。"});
  if (!meeting.ends.empty() && !ends)
    errors.push_back({"/ends", "time", "14:20のように入れてください。"});
  if (starts && ends && *ends < *starts)
    errors.push_back({"/ends", "too_early", "終わりが始まりより前です。"});
  if (meeting.next_on && *meeting.next_on < meeting.held_on)
    errors.push_back({"/next_on", "too_early", "次回が会議の日より前です。"});
  if (meeting.review_on && *meeting.review_on < meeting.held_on)
    errors.push_back({"/review_on", "too_early", "見直しの日が会議の日より前です。"});
}

void check_attendees(const Meeting& meeting, Errors& errors) {
  for (std::size_t i = 0; i < meeting.attendees.size(); ++i) {
    const Attendee& one = meeting.attendees[i];
    if (!one.who.named())
      errors.push_back({at("attendees", i, "who"), "required",
                        numbered("出席者", i).append("の名前か機関がありません。")});
    if (one.recused() && !one.vote.empty() && one.vote != "NONE")
      errors.push_back(
          {at("attendees", i, "vote"), "recused", "除斥された人は採決に加われません。"});
  }
}

void check_decisions(const Meeting& meeting, Errors& errors) {
  for (std::size_t i = 0; i < meeting.decisions.size(); ++i) {
    const Decision& one = meeting.decisions[i];
    if (one.due && *one.due < meeting.held_on)
      errors.push_back({at("decisions", i, "due"), "too_early",
                        numbered("決定", i).append("の期限が会議の日より前です。")});
  }
}

template <class Items, class CodeOf>
void check_each_once(const Items& items, std::string_view list, CodeOf code_of, Errors& errors) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!seen.insert(code_of(items[i])).second)
      errors.push_back({at(list, i), "twice", "同じものが二つあります。"});
}

/// The decisions as lines that can become tasks: each has who and by when.
void ask_for_whole_decisions(const Meeting& meeting, Errors& errors) {
  for (std::size_t i = 0; i < meeting.decisions.size(); ++i) {
    const Decision& one = meeting.decisions[i];
    if (!one.who.named())
      errors.push_back({at("decisions", i, "who"), "required",
                        numbered("決定", i).append("にだれがするかがありません。")});
    if (!one.due)
      errors.push_back({at("decisions", i, "due"), "required",
                        numbered("決定", i).append("に期限がありません。")});
  }
}

void ask_for_options(const Meeting& meeting, Errors& errors) {
  for (const CodeRow& row : codes::meeting_option()) {
    if (!row.valid_on(meeting.held_on)) continue;
    const auto found = std::find_if(meeting.options.begin(), meeting.options.end(),
                                    [&](const auto& option) { return option.code == row.code; });
    if (found != meeting.options.end() && !found->reasoning.empty()) continue;
    std::string message("選択肢「");
    message.append(row.ja).append("」の検討が書かれていません。");
    errors.push_back({"/options", "options", std::move(message)});
  }
  if (std::none_of(meeting.options.begin(), meeting.options.end(),
                   [](const auto& option) { return option.chosen; }))
    errors.push_back({"/options", "options", "選んだ選択肢に印を付けてください。"});
}

void ask_for_conflicts(const Meeting& meeting, Errors& errors) {
  for (std::size_t i = 0; i < meeting.attendees.size(); ++i) {
    const Attendee& one = meeting.attendees[i];
    if (one.conflict.empty())
      errors.push_back({at("attendees", i, "conflict"), "conflicts",
                        numbered("出席者", i).append("の利害関係を確かめてください。")});
    if (one.recused() && one.conflict_reason.empty())
      errors.push_back({at("attendees", i, "conflict_reason"), "required",
                        numbered("出席者", i).append("の除斥の理由を入れてください。")});
  }
}

void ask_for_votes(const Meeting& meeting, Errors& errors) {
  for (std::size_t i = 0; i < meeting.attendees.size(); ++i)
    if (!meeting.attendees[i].recused() && meeting.attendees[i].vote.empty())
      errors.push_back({at("attendees", i, "vote"), "votes",
                        numbered("出席者", i).append("の採決を選んでください。")});
}

bool given(N need, const Meeting& m) {
  switch (need) {
    case N::agenda:
      return !m.agenda.empty();
    case N::attendees:
      return !m.attendees.empty();
    case N::presence:
      return !m.presence.empty();
    case N::wish:
      return !m.wish.empty() || !m.wish_not_heard.empty();
    case N::facts:
      return !m.facts.empty();
    case N::decisions:
      return !m.decisions.empty();
    case N::dissent:
      return !m.dissent.empty();
    case N::next_date:
      return m.next_on || m.no_next;
    case N::least_restrictive:
      return !m.least_restrictive.empty();
    case N::criteria:
      return !m.criteria.empty();
    case N::ranking:
      return !m.ranking.empty();
    case N::question:
      return !m.question.empty();
    case N::opinion:
      return !m.opinion.empty();
    case N::decision_support:
      return !m.decision_support.empty();
    case N::legal_basis:
      return !m.legal_basis.empty();
    case N::secrecy_told:
      return m.secrecy_told;
    case N::options:
    case N::conflicts:
    case N::votes:
      return true;  // asked line by line
  }
  return false;
}

void ask_for(N need, const Meeting& meeting, Errors& errors) {
  if (need == N::options) return ask_for_options(meeting, errors);
  if (need == N::conflicts) return ask_for_conflicts(meeting, errors);
  if (need == N::votes) return ask_for_votes(meeting, errors);
  if (given(need, meeting)) return;
  const MeetingNeedRow& row = need_rows[static_cast<std::size_t>(need)];
  errors.push_back({std::string(row.pointer), std::string(row.code), std::string(row.ja)});
}

}  // namespace

std::span<const MeetingNeedRow> meeting_needs() {
  return need_rows;
}

std::span<const MeetingKindRow> meeting_kinds() {
  return kind_rows;
}

std::string meeting_kinds_to_markdown() {
  std::string out = "## 会議録の確定に必要なこと\n\n| 会議 | 名前 | 必要なこと | 根拠 |\n";
  out.append("| --- | --- | --- | --- |\n");
  for (const MeetingKindRow& row : kind_rows) {
    out.append("| ").append(row.kind).append(" | ").append(label_of("meeting", row.kind));
    out.append(" | ");
    std::string_view separator;
    for (const MeetingNeed need : row.needs) {
      out.append(separator).append(need_rows[static_cast<std::size_t>(need)].ja);
      separator = "<br>";
    }
    out.append(" | ").append(row.source).append(" |\n");
  }
  return out;
}

std::optional<int> minutes_of(std::string_view time) {
  const auto digit = [&](std::size_t i) { return time[i] >= '0' && time[i] <= '9'; };
  if (time.size() != 5 || time[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hours = (time[0] - '0') * 10 + (time[1] - '0');
  const int minutes = (time[3] - '0') * 10 + (time[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

std::vector<FieldError> check_meeting(const Meeting& meeting) {
  Errors errors;
  if (find_kind(meeting.kind) == nullptr)
    errors.push_back({"/kind", "no_case",
                      "協議会の記録には個人の情報を載せません。ケースの会議ではありません。"});
  check_times(meeting, errors);
  check_attendees(meeting, errors);
  check_decisions(meeting, errors);
  check_each_once(
      meeting.options, "options", [](const auto& option) { return option.code; }, errors);
  check_each_once(
      meeting.tracks, "tracks", [](const auto& track) { return track; }, errors);
  return errors;
}

std::vector<FieldError> missing_in_meeting(const Meeting& meeting,
                                           std::span<const CopyOut> copies_out, CivilDate today) {
  Errors errors = check_meeting(meeting);
  if (meeting.held_on > today)
    errors.push_back({"/held_on", "in_future", "会議の日がまだ来ていません。"});
  if (const MeetingKindRow* kind = find_kind(meeting.kind))
    for (const MeetingNeed need : kind->needs) ask_for(need, meeting, errors);
  ask_for_whole_decisions(meeting, errors);
  for (std::size_t i = 0; i < meeting.attendees.size(); ++i) {
    const Attendee& one = meeting.attendees[i];
    if (!one.recused()) continue;
    for (const CopyOut& copy : copies_out)
      if (copy.recipient == one.who)
        errors.push_back({at("attendees", i), "holds_copy",
                          std::string("除斥された人にNo.")
                              .append(std::to_string(copy.number))
                              .append("が渡ったままです。回収してください。")});
  }
  return errors;
}

std::string task_title(const Decision& decision) {
  if (!decision.who.staff_id.empty()) return decision.what;
  const bool both = !decision.who.organisation.empty() && !decision.who.name.empty();
  std::string title = decision.who.organisation;
  title.append(both ? " " : "").append(decision.who.name).append("に頼む: ");
  return title.append(decision.what);
}

FactValues policy_facts(const Meeting& meeting) {
  FactValues facts{{"meeting_on", to_iso(meeting.held_on)}, {"dissent", meeting.dissent}};
  std::string tracks;
  for (const std::string& track : meeting.tracks)
    tracks.append(tracks.empty() ? "" : ",").append(track);
  if (!tracks.empty()) facts["tracks"] = std::move(tracks);
  if (!meeting.goals.empty()) facts["goals"] = meeting.goals;
  if (!meeting.roles.empty()) facts["roles"] = meeting.roles;
  if (meeting.review_on) facts["review_on"] = to_iso(*meeting.review_on);
  return facts;
}

}  // namespace kizuna::domain::intake
