#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A relation that somebody of the staff has declared, by ids alone (AZ-08).
struct DeclaredRelation {
  std::string account_id;
  std::string person_id;
  std::string kind;
  domain::Instant declared_at;
};
void insert_relation(Session& writer, std::string_view center_id, const DeclaredRelation& relation);

/// Those in force; of one account, or of everybody.
std::vector<DeclaredRelation> relations_in_force(Session& session, std::string_view center_id,
                                                 const std::optional<std::string>& account_id);

/// False when there is none in force.
bool end_relation(Session& writer, std::string_view center_id, std::string_view account_id,
                  std::string_view person_id, std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
