#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/duplicates.hpp"
#include "domain/people/person.hpp"
#include "persistence/person_search.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Somebody known who may be the person in question, with the points that say so.
struct LikelyDuplicate {
  PersonHit person;
  domain::DuplicateScore score;
  std::string decision;  ///< "not_same", "not_sure" or empty: what was said of the pair before
};

/// Candidates of 30 points and more, the strongest first, those included that the viewer may not
/// see. `except` is the person itself when it is stored already.
std::vector<LikelyDuplicate> likely_duplicates(Session& session, std::string_view center_id,
                                               std::string_view viewer_id,
                                               const domain::Person& person,
                                               const std::optional<std::string>& except,
                                               domain::CivilDate today);

struct DuplicateDecision {
  std::string person_id;
  std::string other_id;
  std::string decision;
};
void insert_duplicate_decision(Session& writer, std::string_view center_id,
                               const DuplicateDecision& decision, std::string_view by,
                               domain::Instant now);

/// Cases of the person that are not closed, with their owners, for who must be told (M-4).
struct CaseToTell {
  std::string case_id;
  std::optional<std::string> owner_id;
};
std::vector<CaseToTell> cases_to_tell(Session& session, std::string_view center_id,
                                      std::string_view person_id);

}  // namespace kizuna::persistence
