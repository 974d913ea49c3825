#include "server/commands/audit.hpp"

#include <unistd.h>

#include <functional>
#include <ostream>
#include <thread>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/audit_log/export.hpp"
#include "persistence/audit_log/proofs.hpp"
#include "persistence/audit_log/self_check.hpp"
#include "persistence/group_commit.hpp"
#include "server/signing.hpp"

namespace kizuna::server {
namespace {

using persistence::CenterSnapshot;
using persistence::DatabaseUrl;
using persistence::Session;
using persistence::SessionKind;

constexpr int exit_failed = 1;
constexpr int exit_faults = 12;
constexpr int exit_rolled_back = 15;
// A running service signs every five seconds.
constexpr int rounds_of_patience = 60;
constexpr std::chrono::milliseconds one_round{250};

domain::Instant wall_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// What the commands share: the sessions of one center's log.
class Desk {
 public:
  explicit Desk(const AuditPlace& place)
      : place_(place),
        url_(DatabaseUrl::parse(place.settings.database_url())),
        writer_(url_, SessionKind::writer),
        reader_(url_, SessionKind::reader) {
    // A service may be running, and it alone checkpoints.
    if (url_.engine == persistence::Engine::sqlite) {
      writer_.execute_raw("pragma wal_autocheckpoint = 0");
    }
  }

  Session& reader() { return reader_; }

  /// Puts an act of the operator into the log; returns its place.
  persistence::LogPlace leave_entry(const std::string& verb, const std::string& origin,
                                    const std::string& detail) {
    persistence::ActRecord act;
    act.center_id = place_.center_id;
    act.act = verb;
    act.terminal = "cli:" + std::to_string(::getuid());
    act.object = persistence::ActedOn{"log", origin, std::nullopt};
    act.purpose = "audit";
    act.status = 0;
    act.detail = detail;
    persistence::Keyring keys(place_.settings.wrapping_key());
    persistence::AuditLog log(keys, place_.settings.instance);
    persistence::GroupCommit group(writer_, log, keys);
    std::vector<persistence::WriteJob> jobs(1);
    jobs.front().center_id = place_.center_id;
    jobs.front().acts = {std::move(act)};
    const auto places = group.run(jobs, wall_clock());
    if (places.empty())
      throw std::runtime_error("the log cannot be written: " + group.last_failure());
    return places.front();
  }

  /// Has everything up to now signed, by whoever may.
  void cover(const persistence::LogPlace& newest) {
    try {
      keep(sign());
    } catch (const persistence::SignerBusy&) {
      // The running service holds the signer: it will sign by itself.
    }
    for (int left = rounds_of_patience; left > 0; --left) {
      if (is_covered(newest)) return;
      std::this_thread::sleep_for(one_round);
    }
    throw std::runtime_error("nobody has signed the log");
  }

  std::string newest_origin() {
    const CenterSnapshot snapshot(reader_, place_.center_id);
    const auto tree = persistence::newest_tree(reader_, place_.center_id);
    return tree ? tree->origin : std::string("log");
  }

  std::string vkey(const std::string& origin) const {
    if (!place_.signer_socket.empty()) return SigningClient(place_.signer_socket).vkey(origin);
    return persistence::vkey_in(place_.settings.signer_state(), origin);
  }

  /// As the service asks at its start.
  void compare_with_signer() {
    if (!place_.signer_socket.empty()) {
      return SigningClient(place_.signer_socket).verify_not_rolled_back(place_.center_id);
    }
    try {
      persistence::Signer(place_.settings.signer_state())
          .verify_not_rolled_back(reader_, place_.center_id);
    } catch (const persistence::SignerBusy&) {
      // The running service has compared, and does so with each signature.
    }
  }

 private:
  std::vector<audit::Note> sign() {
    if (!place_.signer_socket.empty()) {
      return SigningClient(place_.signer_socket).sign(place_.center_id);
    }
    return persistence::Signer(place_.settings.signer_state())
        .sign_grown(reader_, place_.center_id);
  }

  void keep(const std::vector<audit::Note>& notes) {
    for (const audit::Note& note : notes) {
      writer_.begin_write();
      writer_.see_only(place_.center_id);
      persistence::store_note(writer_, place_.center_id, note, wall_clock());
      writer_.commit();
    }
  }

