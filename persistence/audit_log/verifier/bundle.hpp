#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "persistence/audit_log/verifier/findings.hpp"
#include "persistence/audit_log/verifier/record.hpp"

namespace kizuna::audit {

/// Reads index, folders, notes and receipts into `record`; whatever the format does not name is a
/// finding. Entries are left to scan_entries().
void read_bundle(const std::filesystem::path& bundle, Record& record, Findings& findings);

/// Whole content of a regular file; nothing if it cannot be read or is longer than `limit`.
std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// A checkpoint note, or a paper sheet typed by hand.
Checked<Anchor> parse_anchor(std::string place, std::string_view text);

}  // namespace kizuna::audit
