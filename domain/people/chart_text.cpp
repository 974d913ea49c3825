#include "domain/people/chart_text.hpp"

namespace kizuna::domain {
namespace {

constexpr std::array<std::string_view, tie_end_words.size()> end_labels = {"離婚", "死別", "離縁",
                                                                           "取消し"};

/// Parts with 、 between them; empty ones are left out.
class Sentence {
 public:
  Sentence& say(std::string_view part) {
    if (part.empty()) return *this;
    if (!text_.empty()) text_ += "、";
    text_ += part;
    return *this;
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += "・";
    text += word;
  }
  return text;
}

std::string_view together_text(Together together) {
  if (together == Together::yes) return "同居";
  return together == Together::no ? "別居" : "";
}

std::string bond_text(TieKind kind) {
  const bool is_distance = kind == TieKind::near || kind == TieKind::distant;
  return std::string(is_distance ? "本人と" : "本人との間に").append(tie_label(kind));
}

}  // namespace

std::string spoken(const SpokenMember& member) {
  Sentence sentence;
  sentence.say(member.name).say(member.relation);
  if (member.life == LifeState::dead)
    sentence.say(member.died_on.empty() ? "死亡" : "死亡 " + member.died_on);
  else if (member.age)
    sentence.say(std::to_string(*member.age) + "歳");
  sentence.say(together_text(member.together));
  for (const TieKind kind : member.bonds) sentence.say(bond_text(kind));
  sentence.say(joined(member.roles));
  return std::move(sentence).text();
}

std::string spoken(const FamilyTie& tie, std::string_view from, std::string_view to) {
  Sentence sentence;
  if (tie.kind == TieKind::birth) {
    sentence.say(std::string(from) + "の子").say(to);
  } else if (is_parenthood(tie.kind)) {
    sentence.say(std::string(from) + "の養子").say(to).say(tie_label(tie.kind));
  } else if (tie.kind == TieKind::violent) {
    sentence.say(std::string(from).append("から").append(to).append("へ")).say(tie_label(tie.kind));
  } else {
    sentence.say(std::string(from).append("と").append(to)).say(tie_label(tie.kind));
  }
  std::string text = std::move(sentence).text();
  if (tie.end) text.append("(").append(end_labels[static_cast<std::size_t>(*tie.end)]).append(")");
  return text;
}

std::string spoken(const SpokenAgency& agency) {
  Sentence sentence;
  sentence.say(agency.name).say(agency.kind);
  sentence.say(std::string("つながりは").append(agency.strength)).say(agency.direction);
  if (!agency.contact_person.empty()) sentence.say("窓口 " + agency.contact_person);
  return std::move(sentence).text();
}

}  // namespace kizuna::domain
