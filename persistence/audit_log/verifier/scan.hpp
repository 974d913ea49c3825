#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "persistence/audit_log/verifier/findings.hpp"
#include "persistence/audit_log/verifier/record.hpp"

namespace kizuna::audit {

/// Where an entry stands in the bundle.
struct LinePlace {
  const Shard& shard;
  std::uint32_t chunk;
  std::uint32_t line;      ///< From 1, in its chunk.
  std::uint64_t position;  ///< From 0, in its tree.
  std::string text() const;
};

/// Calls `visit` for each line of the shard's chunks in order, without its LF, holding one line
/// in memory. Lines that cannot be entries (length, missing LF) are findings of form.
void for_each_line(const Shard& shard, Findings& findings,
                   const std::function<void(const LinePlace&, std::string_view)>& visit);

/// Form and sequence of all entries of the shard, and the roots that its `roots` asks for.
void scan_entries(Shard& shard, Findings& findings);

}  // namespace kizuna::audit
