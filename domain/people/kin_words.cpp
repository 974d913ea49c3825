#include "domain/people/kin_words.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>

namespace kizuna::domain {
namespace {

using enum Sex;
using enum TieKind;

// clang-format off
constexpr KinWord words[] = {
    // code                 ja                 en                       sex      way     last tie
    {"SPOUSE",              "配偶者",          "spouse",                unknown, "m",    marriage},
    {"HUSBAND",             "夫",              "husband",               male,    "m",    marriage},
    {"WIFE",                "妻",              "wife",                  female,  "m",    marriage},
    {"COMMON_LAW_HUSBAND",  "内縁の夫",        "common-law husband",    male,    "m",    partnership},
    {"COMMON_LAW_WIFE",     "内縁の妻",        "common-law wife",       female,  "m",    partnership},
    {"FORMER_SPOUSE",       "元配偶者",        "former spouse",         unknown, "d",    marriage},
    {"FORMER_HUSBAND",      "元夫",            "former husband",        male,    "d",    marriage},
    {"FORMER_WIFE",         "元妻",            "former wife",           female,  "d",    marriage},
    {"PARENT",              "親",              "parent",                unknown, "p",    birth},
    {"FATHER",              "父",              "father",                male,    "p",    birth},
    {"MOTHER",              "母",              "mother",                female,  "p",    birth},
    {"ADOPTIVE_FATHER",     "養父",            "adoptive father",       male,    "p",    adoption},
    {"ADOPTIVE_MOTHER",     "養母",            "adoptive mother",       female,  "p",    adoption},
    {"CHILD",               "子",              "child",                 unknown, "c",    birth},
    {"SON",                 "息子",            "son",                   male,    "c",    birth},
    {"DAUGHTER",            "娘",              "daughter",              female,  "c",    birth},
    {"SON_1",               "長男",            "eldest son",            male,    "c",    birth, true},
    {"SON_2",               "二男",            "second son",            male,    "c",    birth, true},
    {"SON_3",               "三男",            "third son",             male,    "c",    birth, true},
    {"DAUGHTER_1",          "長女",            "eldest daughter",       female,  "c",    birth, true},
    {"DAUGHTER_2",          "二女",            "second daughter",       female,  "c",    birth, true},
    {"DAUGHTER_3",          "三女",            "third daughter",        female,  "c",    birth, true},
    {"ADOPTED_SON",         "養子(男)",        "adopted son",           male,    "c",    adoption},
    {"ADOPTED_DAUGHTER",    "養女",            "adopted daughter",      female,  "c",    adoption},
    {"SIBLING",             "きょうだい",      "sibling",               unknown, "s",    birth},
    {"BROTHER",             "兄弟",            "brother",               male,    "s",    birth},
    {"SISTER",              "姉妹",            "sister",                female,  "s",    birth},
    {"ELDER_BROTHER",       "兄",              "elder brother",         male,    "s",    birth, true},
    {"YOUNGER_BROTHER",     "弟",              "younger brother",       male,    "s",    birth, true},
    {"ELDER_SISTER",        "姉",              "elder sister",          female,  "s",    birth, true},
    {"YOUNGER_SISTER",      "妹",              "younger sister",        female,  "s",    birth, true},
    {"GRANDPARENT",         "祖父母",          "grandparent",           unknown, "pp",   birth},
    {"GRANDFATHER",         "祖父",            "grandfather",           male,    "pp",   birth},
    {"GRANDMOTHER",         "祖母",            "grandmother",           female,  "pp",   birth},
    {"GRANDCHILD",          "孫",              "grandchild",            unknown, "cc",   birth},
    {"GRANDSON",            "孫(男)",          "grandson",              male,    "cc",   birth},
    {"GRANDDAUGHTER",       "孫(女)",          "granddaughter",         female,  "cc",   birth},
    {"GREAT_GRANDCHILD",    "ひ孫",            "great-grandchild",      unknown, "ccc",  birth},
    {"NEPHEW_OR_NIECE",     "甥・姪",          "nephew or niece",       unknown, "sc",   birth},
    {"NEPHEW",              "甥",              "nephew",                male,    "sc",   birth},
    {"NIECE",               "姪",              "niece",                 female,  "sc",   birth},
    {"GRAND_NEPHEW",        "甥・姪の子",      "child of a nephew or niece", unknown, "scc", birth},
    {"UNCLE_OR_AUNT",       "おじ・おば",      "uncle or aunt",         unknown, "ps",   birth},
    {"UNCLE",               "おじ",            "uncle",                 male,    "ps",   birth},
    {"AUNT",                "おば",            "aunt",                  female,  "ps",   birth},
    {"COUSIN",              "いとこ",          "cousin",                unknown, "psc",  birth},
    {"STEPFATHER",          "継父",            "stepfather",            male,    "pm",   marriage},
    {"STEPMOTHER",          "継母",            "stepmother",            female,  "pm",   marriage},
    {"STEPCHILD",           "配偶者の子",      "stepchild",             unknown, "mc",   birth},
    {"FATHER_IN_LAW",       "義父",            "father-in-law",         male,    "mp",   birth},
    {"MOTHER_IN_LAW",       "義母",            "mother-in-law",         female,  "mp",   birth},
    {"SPOUSES_SIBLING",     "配偶者のきょうだい", "spouse's sibling",   unknown, "ms",   birth},
    {"SPOUSES_NEPHEW",      "配偶者の甥・姪",  "spouse's nephew or niece", unknown, "msc", birth},
    {"SIBLINGS_SPOUSE",     "きょうだいの配偶者", "sibling's spouse",   unknown, "sm",   marriage},
    {"CHILDS_SPOUSE",       "子の配偶者",      "child's spouse",        unknown, "cm",   marriage},
    {"SONS_WIFE",           "息子の妻",        "son's wife",            female,  "cm",   marriage},
    {"DAUGHTERS_HUSBAND",   "娘の夫",          "daughter's husband",    male,    "cm",   marriage},
    {"GRANDCHILDS_SPOUSE",  "孫の配偶者",      "grandchild's spouse",   unknown, "ccm",  marriage},
    {"NEPHEWS_SPOUSE",      "甥・姪の配偶者",  "spouse of a nephew or niece", unknown, "scm", marriage},
    {"UNCLES_SPOUSE",       "おじ・おばの配偶者", "spouse of an uncle or aunt", unknown, "psm", marriage},
};
// clang-format on

constexpr std::size_t way_length_max = 3;

using Ids = std::vector<std::string>;

void add(Ids& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

Ids parents_of(const Family& family, const std::string& id, bool by_birth_only = false) {
  Ids found;
  for (const FamilyTie& tie : family.ties)
    if (tie.to == id && (by_birth_only ? tie.kind == birth : is_parenthood(tie.kind)))
      add(found, tie.from);
  return found;
}

Ids children_of(const Family& family, const std::string& id) {
  Ids found;
  for (const FamilyTie& tie : family.ties)
    if (tie.from == id && is_parenthood(tie.kind)) add(found, tie.to);
  return found;
}

Ids spouses_of(const Family& family, const std::string& id, bool former) {
  Ids found;
  for (const FamilyTie& tie : family.ties) {
    if (!is_couple(tie.kind) || is_ended(tie) != former) continue;
    if (tie.from == id) add(found, tie.to);
    if (tie.to == id) add(found, tie.from);
  }
  return found;
}

Ids siblings_of(const Family& family, const std::string& id) {
  Ids found;
  for (const std::string& parent : parents_of(family, id))
    for (const std::string& child : children_of(family, parent))
      if (child != id) add(found, child);
  return found;
}

Ids one_step(const Family& family, const std::string& from, char step) {
  switch (step) {
    case 'p':
      return parents_of(family, from);
    case 'c':
      return children_of(family, from);
    case 's':
      return siblings_of(family, from);
    case 'm':
      return spouses_of(family, from, false);
    default:
      return spouses_of(family, from, true);
  }
}

/// Makes a plan step by step; what is planned counts as known for the next step.
class Planner {
 public:
  Planner(const Family& family, const KinRequest& request,
          const std::function<std::string()>& next_id)
      : family_(family), request_(request), next_id_(next_id) {}

  Result<KinPlan> plan(const std::string& new_id) {
    std::string here = request_.from;
    const KinWay way = request_.word.way;
    for (const char step : way.substr(0, way.size() - 1)) {
      auto next = stand_between(here, step);
      if (!next) return tl::unexpected(next.error());
      here = *next;
    }
    attach(here, way.back(), new_id, request_.word.tie);
    if (!request_.through.empty() && !through_used_)
      return refuse(ProblemCode::invalid_fields, "kin", {},
                    {{"/through", "does_not_fit", "その人を通じた続柄にはなりません。"}});
    return plan_;
  }

 private:
  Result<std::string> stand_between(const std::string& here, char step) {
    const Ids known = one_step(family_, here, step);
    if (std::find(known.begin(), known.end(), request_.through) != known.end()) {
      through_used_ = true;
      return request_.through;
    }
    if (known.size() > 1)
      return refuse(ProblemCode::invalid_fields, "kin", {},
                    {{"/through", "which_one", "どの人を通じた続柄か選んでください。"}});
    if (known.size() == 1) return known.front();
    const std::string id = make_unknown();
    attach(here, step, id, step == 'm' ? marriage : birth);
    return id;
  }

  std::string make_unknown() {
    FamilyMember member;
    member.id = next_id_();
    plan_.between.push_back(member);
    family_.members.push_back(std::move(member));
    return plan_.between.back().id;
  }

  void tie(TieKind kind, const std::string& from, const std::string& to,
           std::optional<TieEnd> end = std::nullopt) {
    FamilyTie made;
    made.id = next_id_();
    made.kind = kind;
    made.from = from;
    made.to = to;
    made.end = end;
    plan_.ties.push_back(made);
    family_.ties.push_back(std::move(made));
  }

  void attach(const std::string& here, char step, const std::string& to, TieKind kind) {
    switch (step) {
      case 'p':
        return tie(kind, to, here);
      case 'c':
        return attach_child(here, to, kind);
      case 's':
        return attach_sibling(here, to);
      case 'm':
        return tie(kind, here, to);
      default:
        return tie(kind, here, to, TieEnd::divorce);
    }
  }

  void attach_child(const std::string& here, const std::string& child, TieKind kind) {
    const Ids spouses = spouses_of(family_, here, false);
    tie(kind, here, child);
    // A stepchild is the spouse's alone: the way there came from this spouse's spouse.
    const bool alone = request_.word.way.ends_with("mc") || kind != birth;
    if (request_.with_spouse && !alone && spouses.size() == 1) tie(birth, spouses.front(), child);
  }

  /// Of the same parents; of one parent alone when that one is named.
  void attach_sibling(const std::string& here, const std::string& sibling) {
    Ids parents = parents_of(family_, here, true);
    if (std::find(parents.begin(), parents.end(), request_.through) != parents.end()) {
      through_used_ = true;
      parents = {request_.through};
    }
    if (parents.empty()) {
      parents.push_back(make_unknown());
      tie(birth, parents.front(), here);
    }
    for (const std::string& parent : parents) tie(birth, parent, sibling);
  }

  Family family_;
  const KinRequest& request_;
  const std::function<std::string()>& next_id_;
  KinPlan plan_;
  bool through_used_ = false;
};

/// The shortest way from the subject to each member, as far as words reach.
std::map<std::string, std::string> ways_from_subject(const Family& family) {
  std::map<std::string, std::string> ways{{family.subject, ""}};
  std::deque<std::string> open{family.subject};
  while (!open.empty()) {
    const std::string here = open.front();
    open.pop_front();
    const std::string way = ways.at(here);
    if (way.size() == way_length_max) continue;
    for (const char step : std::string_view("mpcsd"))
      for (const std::string& next : one_step(family, here, step))
        if (ways.emplace(next, way + step).second) open.push_back(next);
  }
  return ways;
}

/// By what the last step is tied, where that tells an adopted child from one by birth.
std::optional<TieKind> tie_to_subject(const Family& family, const std::string& id) {
  std::optional<TieKind> found;
  for (const FamilyTie& tie : family.ties) {
    const bool joins = (tie.from == family.subject && tie.to == id) ||
                       (tie.to == family.subject && tie.from == id);
    if (!joins || is_bond(tie.kind)) continue;
    if (!found || tie.kind < *found) found = tie.kind;
  }
  if (found == special_adoption) return adoption;
  return found;
}

}  // namespace

std::span<const KinWord> kin_words() {
  return words;
}

const KinWord* find_kin_word(std::string_view code) {
  const auto* const found = std::find_if(std::begin(words), std::end(words),
                                         [code](const KinWord& word) { return word.code == code; });
  return found == std::end(words) ? nullptr : found;
}

Result<KinPlan> plan_relative(const Family& family, const KinRequest& request,
                              const std::string& new_id,
                              const std::function<std::string()>& next_id) {
  if (family.find(request.from) == nullptr)
    return refuse(ProblemCode::invalid_fields, "kin", {},
                  {{"/from", "unknown_reference", "この図にいない人です。選び直してください。"}});
  return Planner(family, request, next_id).plan(new_id);
}

std::string_view kin_label(const Family& family, const FamilyMember& member) {
  if (member.id == family.subject) return "本人";
  const auto ways = ways_from_subject(family);
  const auto found = ways.find(member.id);
  if (found == ways.end()) return {};
  const std::string& way = found->second;
  const KinWord* chosen = find_kin_word(member.relation);
  if (chosen != nullptr && chosen->way == way) return chosen->ja;
  const auto tie = tie_to_subject(family, member.id);
  const auto fits = [&](const KinWord& word, Sex sex, bool any_tie) {
    return word.way == way && !word.chosen_only && word.sex == sex &&
           (any_tie || !tie || word.tie == *tie);
  };
  for (const bool any_tie : {false, true})
    for (const Sex sex : {member.sex, unknown})
      for (const KinWord& word : words)
        if (fits(word, sex, any_tie)) return word.ja;
  return {};
}

}  // namespace kizuna::domain
