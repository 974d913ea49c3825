#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"
#include "persistence/audit_log/format/note.hpp"

/// The auditor's rules (C2SP tlog-policy): which keys count and whose cosignatures are needed.
namespace kizuna::audit {

struct Policy {
  /// `least` of the members, which are witnesses or groups, must agree.
  struct Group {
    std::size_t least = 0;
    std::vector<std::string> members;
  };

  std::vector<VKey> logs;
  std::map<std::string, VKey, std::less<>> witnesses;  ///< By the name inside the policy.
  std::map<std::string, Group, std::less<>> groups;
  std::string quorum;  ///< A witness, a group, or "none".
};

Checked<Policy> parse_policy(std::string_view text);

/// What the signatures of one note say under a policy.
struct Judgement {
  std::string invalid;                   ///< Name of a known key whose line does not verify.
  std::vector<VKey> logs;                ///< Log keys of the origin with a valid line.
  std::vector<std::string> cosigned_by;  ///< Policy names of witnesses with a valid line.
  std::uint64_t newest_cosignature = 0;  ///< POSIX seconds; 0 if there is none.
};
/// Lines that match no key of the policy are ignored.
Judgement judge(const Policy& policy, const Note& note);

/// Whether these witnesses satisfy the policy's quorum.
bool quorum_met(const Policy& policy, const std::vector<std::string>& cosigned_by);

}  // namespace kizuna::audit
