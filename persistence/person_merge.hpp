#pragma once
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Two rows that are one person: a pointer and its reason. Nothing is moved, so taking the pointer
/// away restores contacts, cases, search and figures exactly.
struct PersonMerge {
  std::string id;
  std::string person_id;
  long long version = 0;  ///< of the person that will point elsewhere
  std::string survivor_id;
  std::string reason;
};

/// False when the person has changed or points elsewhere already.
bool merge_person(Session& writer, std::string_view center_id, const PersonMerge& merge,
                  std::string_view by, domain::Instant now);

/// False when the person has changed or is not merged.
bool unmerge_person(Session& writer, std::string_view center_id, std::string_view person_id,
                    long long version, std::string_view reason, std::string_view by,
                    domain::Instant now);

}  // namespace kizuna::persistence
