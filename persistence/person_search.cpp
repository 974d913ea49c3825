#include "persistence/person_search.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "domain/people/person_words.hpp"
#include "persistence/person_index.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using HitRow =
    std::tuple<Text, Text, Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, MaybeText,
               long long, Text, std::optional<long long>, long long, long long>;

constexpr long long candidates_max = 500;
/// Candidates looked at in one statement: a page of hits and some that the recheck drops.
constexpr std::size_t chunk_size = 64;

// What was merged into somebody else leads to the survivor. CROSS JOIN holds SQLite, which has no
// statistics, to the order in which the joins are written.
constexpr std::string_view select_hits = R"sql(
  select k.id, p.id, p.family_name, p.given_name, p.family_kana, p.given_kana, p.roman_name,
         p.birth_precision, p.birth_earliest, p.birth_latest, p.died_on,
         (select max(q.mask_level) from person q where q.center_id = p.center_id
            and q.survivor_id = p.id),
         coalesce((select a.district from person_address a
                   where a.center_id = p.center_id and a.person_id = p.id and a.valid_to is null
                   order by case a.kind when 'actual' then 0 when 'registered' then 1 else 2 end,
                            a.ordinal desc limit 1), ''),
         (select max(c.received_at) from person q cross join contact c
          where q.center_id = p.center_id and q.survivor_id = p.id
            and c.center_id = q.center_id and c.subject_person_id = q.id
            and c.finalised_at is not null and c.voided = 0 and c.is_newest = 1),
         (select count(*) from person q cross join case_file f
          where q.center_id = p.center_id and q.survivor_id = p.id
            and f.center_id = q.center_id and f.subject_id = q.id
            and (f.owner_id = :viewer or exists
                 (select 1 from case_team t where t.center_id = f.center_id and t.case_id = f.id
                    and t.account_id = :viewer and t.until is null))),
         (select count(*) from declared_relation r cross join person q
          where r.center_id = p.center_id and r.account_id = :viewer and r.ended_at is null
            and q.center_id = r.center_id and q.id = r.person_id
            and q.survivor_id = p.id)
  from person k
    join person p on p.center_id = k.center_id and p.id = k.survivor_id
  where k.center_id = :center and k.id )sql";
PersonHit hit_from(HitRow row) {
  PersonHit hit;
  Text family_kana, given_kana, precision;
  MaybeText earliest, latest, died;
  long long level = 0, team = 0, conflict = 0;
  std::tie(hit.found_as, hit.id, hit.family_name, hit.given_name, family_kana, given_kana,
           hit.roman_name, precision, earliest, latest, died, level, hit.district,
           hit.last_contact_at, team, conflict) = std::move(row);
  hit.kana = family_kana.empty() || given_kana.empty() ? family_kana + given_kana
                                                       : family_kana + " " + given_kana;
  const auto date = [](const MaybeText& text) {
    return text ? domain::parse_iso_date(*text) : std::nullopt;
  };
  hit.birth = {
      domain::from_word<domain::BirthPrecision>(domain::birth_precision_words, precision).value(),
      date(earliest), date(latest)};
  hit.died_on = date(died);
  hit.mask = static_cast<domain::MaskLevel>(level);
  hit.viewer_on_case_team = team > 0;
  hit.conflict_of_interest = conflict > 0;
  return hit;
}

class Search {
 public:
  Search(Session& session, std::string_view center_id, std::string_view viewer_id,
         const domain::PersonQuery& query, std::size_t hits_max, const KeepHit& keep)
      : session_(session),
        center_(center_id),
        viewer_(viewer_id),
        query_(query),
        max_(hits_max),
        keep_(keep) {}

  std::vector<PersonHit> run() {
    for (const domain::PrefixRange& range : query_.prefixes) {
      if (full()) break;
      consider(people_in_range(session_, center_, range, candidates_max));
    }
    if (!full()) consider(people_with_words(session_, center_, query_.tokens, candidates_max));
    return std::move(hits_);
  }

 private:
  bool full() const { return hits_.size() >= max_; }

  void consider(const std::vector<std::string>& ids) {
    std::vector<std::string> chunk;
    for (const std::string& id : ids) {
      if (full()) return;
      if (!seen_.insert(id).second) continue;
      chunk.push_back(id);
      if (chunk.size() == chunk_size) look_at(std::exchange(chunk, {}));
    }
    if (!chunk.empty() && !full()) look_at(chunk);
  }

  void look_at(const std::vector<std::string>& ids) {
    std::vector<std::string> matching;
    std::unordered_map<Text, bool> by_full_name;
    for (IndexedPerson& person : indexed_people(session_, center_, ids)) {
      std::sort(person.keys.names.begin(), person.keys.names.end());
      if (!domain::matches(query_, person.keys)) continue;
      by_full_name.emplace(person.id, domain::matches_full_name(query_, person.keys));
      matching.push_back(std::move(person.id));
    }
    if (matching.empty()) return;
    for (PersonHit& hit : person_lines(session_, center_, viewer_, matching)) {
      if (full()) return;
      hit.found_by_full_name = by_full_name.at(hit.found_as);
      if (hit.conflict_of_interest || shown_.contains(hit.id) || !keep_(hit)) continue;
      shown_.insert(hit.id);
      hits_.push_back(std::move(hit));
    }
  }

  Session& session_;
  std::string center_;
  std::string viewer_;
  const domain::PersonQuery& query_;
  std::size_t max_;
  const KeepHit& keep_;
  std::set<Text> seen_;   ///< candidates looked at
  std::set<Text> shown_;  ///< survivors listed
  std::vector<PersonHit> hits_;
};

}  // namespace

std::vector<PersonHit> search_people(Session& session, std::string_view center_id,
                                     std::string_view viewer_id, const domain::PersonQuery& query,
                                     std::size_t hits_max, const KeepHit& keep) {
  return Search(session, center_id, viewer_id, query, hits_max, keep).run();
}

std::vector<PersonHit> person_lines(Session& session, std::string_view center_id,
                                    std::string_view viewer_id,
                                    const std::vector<std::string>& ids) {
  std::string sql(select_hits);
  sql += in_id_list(session.engine());
  std::unordered_map<Text, HitRow> rows;
  for (HitRow& row :
       session.rows<Text, Text, Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, MaybeText,
                    long long, Text, std::optional<long long>, long long, long long>(
           sql, {{"viewer", viewer_id},
                 {"center", center_id},
                 {"ids", id_list(ids, session.engine())}})) {
    rows.emplace(std::get<0>(row), std::move(row));
  }
  std::vector<PersonHit> lines;
  for (const std::string& id : ids) {
    const auto row = rows.find(id);
    if (row != rows.end()) lines.push_back(hit_from(std::move(row->second)));
  }
  return lines;
}

}  // namespace kizuna::persistence
