#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "persistence/audit_log/signer.hpp"

namespace kizuna::server {

/// The signer behind a Unix-domain socket, so that it can run under an OS user of its own with a
/// key that the service cannot read. Serves one connection at a time; lines in, lines out:
///   sign <center>   → { note <length> LF <bytes> } nothing LF
///   signed <center> → the same, what was signed last (signed * for every center)
///   check <center>  → ok LF                       (check * for every center)
///   vkey <origin>   → vkey <text> LF
/// or instead `refused <reason>` LF (TreeRewritten) or `failed <reason>` LF.
class SignerServer {
 public:
  SignerServer(const std::filesystem::path& socket, const std::filesystem::path& state_dir,
               const std::string& database_url);
  ~SignerServer();
  SignerServer(const SignerServer&) = delete;
  SignerServer& operator=(const SignerServer&) = delete;

  /// Until stop().
  void run();
  /// From any thread.
  void stop();

 private:
  void serve_one(int connection);
  std::string answer(const std::string& line);
  std::string answer_or_throw(const std::string& verb, const std::string& about);
  persistence::Session& reader();

  persistence::DatabaseUrl database_;
  std::unique_ptr<persistence::Session> reader_;
  persistence::Signer signer_;
  int listener_ = -1;
  int wake_ = -1;
};

/// `kizuna signer`: serves until SIGTERM or SIGINT. Returns an exit code.
int serve_signer(const std::filesystem::path& socket, const std::filesystem::path& state_dir,
                 const std::string& database_url);

}  // namespace kizuna::server
