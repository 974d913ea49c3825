#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"

namespace kizuna::audit {

/// What the auditor asks for on the command line.
struct Options {
  std::filesystem::path policy;
  std::filesystem::path bundle;
  std::vector<std::filesystem::path> anchors;
  std::vector<std::filesystem::path> receipts;
  std::set<std::string> accepted_gaps;               ///< Origins whose loss the auditor knows of.
  std::optional<std::string> first_origin;           ///< `--from`
  std::optional<std::int64_t> now;                   ///< POSIX seconds; the clock if not given.
  std::optional<std::filesystem::path> authorities;  ///< `--tsa`: PEM of timestamp authorities.
};

extern const char* const usage;

Checked<Options> parse_options(const std::vector<std::string>& arguments);

}  // namespace kizuna::audit
