#include "api/demo/scenario_meetings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "domain/intake/codes.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

/// Lists are "a|b", the parts of one line "a/b/c". Who is "=login" or "organisation name".
struct ScenarioMeeting {
  std::string_view key;
  std::string_view kind, held_on, starts, ends, place;
  std::string_view agenda;
  std::string_view attendees;  ///< who/role/conflict/reason/vote
  std::string_view presence, wish;
  std::string_view decisions;  ///< what/who/due
  std::string_view next_on;    ///< empty: none
  std::string_view chosen;     ///< of MT2, code of list `meeting_option`
  std::string_view texts;      ///< "name=value|name=value", members of the record
};

constexpr ScenarioMeeting meetings[] = {
    {"SC-3 MT2", "MT2", "2025-05-14", "13:30", "14:20", "第2会議室", "退院先|金銭管理|市長申立て",
     "=counselor2/主担当|=senior/進行|群馬総合病院 大野/MSW|地域包括支援センター境 "
     "関口/主任ケアマネ",
     "ABSENT", "「家に帰りたい」(5月13日に病室で聞き取り)",
     "市へ市長申立てを要請する/=counselor2/2025-05-15|"
     "包括からの受入れの結果を確かめる/=counselor2/2025-05-29",
     "2025-05-28", "HOJO",
     "facts=5月18日に退院の予定。入院費は未払い、通帳の場所が分からない。|"
     "dissent=関口様: 在宅を先に試すべき|goals=退院後の住まいと金銭管理|"
     "roles=市長申立て 市、退院支援 包括|review_on=2025-08-14|tracks=K3,K5|"
     "least_restrictive=日々の買い物は自分でできる。入院費の支払いと契約だけに代わる人が要る。"},
    {"SC-8 MT6", "MT6", "2025-10-23", "14:00", "15:00", "社会福祉会館", "契約を続けられるか",
     "精神科医 石井/委員/NONE//FOR|弁護士 岡田/委員/NONE//FOR|=senior/説明/NONE//NONE", "", "", "",
     "", "",
     "question=サービスの内容を説明できない日が増えた。契約を続けられるか。|"
     "opinion=契約の継続は難しい。保佐の申立てを勧める。"},
    {"SC-10 MT7", "MT7", "2025-10-21", "14:00", "15:10", "特別養護老人ホームの面談室",
     "訪問の回数|連絡の取り方",
     "=counselor2/主担当|=senior/進行|後見人(弁護士)/後見人|妹/家族|施設 生活相談員/施設",
     "PRESENT", "「顔を見に来てほしい」", "後見人の11月の訪問を確かめる/=counselor2/2025-11-28",
     "2025-12-01", "",
     "facts=後見人の訪問は半年に一度だった。|"
     "decision_support=本人に訪問の回数の希望を写真のカードで聞いた。2か月に一度を選んだ。"},
    {"SC-11 MT3", "MT3", "2025-11-11", "13:30", "15:00", "第1会議室", "市民後見人の候補者",
     "社会福祉士会 委員/委員長/NONE//FOR|司法書士会 委員/委員/NONE//FOR|"
     "グループホーム 管理者/参考人/RECUSED/候補者の勤め先のため|=counselor/事務局/NONE//NONE",
     "PRESENT", "「近くの人がいい」", "", "", "",
     "criteria=訪問できる回数、本人との相性、利益相反のないこと|dissent=なし|"
     "ranking=1 "
     "候補者B(近隣、平日に訪問できる)。候補者Aは勤め先が本人のグループホームのため外す。"},
};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    parts.emplace_back(part);
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return parts;
}

json party_of(const Player& player, const std::string& who) {
  if (who.starts_with('=')) return {{"staff", player.account_id(who.substr(1))}};
  const auto space = who.find(' ');
  json party = {{"organisation", who.substr(0, space)}};
  if (space != std::string::npos) party["name"] = who.substr(space + 1);
  return party;
}

json attendee_of(const Player& player, const std::string& line) {
  const auto parts = split(line, '/');
  json one = {{"who", party_of(player, parts.at(0))}};
  constexpr const char* members[] = {"role", "conflict", "conflict_reason", "vote"};
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (!parts[i].empty()) one[members[i - 1]] = parts[i];
  return one;
}

json options_of(std::string_view chosen) {
  json options = json::array();
  for (const auto& row : domain::intake::codes::meeting_option())
    options.push_back(
        {{"option", row.code},
         {"reasoning", row.code == chosen ? "必要な範囲に限れる" : "検討し、採らない"},
         {"chosen", row.code == chosen}});
  return options;
}

}  // namespace

json meeting_document(const Player& player, std::string_view key) {
  const auto* const found =
      std::find_if(std::begin(meetings), std::end(meetings),
                   [&](const ScenarioMeeting& meeting) { return meeting.key == key; });
  if (found == std::end(meetings)) throw std::logic_error("no meeting: " + std::string(key));
  json document = {{"kind", found->kind},     {"held_on", found->held_on},
                   {"starts", found->starts}, {"ends", found->ends},
                   {"place", found->place},   {"agenda", split(found->agenda, '|')}};
  for (const std::string& line : split(found->attendees, '|'))
    document["attendees"].push_back(attendee_of(player, line));
  if (!found->presence.empty()) document["presence"] = found->presence;
  if (!found->wish.empty()) document["wish"] = found->wish;
  for (const std::string& line : split(found->decisions, '|')) {
    const auto parts = split(line, '/');
    document["decisions"].push_back(
        {{"what", parts.at(0)}, {"who", party_of(player, parts.at(1))}, {"due", parts.at(2)}});
  }
  if (found->next_on.empty())
    document["no_next"] = true;
  else
    document["next_on"] = found->next_on;
  if (!found->chosen.empty()) document["options"] = options_of(found->chosen);
  for (const std::string& pair : split(found->texts, '|')) {
    const auto equals = pair.find('=');
    const std::string name = pair.substr(0, equals);
    const std::string value = pair.substr(equals + 1);
    if (name == "tracks")
      document[name] = split(value, ',');
    else
      document[name] = value;
  }
  return document;
}

}  // namespace kizuna::api::demo
