#include "persistence/person_search.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "domain/people/person_words.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr long long candidates_max = 500;
constexpr std::size_t tokens_max = 8;

constexpr std::string_view select_by_prefix = R"sql(
  select person_id from person_key
  where center_id = :center and folded >= :lower and folded < :upper
  order by folded limit :most)sql";
// One text for each number of tokens, so that statements stay prepared.
constexpr std::string_view select_by_tokens = R"sql(
  select t0.person_id from person_token t0)sql";
constexpr std::string_view select_keys = R"sql(
  select kind, folded from person_key where center_id = :center and person_id = :id)sql";
constexpr std::string_view select_hit = R"sql(
  select p.family_name, p.given_name, p.family_kana, p.given_kana, p.roman_name,
         p.birth_precision, p.birth_earliest, p.birth_latest, p.died_on, p.mask_level,
         coalesce((select a.district from person_address a
                   where a.center_id = p.center_id and a.person_id = p.id and a.valid_to is null
                   order by case a.kind when 'actual' then 0 when 'registered' then 1 else 2 end,
                            a.ordinal desc limit 1), ''),
         (select max(c.received_at) from contact c
          where c.center_id = p.center_id and c.subject_person_id = p.id
            and c.finalised_at is not null and c.voided = 0 and c.is_newest = 1),
         (select count(*) from case_file f
          where f.center_id = p.center_id and f.subject_id = p.id
            and (f.owner_id = :viewer or exists
                 (select 1 from case_team t where t.center_id = f.center_id and t.case_id = f.id
                    and t.account_id = :viewer and t.until is null))),
         (select count(*) from declared_relation r
          where r.center_id = p.center_id and r.person_id = p.id and r.account_id = :viewer
            and r.ended_at is null)
  from person p
  where p.center_id = :center and p.id = :id and p.merged_into is null)sql";

const std::string& tokens_sql(std::size_t count) {
  static const std::array<std::string, tokens_max + 1> texts = [] {
    std::array<std::string, tokens_max + 1> all;
    for (std::size_t n = 1; n <= tokens_max; ++n) {
      std::string sql(select_by_tokens);
      for (std::size_t i = 1; i < n; ++i) {
        const std::string t = "t" + std::to_string(i);
        sql += " join person_token " + t + " on " + t + ".center_id = t0.center_id and " + t +
               ".person_id = t0.person_id and " + t + ".token = :" + t;
      }
      all[n] = sql + " where t0.center_id = :center and t0.token = :t0 limit :most";
    }
    return all;
  }();
  return texts.at(count);
}

class Search {
 public:
  Search(Session& session, std::string_view center_id, std::string_view viewer_id,
         const domain::PersonQuery& query, std::size_t hits_max)
      : session_(session), center_(center_id), viewer_(viewer_id), query_(query), max_(hits_max) {}

  std::vector<PersonHit> run() {
    for (const domain::PrefixRange& range : query_.prefixes) {
      consider(session_.rows<Text>(select_by_prefix, {{"center", center_},
                                                      {"lower", range.lower},
                                                      {"upper", range.upper},
                                                      {"most", candidates_max}}));
    }
    if (!query_.tokens.empty()) by_tokens();
    return std::move(hits_);
  }

 private:
  void by_tokens() {
    if (full()) return;
    const std::size_t count = std::min(query_.tokens.size(), tokens_max);
    std::vector<Param> params = {{"center", center_}, {"most", candidates_max}};
    static constexpr const char* names[tokens_max] = {"t0", "t1", "t2", "t3",
                                                      "t4", "t5", "t6", "t7"};
    for (std::size_t i = 0; i < count; ++i) params.push_back({names[i], query_.tokens[i]});
    consider(session_.rows<Text>(tokens_sql(count), params));
  }

  bool full() const { return hits_.size() >= max_; }

  void consider(const std::vector<std::tuple<Text>>& ids) {
    for (const auto& [id] : ids) {
      if (full()) return;
      if (!seen_.emplace(id, true).second) continue;
      look_at(id);
    }
  }

  void look_at(const Text& id) {
    domain::PersonSearchKeys keys;
    for (auto& [kind, folded] :
         session_.rows<Text, Text>(select_keys, {{"center", center_}, {"id", id}})) {
      if (kind == "phone") {
        keys.phones.push_back(std::move(folded));
      } else {
        keys.names.push_back(
            {domain::from_word<domain::NameKeyKind>(domain::name_key_kind_words, kind).value(),
             std::move(folded)});
      }
    }
    std::sort(keys.names.begin(), keys.names.end());
    if (!domain::matches(query_, keys)) return;
    add(id, domain::matches_full_name(query_, keys));
  }

  void add(const Text& id, bool by_full_name) {
    auto row = session_.row<Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, MaybeText,
                            long long, Text, std::optional<long long>, long long, long long>(
        select_hit, {{"viewer", viewer_}, {"center", center_}, {"id", id}});
    if (!row || std::get<13>(*row) > 0) return;
    PersonHit hit;
    hit.id = id;
    Text family_kana, given_kana, precision;
    MaybeText earliest, latest, died;
    long long level = 0, team = 0, conflict = 0;
    std::tie(hit.family_name, hit.given_name, family_kana, given_kana, hit.roman_name, precision,
             earliest, latest, died, level, hit.district, hit.last_contact_at, team, conflict) =
        std::move(*row);
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
    hit.found_by_full_name = by_full_name;
    hits_.push_back(std::move(hit));
  }

  Session& session_;
  std::string center_;
  std::string viewer_;
  const domain::PersonQuery& query_;
  std::size_t max_;
  std::map<Text, bool> seen_;
  std::vector<PersonHit> hits_;
};

}  // namespace

std::vector<PersonHit> search_people(Session& session, std::string_view center_id,
                                     std::string_view viewer_id, const domain::PersonQuery& query,
                                     std::size_t hits_max) {
  return Search(session, center_id, viewer_id, query, hits_max).run();
}

}  // namespace kizuna::persistence
