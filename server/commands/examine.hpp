#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "persistence/audit_log/format/note.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"
#include "server/settings.hpp"

namespace kizuna::server {

/// Asks questions of a database and prints a line for each: `ok <question>`, or `FAIL <question>:
/// <fault>` for every fault.
class Examination {
 public:
  explicit Examination(std::ostream& out) : out_(out) {}

  /// Pages, references, schema, keys, and the log of every center. `vkey_of` as in faults_of_log.
  void database(persistence::Session& reader, const persistence::Keyring& keys,
                const std::function<std::string(const std::string& origin)>& vkey_of);
  /// What was signed last is in the database, or its loss is declared.
  void signer(persistence::Session& reader, const std::vector<audit::Note>& last_signed);
  /// The certificate opens and is good for two weeks at least.
  void certificate(const Settings& settings);

  /// A question that failed as a whole.
  void fault(const std::string& question, const std::string& what, int code = 1);

  /// 0; 12 when a log has changed; else 15 when the database is not what was signed; else 1.
  int exit_code() const;

 private:
  /// Runs the question; an exception is a fault.
  void ask(const std::string& question, const std::function<std::vector<std::string>()>& faults,
           int code = 1);

  std::ostream& out_;
  bool log_changed_ = false;
  bool rolled_back_ = false;
  bool failed_ = false;
};

/// What was signed last in every center, by the signer at the socket of the settings or by the one
/// in this process. Throws persistence::SignerBusy while the service holds the latter.
std::vector<audit::Note> last_signed_everywhere(const Settings& settings);

/// The public key of an origin; empty when nothing was signed yet.
std::string known_vkey(const Settings& settings, const std::string& origin);

/// `kizuna check`: everything above; also while the service runs. Returns the exit code.
int check(const Settings& settings, std::ostream& out);

}  // namespace kizuna::server
