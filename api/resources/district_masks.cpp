#include "api/resources/district_masks.hpp"

#include "api/resources/contact_writing.hpp"
#include "api/resources/person_reading.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/person_store.hpp"

namespace kizuna::api {

std::optional<std::string> DistrictMasks::instead(const std::string& person,
                                                  const std::string& district) {
  if (person.empty()) return std::nullopt;
  auto known = shown_.find(person);
  if (known == shown_.end()) known = shown_.emplace(person, look(person)).first;
  if (known->second == domain::Shown::value) return std::nullopt;
  const auto words =
      domain::placeholder(known->second, district != domain::intake::codes::district_outside);
  return std::string(words.empty() ? "秘匿" : words);
}

domain::Shown DistrictMasks::look(const std::string& person) {
  if (!knows_person(context_, person)) return domain::Shown::hidden;
  const auto access = persistence::person_access(context_.db, context_.center(), person,
                                                 context_.caller.account_id);
  return domain::shown(access.value().mask, viewer_of(context_.caller, access->viewer_on_case_team),
                       channel_, domain::MaskedField::district);
}

}  // namespace kizuna::api
