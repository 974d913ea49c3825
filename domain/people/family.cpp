#include "domain/people/family.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "domain/calendar/entered_date.hpp"

namespace kizuna::domain {
namespace {

constexpr std::array<std::string_view, tie_kind_words.size()> tie_labels = {
    "実の親子", "養子縁組", "特別養子縁組", "婚姻", "内縁", "近い", "遠い", "対立", "暴力", "途絶"};
constexpr std::size_t birth_parents_max = 2;

std::optional<EnteredDate> date_of(const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  const auto read = parse_entered_date(typed);
  return read ? std::optional(*read) : std::nullopt;
}

std::string name_of(const FamilyMember& member) {
  return member.name.empty() ? "氏名不明の人" : member.name;
}

bool same_pair(const FamilyTie& one, const FamilyTie& other) {
  return (one.from == other.from && one.to == other.to) ||
         (!is_parenthood(one.kind) && one.from == other.to && one.to == other.from);
}

/// Everybody above `id`, step by step.
std::set<std::string> ancestors_of(const Family& family, const std::string& id) {
  std::set<std::string> found;
  std::deque<std::string> open{id};
  while (!open.empty()) {
    const std::string child = open.front();
    open.pop_front();
    for (const FamilyTie& tie : family.ties)
      if (is_parenthood(tie.kind) && tie.to == child && found.insert(tie.from).second)
        open.push_back(tie.from);
  }
  return found;
}

void check_parent(const Family& family, const FamilyTie& tie, std::vector<FieldError>& errors) {
  if (tie.from == tie.to || ancestors_of(family, tie.from).contains(tie.to)) {
    errors.push_back(
        {"/to", "own_ancestor", "同じ人が自分の親になります。続柄を確かめてください。"});
  }
  const auto parents = std::count_if(
      family.ties.begin(), family.ties.end(),
      [&](const FamilyTie& known) { return known.kind == TieKind::birth && known.to == tie.to; });
  if (tie.kind == TieKind::birth && static_cast<std::size_t>(parents) >= birth_parents_max)
    errors.push_back({"/from", "too_many_parents", "実の親は2人までです。"});
}

void check_ends(const Family& family, const FamilyTie& tie, std::vector<FieldError>& errors) {
  if (family.find(tie.from) == nullptr)
    errors.push_back({"/from", "unknown_reference", "この図にいない人です。選び直してください。"});
  if (family.find(tie.to) == nullptr)
    errors.push_back({"/to", "unknown_reference", "この図にいない人です。選び直してください。"});
  if (tie.from == tie.to && !is_parenthood(tie.kind))
    errors.push_back({"/to", "same_person", "同じ人どうしは結べません。"});
}

bool fits(TieKind kind, TieEnd end) {
  if (kind == TieKind::marriage) return end != TieEnd::dissolution;
  if (kind == TieKind::adoption) return end == TieEnd::dissolution || end == TieEnd::annulment;
  return kind == TieKind::special_adoption && end == TieEnd::dissolution;
}

void check_dates(const FamilyTie& tie, std::vector<FieldError>& errors) {
  for (const auto& [text, pointer] : {std::pair(&tie.since, "/since"), {&tie.until, "/until"}}) {
    if (text->empty()) continue;
    const auto read = parse_entered_date(*text, pointer);
    if (!read) errors.insert(errors.end(), read.error().errors.begin(), read.error().errors.end());
  }
  const auto since = date_of(tie.since);
  const auto until = date_of(tie.until);
  if (since && until && until->latest < since->earliest)
    errors.push_back({"/until", "before_begin", "始まりより前の日です。"});
  if (tie.end && !fits(tie.kind, *tie.end))
    errors.push_back({"/end", "does_not_fit", "この線の終わり方ではありません。"});
  if (tie.affinity_ended_on && (tie.kind != TieKind::marriage || tie.end != TieEnd::death))
    errors.push_back({"/affinity_ended_on", "does_not_fit",
                      "姻族関係終了届は、配偶者が亡くなった婚姻にだけ記録できます。"});
}

void check_registered(const FamilyMember& member, std::vector<FieldError>& errors) {
  const auto fault = [&errors](bool given, const char* pointer) {
    if (given)
      errors.push_back(
          {pointer, "in_register",
           "登録された人の氏名・性別・生年月日・死亡日は、人の記録で直してください。"});
  };
  fault(!member.name.empty(), "/name");
  fault(!member.kana.empty(), "/kana");
  fault(member.sex != Sex::unknown, "/sex");
  fault(!member.birth.empty(), "/birth");
  fault(!member.died_on.empty(), "/died_on");
}

void say_of_parent(const FamilyMember& parent, const FamilyMember& child,
                   std::vector<std::string>& said) {
  const auto older = date_of(parent.birth);
  const auto younger = date_of(child.birth);
  if (older && younger && younger->latest < older->earliest)
    said.push_back(name_of(parent) + "さんの生年月日が、子の" + name_of(child) +
                   "さんより後です。");
}

}  // namespace

std::string_view tie_label(TieKind kind) {
  return tie_labels[static_cast<std::size_t>(kind)];
}

const FamilyMember* Family::find(std::string_view id) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [id](const FamilyMember& member) { return member.id == id; });
  return found == members.end() ? nullptr : &*found;
}

