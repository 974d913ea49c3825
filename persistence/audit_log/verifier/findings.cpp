#include "persistence/audit_log/verifier/findings.hpp"

#include <algorithm>
#include <ostream>

namespace kizuna::audit {
namespace {

/// Rollback and split view are one step.
int step_of(int code) {
  return code == step::split_view ? step::rollback : code;
}

/// A file name of the bundle must not be able to write lines of its own.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return line;
}

}  // namespace

void Findings::add(int code, std::string_view place, std::string_view reason,
                   std::string_view proof) {
  if (any() && step_of(code) > step_of(found_.front().code)) return;
  if (any() && step_of(code) < step_of(found_.front().code)) found_.clear();
  found_.push_back({code, "FAIL " + std::to_string(code) + " " + one_line(place) + ": " +
                              one_line(reason) + "\n" + std::string(proof)});
}

int Findings::code() const {
  int smallest = 0;
  for (const Finding& finding : found_) {
    smallest = smallest == 0 ? finding.code : std::min(smallest, finding.code);
  }
  return smallest;
}

void Findings::print(std::ostream& out) const {
  for (const Finding& finding : found_) out << finding.text;
}

}  // namespace kizuna::audit
