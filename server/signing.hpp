#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "persistence/audit_log/signer.hpp"

namespace kizuna::server {

/// Asks a signer that runs as a process of its own (signer_process.hpp). One connection for each
/// question. All throw persistence::TreeRewritten when the signer refuses, SocketFailed when it is
/// not there, std::runtime_error when it fails.
class SigningClient {
 public:
  explicit SigningClient(std::filesystem::path socket) : socket_(std::move(socket)) {}

  /// Signer::sign_grown.
  std::vector<audit::Note> sign(const std::string& center_id) const;
  /// Signer::verify_not_rolled_back.
  void verify_not_rolled_back(const std::string& center_id) const;
  /// Signer::last_signed.
  std::vector<audit::Note> last_signed(const std::string& center_id) const;
  std::string vkey(const std::string& origin) const;

 private:
  std::vector<audit::Note> notes(const std::string& question) const;

  std::filesystem::path socket_;
};

using SignCenter = std::function<std::vector<audit::Note>(const std::string& center_id)>;

/// For CheckpointClock: by a signer in this process, which must outlive the result. The result
/// keeps a database session of its own and belongs to one thread.
SignCenter sign_here(persistence::Signer& signer, const persistence::DatabaseUrl& database);
/// For CheckpointClock: by the signer at a socket.
SignCenter sign_there(const std::filesystem::path& socket);

/// For CheckpointClock: every center with a log, by a session of its own, for one thread.
std::function<std::vector<std::string>()> centers_in(const persistence::DatabaseUrl& database);

}  // namespace kizuna::server
