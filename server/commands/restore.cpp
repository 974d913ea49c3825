#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include "api/ids.hpp"
#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/declared_loss.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/migrate.hpp"
#include "server/commands/backup.hpp"
#include "server/commands/desk.hpp"
#include "server/commands/examine.hpp"
#include "server/service_lock.hpp"

namespace kizuna::server {
namespace {

namespace fs = std::filesystem;
using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;
using persistence::SessionKind;
using persistence::TreeLoss;

constexpr int exit_failed = 1;
constexpr int exit_rolled_back = 15;

/// How long the logs of all centers are, by origin.
std::map<std::string, std::uint64_t> sizes_in(const std::string& database) {
  std::map<std::string, std::uint64_t> sizes;
  Session reader({Engine::sqlite, database}, SessionKind::reader);
  for (const std::string& center : persistence::centers_with_log(reader)) {
    const persistence::CenterSnapshot snapshot(reader, center);
    for (const auto& tree : persistence::trees(reader, center)) {
      sizes[tree.origin] = tree.frontier.size();
    }
  }
  return sizes;
}

/// A line for each log of the present database that knows more than the copy.
std::vector<std::string> newer_than(const fs::path& copy, const fs::path& present,
                                    std::ostream& out) {
  std::vector<std::string> lines;
  if (!fs::exists(present)) return lines;
  try {
    const auto then = sizes_in(copy);
    for (const auto& [origin, size] : sizes_in(present)) {
      const auto found = then.find(origin);
      const std::uint64_t kept = found == then.end() ? 0 : found->second;
      if (kept < size) {
        lines.push_back(origin + " has " + std::to_string(size) + " entries, the backup " +
                        std::to_string(kept));
      }
    }
  } catch (const std::exception&) {
    out << "the present database cannot be read; only the signer knows what was in it\n";
  }
  return lines;
}

/// Copies the backup beside the database, so that later only names change.
fs::path copy_beside(const fs::path& backup, const fs::path& database) {
  const fs::path log = backup.string() + "-wal";
  if (fs::exists(log) && fs::file_size(log) > 0) {
    throw std::runtime_error(backup.string() + " is no finished backup: " + log.string() +
                             " lies beside it");
  }
  const fs::path copy = database.string() + ".restoring";
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(copy.string() + beside);
  fs::copy_file(backup, copy);
  fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
  persistence::make_durable(copy);
  return copy;
}

/// The database that was there stays, as evidence and for those who can mend it.
void exchange(const fs::path& copy, const fs::path& database, std::ostream& out) {
  if (fs::exists(database)) {
    try {
      Session(DatabaseUrl{Engine::sqlite, database.string()}, SessionKind::writer)
          .execute_raw("pragma wal_checkpoint(truncate)");
    } catch (const std::exception&) {
      // Damaged; its log goes aside with it.
    }
    const std::string aside =
        database.string() + ".before-restore-" + domain::to_rfc3339(wall_clock()).substr(0, 19);
    const auto move = [](const fs::path& from, const fs::path& to) {
      if (fs::exists(from)) persistence::rename_durably(from, to);
    };
    move(database.string() + "-wal", aside + "-wal");
    move(database.string() + "-shm", aside + "-shm");
    move(database, aside);
    out << "the database that was there is now " << aside << '\n';
  }
  persistence::rename_durably(copy, database);
}

/// A restore under examination.
class Restore {
 public:
  Restore(const Settings& settings, const RestoreRequest& request, std::ostream& out,
          std::ostream& err)
      : settings_(settings),
        request_(request),
        out_(out),
        err_(err),
        url_(DatabaseUrl::parse(settings.database_url())) {}

  int run() {
    std::unique_ptr<ServiceLock> lock;
    if (url_.engine == Engine::sqlite) lock = std::make_unique<ServiceLock>(settings_.data);
    DatabaseUrl candidate = url_;
    if (!request_.from.empty()) {
      if (url_.engine != Engine::sqlite) {
        throw std::runtime_error(
            "put PostgreSQL back by its own tools first, then call this without --from");
      }
      candidate.location = copy_beside(request_.from, url_.location).string();
    }
    if (const int fault = examine(candidate)) return fault;
    const bool is_lossy = !losses_.empty() || !newer_.empty();
    if (is_lossy && request_.loss_reason.empty()) return refuse();
    for (const auto& [center, losses] : by_center()) {
      if (!losses.empty()) persistence::demand_declarable(losses);
    }
    if (!request_.from.empty()) exchange(candidate.location, url_.location, out_);
    tell_the_logs();
    out_ << (is_lossy ? "restored; the loss is declared\n" : "restored; nothing is lost\n");
    return 0;
  }

