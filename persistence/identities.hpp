#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Who is who now: merges of persons, and the persons that anonymous groups turned out to be (S-2).
class Identities {
 public:
  Identities(Session& session, std::string_view center_id);

  /// The person that this one has been merged into, or the person itself; empty stays empty.
  std::string now(std::string person_id) const;
  /// Every id that is this person now, the given one included.
  std::vector<std::string> all_of(const std::string& person_id) const;
  /// Empty while nobody knows.
  std::string person_of_group(const std::string& group_id) const;
  /// For whom the person behind a group does not exist, it is a group like any other (M-4).
  void forget_person_of(const std::string& group_id) { person_of_group_.erase(group_id); }
  std::vector<std::string> groups_of(const std::string& person_id) const;

 private:
  std::map<std::string, std::string> merged_;
  std::map<std::string, std::string> person_of_group_;
};

}  // namespace kizuna::persistence
