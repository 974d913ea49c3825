#include "persistence/person_duplicates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "domain/people/person_words.hpp"
#include "persistence/account_store.hpp"
#include "persistence/person_index.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

/// Of one kind of key. More is a name so frequent that only its other marks tell people apart.
constexpr long long candidates_max = 500;
constexpr std::size_t listed_max = 20;

constexpr std::string_view select_by_key = R"sql(
  select person_id from person_key
  where center_id = :center and kind = :kind and folded = :folded limit :most)sql";
constexpr std::string_view select_by_birth = R"sql(
  select id from person where center_id = :center and birth_earliest = :day
    and birth_precision = 'day' limit :most)sql";
// A surname alone reaches 30 points only beside an imprecise birth that fits.
constexpr std::string_view select_by_family = R"sql(
  select p.id from person_key k cross join person p
  where k.center_id = :center and k.kind = 'kana_family' and k.folded = :folded
    and p.center_id = k.center_id and p.id = k.person_id
    and p.birth_earliest <= :latest and p.birth_latest >= :earliest
    and (:imprecise = 1 or p.birth_precision <> 'day')
  limit :most)sql";

constexpr std::string_view select_people = R"sql(
  select p.id, p.family_name, p.given_name, p.family_kana, p.given_kana, p.birth_precision,
         p.birth_earliest, p.birth_latest
  from person p where p.center_id = :center and p.id )sql";
constexpr std::string_view select_aliases = R"sql(
  select a.person_id, a.kind, a.family_name, a.given_name, a.family_kana, a.given_kana
  from person_alias a where a.center_id = :center and a.person_id )sql";
constexpr std::string_view select_phones = R"sql(
  select f.person_id, f.digits from person_phone f
  where f.center_id = :center and f.person_id )sql";
constexpr std::string_view select_towns = R"sql(
  select d.person_id, d.town_code, d.valid_from, d.valid_to from person_address d
  where d.center_id = :center and d.person_id )sql";

constexpr std::string_view select_decisions = R"sql(
  select case when person_id = :id then other_id else person_id end, decision
  from duplicate_decision
  where center_id = :center and (person_id = :id or other_id = :id) order by decided_at)sql";
constexpr std::string_view insert_decision = R"sql(
  insert into duplicate_decision (center_id, person_id, other_id, decision, decided_by, decided_at)
  values (:center, :person, :other, :decision, :by, :now))sql";
constexpr std::string_view select_cases = R"sql(
  select f.id, f.owner_id from person q cross join case_file f
  where q.center_id = :center and q.survivor_id = :person
    and f.center_id = q.center_id and f.subject_id = q.id and f.state <> 'S8'
  order by f.id)sql";

