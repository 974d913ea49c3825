#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "domain/people/person.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Somebody from whom a person is protected.
struct AbuserRecord {
  std::string id;
  std::string person_id;
  domain::Name name;
  std::string relation;             ///< to the protected person, as told
  std::vector<std::string> phones;  ///< as entered
  std::string entered_by;
  std::string entered_by_name = {};
  domain::Instant entered_at;
  std::optional<std::string> ended_by = {};
  std::string ended_by_name = {};
  std::optional<domain::Instant> ended_at = {};
  std::string end_reason = {};
};

void insert_abuser(Session& writer, std::string_view center_id, const AbuserRecord& abuser);

/// Of the person and of every row merged with it, in the order of entering; ended ones too.
std::vector<AbuserRecord> abusers_of(Session& session, const domain::Authorized& authorized,
                                     std::string_view center_id, std::string_view person_id);

/// False unless it is in force and somebody else entered it.
bool end_abuser(Session& writer, std::string_view center_id, std::string_view id,
                std::string_view reason, std::string_view by, domain::Instant now);

/// What a call tells so far; empty is nothing.
struct CallInQuestion {
  std::vector<std::string> caller_keys;  ///< at most four, see domain::caller_keys
  std::string caller_person;
  std::string subject_person;
  std::string subject_key;  ///< a full name, folded
};

/// Whom a listed person who calls, or is asked for, belongs to: nothing but the id of the protected
/// one and the relation leaves the store.
struct ListedAbuser {
  std::string person_id;
  std::string relation;
};
/// Entries in force whose keys are the caller's.
std::vector<ListedAbuser> abusers_who_call(Session& session, std::string_view center_id,
                                           const CallInQuestion& call);
/// Entries in force on the lists of whom the call is about.
std::vector<ListedAbuser> abusers_of_subject(Session& session, std::string_view center_id,
                                             const CallInQuestion& call);

}  // namespace kizuna::persistence
