#include "persistence/audit_log/format/policy.hpp"

#include <algorithm>
#include <set>

namespace kizuna::audit {
namespace {

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    if (end > 0) fields.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return fields;
}

/// Reads the policy line by line; each reader answers with the reason of its refusal or "".
class PolicyReader {
 public:
  Policy policy;

  std::string read(const std::vector<std::string>& fields) {
    if (fields.empty() || fields[0].starts_with("#")) return "";
    if (fields[0] == "log" && (fields.size() == 2 || fields.size() == 3)) return log(fields[1]);
    if (fields[0] == "witness" && (fields.size() == 3 || fields.size() == 4)) {
      return witness(fields[1], fields[2]);
    }
    if (fields[0] == "group" && fields.size() >= 4) return group(fields);
    if (fields[0] == "quorum" && fields.size() == 2) return quorum(fields[1]);
    return "line not understood";
  }

 private:
  std::set<std::string> members_;  ///< Of all groups.

  bool declared(std::string_view name) const {
    return policy.witnesses.contains(name) || policy.groups.contains(name);
  }
  bool may_declare(std::string_view name) const { return name != "none" && !declared(name); }

  std::string log(std::string_view text) {
    auto key = parse_vkey(text, KeyType::log);
    if (!key) return key.reason;
    if (std::find(policy.logs.begin(), policy.logs.end(), *key) != policy.logs.end()) {
      return "log key twice";
    }
    if (std::count_if(policy.logs.begin(), policy.logs.end(),
                      [&](const VKey& held) { return held.name == key->name; }) == 2) {
      return "more than two keys of one log";
    }
    policy.logs.push_back(std::move(*key));
    return "";
  }

  std::string witness(const std::string& name, std::string_view text) {
    auto key = parse_vkey(text, KeyType::witness);
    if (!key) return key.reason;
    if (!may_declare(name)) return "name already taken";
    // One key under two names would count twice towards a quorum.
    for (const auto& [other, held] : policy.witnesses) {
      if (held.key == key->key) return "witness key twice";
    }
    policy.witnesses.emplace(name, std::move(*key));
    return "";
  }

  std::string group(const std::vector<std::string>& fields) {
    if (!may_declare(fields[1])) return "name already taken";
    Policy::Group group;
    group.members.assign(fields.begin() + 3, fields.end());
    for (const std::string& member : group.members) {
      if (!declared(member)) return "member not declared";
      // Each witness counts in one way only.
      if (!members_.insert(member).second) return "member of a group twice";
    }
    const auto number = fields[2] == "any"   ? std::optional<std::uint64_t>(1)
                        : fields[2] == "all" ? std::optional<std::uint64_t>(group.members.size())
                                             : parse_decimal(fields[2]);
    if (!number || *number < 1 || *number > group.members.size()) return "threshold";
    group.least = static_cast<std::size_t>(*number);
    policy.groups.emplace(fields[1], std::move(group));
    return "";
  }

  std::string quorum(const std::string& name) {
    if (!policy.quorum.empty()) return "quorum twice";
    if (name != "none" && !declared(name)) return "quorum not declared";
    policy.quorum = name;
    return "";
  }
};

bool agrees(const Policy& policy, const std::string& name,
            const std::vector<std::string>& cosigned_by) {
  const auto group = policy.groups.find(name);
  if (group == policy.groups.end()) {
    return std::find(cosigned_by.begin(), cosigned_by.end(), name) != cosigned_by.end();
  }
  std::size_t agreeing = 0;
  for (const std::string& member : group->second.members) {
    if (agrees(policy, member, cosigned_by)) ++agreeing;
  }
  return agreeing >= group->second.least;
}

}  // namespace

Checked<Policy> parse_policy(std::string_view text) {
  if (text.size() > largest_text || !is_line_text(text)) {
    return Checked<Policy>::refused("not a text of LF-ended lines up to 64 KiB");
  }
  PolicyReader reader;
  for (int number = 1; const auto line = take_line(text); ++number) {
    const std::string fault = reader.read(fields_of(*line));
    if (!fault.empty()) {
      return Checked<Policy>::refused("line " + std::to_string(number) + ": " + fault);
    }
  }
  if (reader.policy.quorum.empty()) return Checked<Policy>::refused("no quorum line");
  return std::move(reader.policy);
}

Judgement judge(const Policy& policy, const Note& note) {
  Judgement judgement;
  const auto valid = [&](const SignatureLine& line, const VKey& key) {
    const bool verified = verify_line(note.checkpoint, line, key);
    if (!verified && judgement.invalid.empty()) judgement.invalid = key.name;
    return verified;
  };
  for (const SignatureLine& line : note.signatures) {
    for (const VKey& key : policy.logs) {
      if (key.name == note.checkpoint.origin && names(line, key) && valid(line, key)) {
        judgement.logs.push_back(key);
      }
    }
    for (const auto& [name, key] : policy.witnesses) {
      if (!names(line, key) || !valid(line, key)) continue;
      judgement.cosigned_by.push_back(name);
      judgement.newest_cosignature = std::max(judgement.newest_cosignature, cosignature_time(line));
    }
  }
  return judgement;
}

bool quorum_met(const Policy& policy, const std::vector<std::string>& cosigned_by) {
  return policy.quorum == "none" || agrees(policy, policy.quorum, cosigned_by);
}

}  // namespace kizuna::audit