 private:
  int examine(const DatabaseUrl& candidate) {
    const persistence::Keyring keys = keyring_of(settings_);
    if (candidate.engine == Engine::sqlite) {
      Session writer(candidate, SessionKind::writer);
      persistence::migrate(writer, wall_clock());
    }
    Session reader(candidate, SessionKind::reader);
    Examination examination(out_);
    examination.database(reader, keys, [&](const std::string& origin) {
      const std::string vkey = known_vkey(settings_, origin);
      if (vkey.empty()) out_ << "no key is known for " << origin << "; signatures not checked\n";
      return vkey;
    });
    losses_ = persistence::losses_since(reader, last_signed_everywhere(settings_));
    if (!request_.from.empty()) newer_ = newer_than(candidate.location, url_.location, out_);
    return examination.exit_code();
  }

  int refuse() {
    for (const TreeLoss& loss : losses_) {
      const auto& told = loss.last_signed.checkpoint;
      err_ << "loss: " << told.origin << " would keep " << loss.kept << " of the " << told.size
           << " entries that were signed\n";
    }
    for (const std::string& line : newer_) err_ << "newer: " << line << '\n';
    err_ << "kizuna restore: this loses what is told above; nothing was done. To declare it: "
            "--declare-loss REASON\n";
    return exit_rolled_back;
  }

  std::map<std::string, std::vector<TreeLoss>> by_center() const {
    std::map<std::string, std::vector<TreeLoss>> losses;
    for (const TreeLoss& loss : losses_) losses[loss.center_id].push_back(loss);
    return losses;
  }

  /// Every log learns of the restore; those that lost signed entries by a new tree.
  void tell_the_logs() {
    auto centers = by_center();
    {
      Session reader(url_, SessionKind::reader);
      for (const std::string& center : persistence::centers_with_log(reader)) centers[center];
    }
    const std::string id = api::new_id(wall_clock());
    for (const auto& [center, losses] : centers) tell(center, losses, id);
  }

  void tell(const std::string& center, const std::vector<TreeLoss>& losses, const std::string& id) {
    Desk desk(settings_, center, settings_.signer_socket);
    persistence::Keyring keys = keyring_of(settings_);
    persistence::AuditLog log(keys, settings_.instance);
    persistence::WriteJob job;
    job.center_id = center;
    std::optional<std::string> detail;
    if (!request_.loss_reason.empty()) {
      detail = audit::kj1::encode(audit::kj1::Object{{"reason", request_.loss_reason}});
    }
    std::string failure;
    job.run = [&](Session& writer, domain::Instant now) {
      persistence::ActRecord act =
          act_of_operator(center, "data.restore", {"restore", id, std::nullopt});
      try {
        if (!losses.empty()) {
          auto declared = persistence::declare_losses(writer, log, losses, now);
          declared.terminal = act.terminal;
          act = std::move(declared);
        }
      } catch (const std::exception& refused) {
        failure = refused.what();
        return persistence::JobResult{false, {}};
      }
      act.actor = operator_as_person();
      act.detail = detail;
      return persistence::JobResult{true, {std::move(act)}};
    };
    try {
      desk.cover(desk.run(std::move(job)));
    } catch (const std::exception& refused) {
      throw std::runtime_error(center + ": " + (failure.empty() ? refused.what() : failure));
    }
  }

  const Settings& settings_;
  const RestoreRequest& request_;
  std::ostream& out_;
  std::ostream& err_;
  DatabaseUrl url_;
  std::vector<TreeLoss> losses_;
  std::vector<std::string> newer_;
};

}  // namespace

int restore(const Settings& settings, const RestoreRequest& request, std::ostream& out,
            std::ostream& err) {
  try {
    prepare_folders(settings);
    return Restore(settings, request, out, err).run();
  } catch (const persistence::TreeRewritten& rewritten) {
    err << "kizuna restore: this is another history than the one that was signed: "
        << rewritten.what() << '\n';
    return exit_rolled_back;
  } catch (const std::exception& failure) {
    err << "kizuna restore: " << failure.what() << '\n';
    return exit_failed;
  }
}

}  // namespace kizuna::server
