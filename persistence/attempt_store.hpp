#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// An unanswered try to reach somebody (I-11): no contact, in no figure. Three of them, on three
/// days and by two methods, make "unreachable" (W-10).
struct ContactAttempt {
  std::string id;
  std::optional<std::string> subject_id;  ///< a person, or
  std::optional<std::string> case_id;     ///< a case
  domain::Instant attempted_at;
  std::string method;
  std::string note;
  std::string by;
};

void insert_attempt(Session& writer, std::string_view center_id, const ContactAttempt& attempt);

/// The latest first.
std::vector<ContactAttempt> attempts_of_case(Session& session, const domain::Authorized& authorized,
                                             std::string_view center_id, std::string_view case_id,
                                             std::string_view subject_id);

}  // namespace kizuna::persistence
