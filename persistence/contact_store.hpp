#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/contact.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One row of a contact: the first one, or an amendment of it (I-4).
struct ContactRecord {
  domain::intake::Contact contact;
  long long version = 1;
  std::string root_id;  ///< the first row; its own id where it is the first
  bool is_newest = true;
  std::optional<long long> fiscal_year;  ///< of the number; absent until finalised
  std::optional<long long> ordinal;
  std::optional<domain::Instant> first_finalised_at;
  std::string shareable_with;  ///< R-6
  std::string amend_reason;
  std::string created_by;
  domain::Instant created_at;
  domain::Instant updated_at;
};

/// What decides who may see a contact, before anything of it is read.
struct ContactAccess {
  domain::RecordFacts facts;
  long long version = 0;
  std::string root_id;
  std::optional<std::string> case_id;  ///< a case that it is openly linked to
  bool finalised = false;
  bool is_newest = false;
  bool is_writer = false;  ///< the viewer is the one who received or typed it
};

/// Links marked as restricted change nothing here: for everybody but team and manager they do not
/// exist (M-9).
std::optional<ContactAccess> contact_access(Session& session, std::string_view center_id,
                                            std::string_view contact_id,
                                            std::string_view viewer_id);

/// Pointers of the fields that refer to an account or a group that is not there. Whether a person
/// is there depends on who asks (M-4) and is asked of person_access.
std::vector<std::string> missing_references(Session& session, std::string_view center_id,
                                            const domain::intake::Contact& contact);

void insert_contact(Session& writer, std::string_view center_id, const ContactRecord& record);

/// Replaces a row that is not yet finalised (the record may finalise it) when its version is still
/// record.version, and makes the next one. False when somebody was faster.
bool replace_contact(Session& writer, std::string_view center_id, const ContactRecord& record);

/// An amended row is no longer the newest; nothing else of it changes.
bool retire_contact(Session& writer, std::string_view center_id, std::string_view contact_id,
                    long long version);

std::optional<ContactRecord> load_contact(Session& session, const domain::Authorized& authorized,
                                          std::string_view center_id, std::string_view contact_id);

/// All rows of a contact, the first one first.
std::vector<std::string> contact_rows(Session& session, std::string_view center_id,
                                      std::string_view root_id);

}  // namespace kizuna::persistence
