#pragma once
#include <map>
#include <string>

#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {

/// One case with what hangs on it: its subject, a contact, a task, the draft of a meeting, a track
/// and a closing that waits.
struct RecordSet {
  std::string case_id;
  std::string person;
  std::string contact;
  std::string task;
  std::string closing;
  std::string meeting;
  std::string track;
  std::string account;  ///< of "own" and "other_center" only: a user whom an admin may change
};

/// The records of the authorization matrix (AZ-03). "Named" means that every role's account is on
/// the case's team.
///   own, closed          named
///   team                 of a colleague in the unit "main", where every role works
///   other                of a colleague in the unit "second"
///   s2, s3               restricted, sealed; nobody named
///   s2_named, s3_named   the same, named
///   sheltered            as team, of somebody at mask level 3
///   conflict             named, but each has declared a relation to the subject
///   other_center         of the center ota
class RecordWorld {
 public:
  explicit RecordWorld(ApiFixture& api);

  static const std::vector<std::string>& states();
  const RecordSet& of(const std::string& state) const { return sets_.at(state); }

 private:
  RecordSet make(const std::string& state);
  void settle(const std::string& state, const RecordSet& set);

  ApiFixture& api_;
  std::string colleague_;  ///< a counselor of the unit "main"
  std::map<std::string, RecordSet> sets_;
};

}  // namespace kizuna::tests