bool is_ended(const FamilyTie& tie) {
  if (tie.end) return tie.end != TieEnd::death;
  return !tie.until.empty();
}

std::vector<FieldError> faults_of(const FamilyMember& member, CivilDate today) {
  std::vector<FieldError> errors;
  if (member.person_id) check_registered(member, errors);
  for (const auto& [text, pointer] :
       {std::pair(&member.birth, "/birth"), {&member.died_on, "/died_on"}}) {
    if (text->empty()) continue;
    const auto read = parse_entered_date(*text, pointer);
    if (!read)
      errors.insert(errors.end(), read.error().errors.begin(), read.error().errors.end());
    else if (read->earliest > today)
      errors.push_back({pointer, "in_future", "今日以前の日を入れてください。"});
  }
  const auto birth = date_of(member.birth);
  const auto death = date_of(member.died_on);
  if (birth && death && death->latest < birth->earliest)
    errors.push_back({"/died_on", "before_birth", "生年月日より前の日です。"});
  if (!member.died_on.empty() && member.life != LifeState::dead)
    errors.push_back({"/life", "does_not_fit", "亡くなった日があるときは「死亡」にしてください。"});
  return errors;
}

std::vector<FieldError> faults_of(const Family& family, const FamilyTie& tie) {
  std::vector<FieldError> errors;
  check_ends(family, tie, errors);
  if (is_parenthood(tie.kind)) check_parent(family, tie, errors);
  check_dates(tie, errors);
  const bool known = std::any_of(family.ties.begin(), family.ties.end(), [&](const FamilyTie& one) {
    return one.kind == tie.kind && one.since == tie.since && same_pair(one, tie);
  });
  if (known) errors.push_back({"/kind", "known_already", "同じ線がすでにあります。"});
  return errors;
}

std::vector<std::string> cautions_of(const Family& family) {
  std::vector<std::string> said;
  std::map<std::string, int> marriages;
  for (const FamilyTie& tie : family.ties) {
    const FamilyMember* from = family.find(tie.from);
    const FamilyMember* to = family.find(tie.to);
    if (from == nullptr || to == nullptr) continue;
    if (is_parenthood(tie.kind)) say_of_parent(*from, *to, said);
    if (tie.kind != TieKind::marriage || is_ended(tie) || tie.end == TieEnd::death) continue;
    if (from->life == LifeState::dead || to->life == LifeState::dead) continue;
    ++marriages[tie.from];
    ++marriages[tie.to];
  }
  for (const FamilyMember& member : family.members)
    if (marriages[member.id] > 1)
      said.push_back(name_of(member) + "さんに、続いている婚姻が2つあります。");
  return said;
}

std::map<std::string, int> generations(const Family& family) {
  std::map<std::string, int> rows{{family.subject, 0}};
  std::deque<std::string> open{family.subject};
  while (!open.empty()) {
    const std::string here = open.front();
    open.pop_front();
    const int row = rows.at(here);
    for (const FamilyTie& tie : family.ties) {
      if (is_bond(tie.kind) || (tie.from != here && tie.to != here)) continue;
      const bool down = tie.from == here;
      const int step = is_couple(tie.kind) ? 0 : (down ? 1 : -1);
      if (rows.emplace(down ? tie.to : tie.from, row + step).second)
        open.push_back(down ? tie.to : tie.from);
    }
  }
  return rows;
}

}  // namespace kizuna::domain
