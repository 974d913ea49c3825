#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"
#include "persistence/audit_log/format/note.hpp"

namespace kizuna::audit {

/// Proof that one entry is in a tree (C2SP tlog-proof), kept with the papers of a payment.
struct Receipt {
  std::optional<std::string> entry;  ///< Bytes of the entry (`extra`); always written by the log.
  std::uint64_t index = 0;
  std::vector<Hash> proof;  ///< From leaf to root.
  Note note;
};

std::string print(const Receipt& receipt);
/// Refuses a receipt outside the format; an entry it carries must be a valid one.
Checked<Receipt> parse_receipt(std::string_view text);

/// Whether the proof leads from these entry bytes to the root of the receipt's note.
bool proves(const Receipt& receipt, std::string_view entry);

}  // namespace kizuna::audit
