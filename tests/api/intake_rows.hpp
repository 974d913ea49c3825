#pragma once
#include <optional>
#include <string>

#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {

/// Puts rows of people, contacts and cases into center isesaki by SQL, as the figures read them:
/// whatever a test does not name is empty. Days are JST, the hour is ten in the morning.
class IntakeRows {
 public:
  explicit IntakeRows(ApiFixture& api);

  struct Contact {
    std::string on;
    std::string subject = {};
    std::string caller_type = "22";
    std::string group = {};
    std::string method = "T";
    std::string topic = "A1";
    std::string further_topic = {};
    std::string urgency = "C";
    std::string abuse = "0";
    std::string district = "D01";
    bool finalised = true;
    bool voided = false;
  };
  struct Case {
    std::string opened;
    std::string subject;
    std::string opened_by;
  };
  struct Link {
    bool restricted = false;
    bool reopens = false;
  };
  struct Abuse {
    std::string status;
    std::string since;
    std::string until = {};
    std::string reported = {};
  };

  std::string person(int mask_level = 0);
  void merge(const std::string& loser, const std::string& survivor);
  std::string group();
  void group_is(const std::string& group, const std::string& person);
  std::string contact(const Contact& contact);
  /// A further row of the contact, the newest one from now on.
  std::string amend(const std::string& root, const Contact& contact);
  std::string case_file(const Case& file);
  void turn(const std::string& case_id, const std::string& on, const std::string& from,
            const std::string& to);
  void link(const std::string& case_id, const std::string& contact, const Link& how);
  void link(const std::string& case_id, const std::string& contact) { link(case_id, contact, {}); }
  void unlink(const std::string& case_id, const std::string& contact);
  void abuse(const std::string& case_id, const Abuse& overlay);

 private:
  void run(std::string_view sql, std::vector<persistence::Param> params);
  std::string insert_contact(const Contact& contact, const std::string& root);

  ApiFixture& api_;
  std::string staff_;
  int ordinal_ = 0;
};

}  // namespace kizuna::tests