  bool is_covered(const persistence::LogPlace& newest) {
    const CenterSnapshot snapshot(reader_, place_.center_id);
    for (const auto& tree : persistence::trees(reader_, place_.center_id)) {
      const auto note = persistence::newest_note(reader_, place_.center_id, tree.origin);
      const std::uint64_t wanted =
          tree.origin == newest.origin ? newest.seq + 1 : tree.frontier.size();
      if (!note || note->size < wanted) return false;
    }
    return true;
  }

  const AuditPlace& place_;
  DatabaseUrl url_;
  Session writer_;
  Session reader_;
};

int guarded(std::ostream& err, const std::function<int()>& work) {
  try {
    return work();
  } catch (const persistence::TreeRewritten& refusal) {
    err << "kizuna audit: " << refusal.what() << '\n';
    return exit_rolled_back;
  } catch (const std::exception& failure) {
    err << "kizuna audit: " << failure.what() << '\n';
    return exit_failed;
  }
}

}  // namespace

int audit_export(const AuditPlace& place, const AuditExport& what, std::ostream& out,
                 std::ostream& err) {
  return guarded(err, [&] {
    if (std::filesystem::exists(what.folder)) {
      throw std::runtime_error(what.folder.string() + " is there already");
    }
    Desk desk(place);
    const std::string detail = what.details ? R"({"details":"complete"})" : R"({"details":"none"})";
    desk.cover(desk.leave_entry("log.export", desk.newest_origin(), detail));
    const auto report = persistence::export_bundle(desk.reader(), place.center_id, what.folder,
                                                   what.details, wall_clock());
    out << "shards " << report.shards << " entries " << report.entries << " notes " << report.notes
        << " details " << report.details << " receipts " << report.receipts << '\n';
    return 0;
  });
}

int audit_checkpoint(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk(place);
    desk.cover({desk.newest_origin(), 0, {}});
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    const auto tree = persistence::newest_tree(desk.reader(), place.center_id);
    if (!tree) throw std::runtime_error("the center has no log yet");
    out << persistence::newest_note(desk.reader(), place.center_id, tree->origin)->text;
    return 0;
  });
}

int audit_receipt(const AuditPlace& place, const AuditReceipt& what, std::ostream& out,
                  std::ostream& err) {
  return guarded(err, [&] {
    if (std::filesystem::exists(what.file)) {
      throw std::runtime_error(what.file.string() + " is there already");
    }
    Desk desk(place);
    const std::string detail = "{\"seq\":" + std::to_string(what.seq) + "}";
    desk.cover(desk.leave_entry("log.receipt", what.origin, detail));
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    const auto receipt =
        persistence::receipt_for(desk.reader(), place.center_id, what.origin, what.seq);
    if (!receipt) throw std::runtime_error("there is no such entry under a checkpoint");
    persistence::write_durably(what.file, audit::print(*receipt));
    out << what.file.string() << '\n';
    return 0;
  });
}

int audit_vkey(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk(place);
    std::string policy =
        "# 監査人の検証方針 (C2SP tlog-policy)。鍵は紙など別の経路でも確かめてください。\n";
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    for (const auto& tree : persistence::trees(desk.reader(), place.center_id)) {
      policy += "log " + desk.vkey(tree.origin) + "\n";
    }
    policy +=
        "# 立会人(witness)がある場合は「witness 名前 鍵」の行を加え、quorum "
        "にその名前を書きます。\n"
        "quorum none\n";
    out << policy;
    return 0;
  });
}

int audit_verify(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk(place);
    desk.compare_with_signer();
    const auto key_if_known = [&](const std::string& origin) {
      try {
        return desk.vkey(origin);
      } catch (const std::runtime_error&) {
        return std::string();  // nothing was signed yet
      }
    };
    const auto faults = persistence::faults_of_log(desk.reader(), place.center_id, key_if_known);
    for (const auto& fault : faults) out << "FAIL " << fault.place << ": " << fault.what << '\n';
    if (faults.empty()) out << "OK\n";
    return faults.empty() ? 0 : exit_faults;
  });
}

}  // namespace kizuna::server
