#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/birth_date.hpp"
#include "domain/people/person.hpp"
#include "domain/people/person_query.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One line of a result list, with what decides whether its reader may have it.
struct PersonHit {
  std::string id;        ///< of the survivor, if it was merged
  std::string found_as;  ///< the row that was found; mostly the same
  std::string family_name;
  std::string given_name;
  std::string kana;
  std::string roman_name;
  domain::BirthDate birth;
  std::optional<domain::CivilDate> died_on;
  std::string district;  ///< of the newest actual address
  domain::MaskLevel mask = domain::MaskLevel::none;
  bool viewer_on_case_team = false;
  bool conflict_of_interest = false;  ///< a declared relation of the viewer (AZ-08)
  bool found_by_full_name = false;
  std::optional<long long> last_contact_at;  ///< microseconds UTC
};

/// Whether this viewer may find that person (M-4): who may not be found is not counted either.
using KeepHit = std::function<bool(const PersonHit&)>;

/// Prefix ranges first, then the inverted index with a recheck; never ranks, never looks at more
/// than 500 candidates of either. Who was merged into somebody leads to that person. Leaves out
/// people with whom the viewer has a declared relation.
std::vector<PersonHit> search_people(Session& session, std::string_view center_id,
                                     std::string_view viewer_id, const domain::PersonQuery& query,
                                     std::size_t hits_max, const KeepHit& keep);

/// Lines of these people, in this order; who is not there is left out.
std::vector<PersonHit> person_lines(Session& session, std::string_view center_id,
                                    std::string_view viewer_id,
                                    const std::vector<std::string>& ids);

}  // namespace kizuna::persistence
