#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "persistence/session.hpp"

/// What stands beside an id in a list, so that a page asks once.
namespace kizuna::persistence {

/// The written name of a person, of the survivor where rows were merged; empty where there is none.
/// Whoever may read the record that is about the person may know how the person is called.
std::string person_name(Session& session, const domain::Authorized& authorized,
                        std::string_view center_id, std::string_view person_id);

/// Somebody who takes work: an active counselor or manager.
struct Colleague {
  std::string account_id;
  std::string name;
  std::string post;  ///< "senior", "manager" or empty
  std::string unit;
};
/// By name.
std::vector<Colleague> colleagues(Session& session, std::string_view center_id);

}  // namespace kizuna::persistence
