#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/resources/person_reading.hpp"
#include "api/route.hpp"
#include "persistence/person_duplicates.hpp"

namespace kizuna::api {

/// Who may be the same person, by what the writer may know of them (M-4).
struct CheckedDuplicates {
  std::vector<persistence::LikelyDuplicate> shown;
  std::vector<persistence::LikelyDuplicate> hidden;  ///< strong ones only
};
CheckedDuplicates check_duplicates(Context& context, const domain::Person& person,
                                   const std::optional<std::string>& except);

/// I-20: every strong candidate that the writer sees needs an answer, and "same" makes no new
/// person. Leaves through Refused, with the ids that still need one in `candidates`.
void require_answers(const CheckedDuplicates& checked, const PersonDocument& document);

/// Keeps the answers beside the new person, and tells team and MANAGER of hidden candidates.
void keep_answers(Context& on_writer, const std::string& person_id,
                  const CheckedDuplicates& checked, const PersonDocument& document);

/// Candidates for what is being typed; makes nothing.
Command find_duplicates(Context& context);
/// Candidates for a stored person, with what was said of them.
Response list_duplicates(Context& context);

}  // namespace kizuna::api
