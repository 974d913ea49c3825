#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/people/person.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A person as stored. `districts` stands beside `person.addresses`, one for each.
struct PersonRecord {
  std::string id;
  long long version = 1;
  domain::Person person;
  std::vector<std::string> districts;
  std::string residence_status;
  std::optional<domain::CivilDate> residence_until;
  std::optional<std::string> merged_into;
};

/// What decides who may see a person, before anything of the person is read.
struct PersonAccess {
  long long version = 0;
  domain::MaskLevel mask = domain::MaskLevel::none;      ///< of the strictest of merged rows
  domain::MaskLevel own_mask = domain::MaskLevel::none;  ///< of this row alone
  std::optional<std::string> merged_into;
  bool has_absorbed = false;  ///< others were merged into this one
  bool viewer_on_case_team = false;
  bool conflict_of_interest = false;
};

std::optional<PersonAccess> person_access(Session& session, std::string_view center_id,
                                          std::string_view person_id, std::string_view viewer_id);

/// With every name key and index token. Ids are the caller's.
void insert_person(Session& writer, std::string_view center_id, const PersonRecord& record,
                   std::string_view by, domain::Instant now);

/// Replaces the whole document when its version is still record.version; keeps the old one sealed.
/// False when somebody was faster.
bool replace_person(Session& writer, Keyring& keys, std::string_view center_id,
                    const PersonRecord& record, std::string_view by, domain::Instant now);

std::optional<PersonRecord> load_person(Session& session, const domain::Authorized& authorized,
                                        std::string_view center_id, std::string_view person_id);

struct PersonChange {
  std::string by_name;
  domain::Instant at;
};
/// Who wrote the document that now stands, and when.
PersonChange last_person_change(Session& session, const domain::Authorized& authorized,
                                std::string_view center_id, std::string_view person_id);

struct AbsorbedPerson {
  std::string id;
  std::string name;  ///< as it stands on that row
};
/// Who was merged into this person.
std::vector<AbsorbedPerson> absorbed_people(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view person_id);

}  // namespace kizuna::persistence
