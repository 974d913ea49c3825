#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "persistence/audit_log/act_record.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/audit_log/signer.hpp"
#include "persistence/group_commit.hpp"
#include "server/settings.hpp"

/// What the commands share that work on the machine itself, beside a running service or instead of
/// it.
namespace kizuna::server {

domain::Instant wall_clock();

/// A writer that may run beside the service: on SQLite only the service checkpoints.
std::unique_ptr<persistence::Session> writer_beside_the_service(
    const persistence::DatabaseUrl& url);

/// An act of whoever sits at the machine: terminal "cli:<user id>", purpose maintenance.
persistence::ActRecord act_of_operator(const std::string& center_id, std::string act,
                                       persistence::ActedOn object);

/// Who that is, for acts that must name somebody: "os:<user id>" in the role admin.
persistence::ActingPerson operator_as_person();

/// The wrapping key of an installation that is there. Throws when the file is missing, instead of
/// making one that opens nothing.
persistence::Keyring keyring_of(const Settings& settings);

/// The sessions of one center's log, and the way to its signer.
class Desk {
 public:
  /// Without a socket: the signer inside settings.signer_state(), or the running service if that
  /// one holds it.
  Desk(const Settings& settings, std::string center_id, std::filesystem::path signer_socket);

  persistence::Session& reader() { return reader_; }

  /// Puts an act into the log; returns its place. Throws when the log cannot be written.
  persistence::LogPlace leave_entry(persistence::ActRecord act);
  /// Runs one job with its acts, as the write lane would.
  persistence::LogPlace run(persistence::WriteJob job);

  /// Has everything up to now signed, by whoever may.
  void cover(const persistence::LogPlace& newest);

  /// Origin of the newest tree; "log" before the first.
  std::string newest_origin();
  std::string vkey(const std::string& origin) const;
  /// Empty while nothing was signed.
  std::string vkey_if_known(const std::string& origin) const;

  /// As the service asks at its start. Throws persistence::TreeRewritten.
  void compare_with_signer();

 private:
  std::vector<audit::Note> sign();
  void keep(const std::vector<audit::Note>& notes);
  bool is_covered(const persistence::LogPlace& newest);

  const Settings& settings_;
  std::string center_id_;
  std::filesystem::path signer_socket_;
  persistence::DatabaseUrl url_;
  std::unique_ptr<persistence::Session> writer_;
  persistence::Session reader_;
};

}  // namespace kizuna::server
