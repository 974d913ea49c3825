#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "persistence/session.hpp"

namespace kizuna::persistence {

/// The ids that the log knows a case by; nothing of its content.
struct CaseTie {
  std::string case_id;
  std::string subject_id;
};

std::optional<CaseTie> case_of_number(Session& session, std::string_view center_id,
                                      std::string_view number);

}  // namespace kizuna::persistence
