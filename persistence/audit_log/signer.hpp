#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/declared_loss.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Another signer works on this state, or the state belongs to another machine.
struct SignerBusy : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Signs the heads of the trees. Keys and what was signed last lie in a folder outside the
/// database and outside its backups: `<origin>.seed` (Ed25519, made on first use) and
/// `<origin>.state`, '/' of the origin written as '+'. Never two signers on one folder. One thread
/// at a time; the reader must not be inside a transaction.
class Signer {
 public:
  /// Takes the folder for itself, makes it when it is not there. Throws SignerBusy.
  explicit Signer(std::filesystem::path state_dir);
  ~Signer();
  Signer(const Signer&) = delete;
  Signer& operator=(const Signer&) = delete;

  /// The signed head of a tree that has grown since the last time; its state is on disk before it
  /// is given out. Nothing new: nothing, unless the database lacks the note that was given out
  /// last (a crash between the two), which is then given out again. Throws TreeRewritten.
  std::optional<audit::Note> sign(Session& reader, std::string_view center_id,
                                  const std::string& origin);

  /// sign() for every tree of a center, oldest first.
  std::vector<audit::Note> sign_grown(Session& reader, std::string_view center_id);

  /// AUD-20, before anything is served: each tree of the center (of every center, for "*") that
  /// was ever signed is still there, at least as long, and continues what was signed. Throws
  /// TreeRewritten. Reads only the entries after the last signature; `faults_of_log` reads all.
  void verify_not_rolled_back(Session& reader, std::string_view center_id);

  /// The last checkpoint of every tree of the center (of every center, for "*") that was ever
  /// signed, signed again: the same bytes. What a database that was put back must live up to.
  std::vector<audit::Note> last_signed(std::string_view center_id);

  /// The public key that auditors put into their policy.
  std::string vkey(const std::string& origin);

 private:
  std::vector<std::string> origins_of(std::string_view center_id) const;
  audit::Seed seed_of(const std::string& origin);
  audit::Frontier& signed_so_far(const std::string& origin);
  audit::Frontier extend(Session& reader, std::string_view center_id, const TreeHead& head);
  void remember(const std::string& origin, const audit::Frontier& frontier);

  std::filesystem::path state_dir_;
  int lock_ = -1;
  std::map<std::string, audit::Frontier> signed_;
};

/// The public key whose seed lies in a signer's folder, without being that signer. Throws
/// std::runtime_error when there is none yet.
std::string vkey_in(const std::filesystem::path& state_dir, const std::string& origin);

/// Every center that has a log. The reader must not be inside a transaction.
std::vector<std::string> centers_with_log(Session& reader);

}  // namespace kizuna::persistence
