#pragma once
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "server/settings.hpp"

namespace kizuna::server {

/// Where `kizuna audit …` works, and who signs.
struct AuditPlace {
  const Settings& settings;
  std::string center_id;
  /// Socket of a signer that runs as a process of its own; empty: the signer inside
  /// settings.signer_state(), or the running service if that one holds it.
  std::filesystem::path signer_socket;
};

struct AuditExport {
  std::filesystem::path folder;  ///< must not exist
  bool details = false;          ///< with the sealed details
};

struct AuditReceipt {
  std::string origin;
  std::uint64_t seq = 0;
  std::filesystem::path file;  ///< must not exist
};

// All return an exit code: 0; 1 when something failed, told on `err`; 15 when the database is
// older or other than what was signed.

/// Leaves the entry log.export, has it signed, and writes the bundle.
int audit_export(const AuditPlace& place, const AuditExport& what, std::ostream& out,
                 std::ostream& err);
/// Signs what has grown, and prints the newest note.
int audit_checkpoint(const AuditPlace& place, std::ostream& out, std::ostream& err);
/// Leaves the entry log.receipt, and writes the receipt of one entry.
int audit_receipt(const AuditPlace& place, const AuditReceipt& what, std::ostream& out,
                  std::ostream& err);
/// Prints the policy from which an auditor starts: the keys of all trees, and no witness yet.
int audit_vkey(const AuditPlace& place, std::ostream& out, std::ostream& err);
/// The daily closing sheet (日次締め, AUD-15) for paper: origin, size and root of the last
/// checkpoint of that day (empty: of now, after signing), its QR code, and the lines that an
/// auditor types as an anchor. Leaves the entry log.closing_sheet.
int audit_closing_sheet(const AuditPlace& place, const std::string& date, std::ostream& out,
                        std::ostream& err);
/// The whole log recomputed (AUD-22): prints each fault; 12 when there is one.
int audit_verify(const AuditPlace& place, std::ostream& out, std::ostream& err);

}  // namespace kizuna::server