std::optional<domain::CivilDate> date_from(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

class Comparison {
 public:
  Comparison(Session& session, std::string_view center_id, const domain::Person& person,
             domain::CivilDate today)
      : session_(session),
        center_(center_id),
        today_(today),
        typed_(domain::duplicate_traits(person, today)) {}

  /// Ids of everybody who may reach 30 points.
  std::vector<Text> candidates() {
    const domain::DuplicateLookup lookup = domain::duplicate_lookup(typed_);
    for (const Text& key : lookup.full_kana) by_key("kana_full", key);
    for (const Text& key : lookup.full_kanji) by_key("kanji_full", key);
    for (const Text& digits : lookup.phones) by_key("phone", digits);
    if (lookup.birth_day) {
      add(session_.rows<Text>(select_by_birth, {{"center", center_},
                                                {"day", domain::to_iso(*lookup.birth_day)},
                                                {"most", candidates_max}}));
    }
    for (const Text& key : lookup.family_kana) by_family(key);
    return {ids_.begin(), ids_.end()};
  }

  /// Points of each candidate that has enough of them.
  std::map<Text, domain::DuplicateScore> scores(const std::vector<Text>& ids) {
    std::map<Text, domain::DuplicateScore> out;
    for (const auto& [id, person] : load(ids)) {
      const auto score = domain::score_duplicate(typed_, domain::duplicate_traits(person, today_));
      if (score.strength() != domain::DuplicateStrength::none) out.emplace(id, score);
    }
    return out;
  }

 private:
  void add(std::vector<std::tuple<Text>>&& rows) {
    for (auto& [id] : rows) ids_.insert(std::move(id));
  }

  void by_key(const char* kind, const Text& folded) {
    add(session_.rows<Text>(
        select_by_key,
        {{"center", center_}, {"kind", kind}, {"folded", folded}, {"most", candidates_max}}));
  }

  void by_family(const Text& folded) {
    const domain::BirthDate& birth = typed_.birth;
    if (!birth.earliest || !birth.latest) return;
    add(session_.rows<Text>(select_by_family,
                            {{"center", center_},
                             {"folded", folded},
                             {"latest", domain::to_iso(*birth.latest)},
                             {"earliest", domain::to_iso(*birth.earliest)},
                             {"imprecise", birth.precision != domain::BirthPrecision::day},
                             {"most", candidates_max}}));
  }

  template <class... Columns>
  std::vector<std::tuple<Columns...>> of(std::string_view select, const std::vector<Text>& ids) {
    std::string sql(select);
    sql += in_id_list(session_.engine());
    return session_.rows<Columns...>(
        sql, {{"center", center_}, {"ids", id_list(ids, session_.engine())}});
  }

  std::map<Text, domain::Person> load(const std::vector<Text>& ids) {
    std::map<Text, domain::Person> people;
    for (auto& [id, family, given, family_kana, given_kana, precision, earliest, latest] :
         of<Text, Text, Text, Text, Text, Text, MaybeText, MaybeText>(select_people, ids)) {
      domain::Person& person = people[id];
      person.names.family_name = std::move(family);
      person.names.given_name = std::move(given);
      person.names.family_kana = std::move(family_kana);
      person.names.given_kana = std::move(given_kana);
      person.birth = {
          domain::from_word<domain::BirthPrecision>(domain::birth_precision_words, precision)
              .value(),
          date_from(earliest), date_from(latest)};
    }
    for (auto& [id, kind, family, given, family_kana, given_kana] :
         of<Text, Text, Text, Text, Text, Text>(select_aliases, ids)) {
      people[id].aliases.push_back(
          {domain::from_word<domain::AliasKind>(domain::alias_kind_words, kind).value(),
           std::move(family), std::move(given), std::move(family_kana), std::move(given_kana),
           std::nullopt, std::nullopt});
    }
    for (auto& [id, digits] : of<Text, Text>(select_phones, ids)) {
      people[id].phones.push_back({std::move(digits), {}, {}});
    }
    for (auto& [id, town, from, to] : of<Text, Text, MaybeText, MaybeText>(select_towns, ids)) {
      people[id].addresses.push_back(
          {domain::AddressKind::actual, {}, std::move(town), {}, date_from(from), date_from(to)});
    }
    return people;
  }

  Session& session_;
  Text center_;
  domain::CivilDate today_;
  domain::DuplicateTraits typed_;
  std::set<Text> ids_;
};

}  // namespace

std::vector<LikelyDuplicate> likely_duplicates(Session& session, std::string_view center_id,
                                               std::string_view viewer_id,
                                               const domain::Person& person,
                                               const std::optional<std::string>& except,
                                               domain::CivilDate today) {
  Comparison comparison(session, center_id, person, today);
  const std::vector<Text> candidates = comparison.candidates();
  if (candidates.empty()) return {};
  const auto scores = comparison.scores(candidates);
  std::vector<Text> ids;
  for (const auto& [id, score] : scores) ids.push_back(id);
  std::map<Text, Text> said;
  if (except) {
    for (auto& [other, decision] :
         session.rows<Text, Text>(select_decisions, {{"center", center_id}, {"id", *except}})) {
      said[other] = std::move(decision);
    }
  }
  // Two rows that were merged are one candidate, with the better points.
  std::map<Text, LikelyDuplicate> found;
  for (PersonHit& hit : person_lines(session, center_id, viewer_id, ids)) {
    if (hit.id == except) continue;
    const domain::DuplicateScore& score = scores.at(hit.found_as);
    const auto known = found.find(hit.id);
    if (known != found.end() && known->second.score.total() >= score.total()) continue;
    const Text id = hit.id;
    found.insert_or_assign(id, LikelyDuplicate{std::move(hit), score, said[id]});
  }
  std::vector<LikelyDuplicate> out;
  for (auto& [id, one] : found) out.push_back(std::move(one));
  std::ranges::stable_sort(out, std::greater{}, [](const auto& one) { return one.score.total(); });
  if (out.size() > listed_max) out.resize(listed_max);
  return out;
}

void insert_duplicate_decision(Session& writer, std::string_view center_id,
                               const DuplicateDecision& decision, std::string_view by,
                               domain::Instant now) {
  writer.execute(insert_decision, {{"center", center_id},
                                   {"person", decision.person_id},
                                   {"other", decision.other_id},
                                   {"decision", decision.decision},
                                   {"by", by},
                                   {"now", to_stored(now)}});
}

std::vector<CaseToTell> cases_to_tell(Session& session, std::string_view center_id,
                                      std::string_view person_id) {
  std::vector<CaseToTell> out;
  for (auto& [id, owner] : session.rows<Text, MaybeText>(
           select_cases, {{"center", center_id}, {"person", person_id}})) {
    out.push_back({std::move(id), std::move(owner)});
  }
  return out;
}

}  // namespace kizuna::persistence
