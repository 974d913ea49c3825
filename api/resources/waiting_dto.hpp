#pragma once
#include <optional>
#include <string>

#include "api/resources/case_dto.hpp"
#include "api/resources/task_dto.hpp"

/// What others wait for and a manager decides, each with what there is to decide on.
namespace kizuna::api {

struct WaitingCase {
  CaseLine head;
  std::string received_by;
  InstantText received_at;
  std::string caller;        ///< in words
  std::string topic_main;    ///< code
  std::string abuse;         ///< code
  List<NextStep, 10> steps;  ///< accept and return, with what is missing
};
BOOST_DESCRIBE_STRUCT(WaitingCase, (),
                      (head, received_by, received_at, caller, topic_main, abuse, steps))

/// A contact about which somebody has asked for something: to be voided, or to stay an inquiry.
struct WaitingContact {
  Uuid id;  ///< of the request or the decision
  std::int64_t version = 1;
  Uuid contact;
  std::string contact_number;
  std::optional<std::string> subject_name;
  std::string reason;
  std::string asked_by;
  bool asked_by_caller = false;  ///< who asked cannot decide
  InstantText asked_at;
};
BOOST_DESCRIBE_STRUCT(WaitingContact, (),
                      (id, version, contact, contact_number, subject_name, reason, asked_by,
                       asked_by_caller, asked_at))

struct OwnerLoad {
  std::optional<Uuid> account;  ///< absent: cases of nobody
  std::string name;
  std::int64_t cases = 0;
  std::int64_t overdue = 0;
};
BOOST_DESCRIBE_STRUCT(OwnerLoad, (), (account, name, cases, overdue))

struct WaitingDecisions {
  InstantText now;
  List<WaitingCase, 200> cases;
  List<WaitingContact, 1000> voids;
  List<WaitingContact, 1000> inquiries;
  List<TaskView, 200> sheets;  ///< repeat callers for whom no answer is agreed
  List<OwnerLoad, 1000> load;
};
BOOST_DESCRIBE_STRUCT(WaitingDecisions, (), (now, cases, voids, inquiries, sheets, load))
constexpr std::string_view dto_summary(const WaitingDecisions*) {
  return "責任者の判断を待つもの";
}

}  // namespace kizuna::api
