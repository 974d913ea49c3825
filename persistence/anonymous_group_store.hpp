#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Anonymous calls that a human has recognised as one caller's, perhaps later as a person's.
struct AnonymousGroup {
  std::string id;
  long long version = 1;
  std::string label;
  std::optional<std::string> person_id;
};

std::optional<AnonymousGroup> load_anonymous_group(Session& session, std::string_view center_id,
                                                   std::string_view group_id);
void insert_anonymous_group(Session& writer, std::string_view center_id,
                            const AnonymousGroup& group, domain::Instant now);
/// Writes the person and makes the next version; false when somebody was faster.
bool set_group_person(Session& writer, std::string_view center_id, const AnonymousGroup& group);

/// The newest rows of its calls, in order of receipt.
std::vector<std::string> calls_of_group(Session& session, std::string_view center_id,
                                        std::string_view group_id);
/// The group that a contact belongs to now, by the root of its rows.
std::optional<std::string> group_of_call(Session& session, std::string_view center_id,
                                         std::string_view root_id);
/// The caller has seen that the contact is in no group.
void link_call(Session& writer, std::string_view center_id, std::string_view group_id,
               std::string_view root_id, std::string_view by, domain::Instant now);
/// The caller has seen that the contact is in this group.
void unlink_call(Session& writer, std::string_view center_id, std::string_view group_id,
                 std::string_view root_id, std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
