#include <iostream>
#include <string>

#include "domain/access.hpp"

/// Asks decide() what each line of standard input asks and prints its answer:
/// "ok", or the kind of refusal and the rule. A line is sixteen digits: action
/// (two), role, stepped up, object given, own center, owner (0 nobody, 1
/// somebody else, 2 the person), named, same unit, sensitivity, conflict,
/// closed, shredded, about somebody in a shelter, post of MANAGER, emergency access. The numbers
/// are those of the enumerations.
namespace {

using namespace kizuna::domain;

struct Question {
  Subject subject;
  Action action{};
  bool about_a_record = false;
  RecordFacts record;
};

Question question_of(const std::string& line) {
  const auto digit = [&line](std::size_t at) { return line.at(at) - '0'; };
  Question question;
  question.action = static_cast<Action>(digit(0) * 10 + digit(1));
  question.subject = {"here", "person", static_cast<Role>(digit(2)), digit(3) == 1, digit(14) == 1};
  question.about_a_record = digit(4) == 1;
  RecordFacts& record = question.record;
  record.center_id = digit(5) == 1 ? "here" : "there";
  record.owner_id = digit(6) == 0 ? "" : digit(6) == 1 ? "somebody" : "person";
  record.subject_is_named = digit(7) == 1;
  record.subject_in_same_unit = digit(8) == 1;
  record.sensitivity = static_cast<Sensitivity>(digit(9));
  record.conflict_of_interest = digit(10) == 1;
  record.closed = digit(11) == 1;
  record.shredded = digit(12) == 1;
  record.hides_subject = digit(13) == 1;
  record.break_glass = digit(15) == 1;
  return question;
}

std::string_view kind_of(ProblemCode code) {
  if (code == ProblemCode::not_found) return "not_found";
  if (code == ProblemCode::forbidden) return "forbidden";
  return code == ProblemCode::step_up_required ? "step_up" : "other";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const Question question = question_of(line);
    const auto decision = question.about_a_record
                              ? decide(question.subject, question.action, question.record)
                              : decide(question.subject, question.action);
    if (decision) {
      std::cout << "ok\n";
    } else {
      std::cout << kind_of(decision.error().code) << ' ' << decision.error().rule << '\n';
    }
  }
}
