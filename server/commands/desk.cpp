#include "server/commands/desk.hpp"

#include <unistd.h>

#include <chrono>
#include <thread>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "server/signing.hpp"

namespace kizuna::server {

using persistence::CenterSnapshot;
using persistence::DatabaseUrl;
using persistence::Session;
using persistence::SessionKind;

namespace {

// A running service signs every five seconds.
constexpr int rounds_of_patience = 60;
constexpr std::chrono::milliseconds one_round{250};

}  // namespace

domain::Instant wall_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Session> writer_beside_the_service(const DatabaseUrl& url) {
  auto writer = std::make_unique<Session>(url, SessionKind::writer);
  if (url.engine == persistence::Engine::sqlite) {
    writer->execute_raw("pragma wal_autocheckpoint = 0");
  }
  return writer;
}

persistence::ActRecord act_of_operator(const std::string& center_id, std::string act,
                                       persistence::ActedOn object) {
  persistence::ActRecord record;
  record.center_id = center_id;
  record.act = std::move(act);
  record.terminal = "cli:" + std::to_string(::getuid());
  record.object = std::move(object);
  record.purpose = "maintenance";
  record.status = 0;
  return record;
}

persistence::ActingPerson operator_as_person() {
  return {"os:" + std::to_string(::getuid()), "admin", 1, {"os"}, std::nullopt};
}

persistence::Keyring keyring_of(const Settings& settings) {
  if (!std::filesystem::exists(settings.wrapping_key())) {
    throw std::runtime_error("the wrapping key " + settings.wrapping_key().string() +
                             " is missing: put it back from its escrow");
  }
  return persistence::Keyring(settings.wrapping_key());
}

Desk::Desk(const Settings& settings, std::string center_id, std::filesystem::path signer_socket)
    : settings_(settings),
      center_id_(std::move(center_id)),
      signer_socket_(std::move(signer_socket)),
      url_(DatabaseUrl::parse(settings.database_url())),
      writer_(writer_beside_the_service(url_)),
      reader_(url_, SessionKind::reader) {}

persistence::LogPlace Desk::leave_entry(persistence::ActRecord act) {
  persistence::WriteJob job;
  job.center_id = center_id_;
  job.acts = {std::move(act)};
  return run(std::move(job));
}

persistence::LogPlace Desk::run(persistence::WriteJob job) {
  persistence::Keyring keys(settings_.wrapping_key());
  persistence::AuditLog log(keys, settings_.instance);
  persistence::GroupCommit group(*writer_, log, keys);
  std::vector<persistence::WriteJob> jobs;
  jobs.push_back(std::move(job));
  const auto places = group.run(jobs, wall_clock());
  if (places.empty())
    throw std::runtime_error("the log cannot be written: " + group.last_failure());
  return places.front();
}

void Desk::cover(const persistence::LogPlace& newest) {
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

std::string Desk::newest_origin() {
  const CenterSnapshot snapshot(reader_, center_id_);
  const auto tree = persistence::newest_tree(reader_, center_id_);
  return tree ? tree->origin : std::string("log");
}

std::string Desk::vkey(const std::string& origin) const {
  if (!signer_socket_.empty()) return SigningClient(signer_socket_).vkey(origin);
  return persistence::vkey_in(settings_.signer_state(), origin);
}

std::string Desk::vkey_if_known(const std::string& origin) const {
  try {
    return vkey(origin);
  } catch (const std::runtime_error&) {
    return {};
  }
}

void Desk::compare_with_signer() {
  if (!signer_socket_.empty()) {
    return SigningClient(signer_socket_).verify_not_rolled_back(center_id_);
  }
  try {
    persistence::Signer(settings_.signer_state()).verify_not_rolled_back(reader_, center_id_);
  } catch (const persistence::SignerBusy&) {
    // The running service has compared, and does so with each signature.
  }
}

std::vector<audit::Note> Desk::sign() {
  if (!signer_socket_.empty()) return SigningClient(signer_socket_).sign(center_id_);
  return persistence::Signer(settings_.signer_state()).sign_grown(reader_, center_id_);
}

void Desk::keep(const std::vector<audit::Note>& notes) {
  for (const audit::Note& note : notes) {
    writer_->begin_write();
    writer_->see_only(center_id_);
    persistence::store_note(*writer_, center_id_, note, wall_clock());
    writer_->commit();
  }
}

bool Desk::is_covered(const persistence::LogPlace& newest) {
  const CenterSnapshot snapshot(reader_, center_id_);
  for (const auto& tree : persistence::trees(reader_, center_id_)) {
    const auto note = persistence::newest_note(reader_, center_id_, tree.origin);
    const std::uint64_t wanted =
        tree.origin == newest.origin ? newest.seq + 1 : tree.frontier.size();
    if (!note || note->size < wanted) return false;
  }
  return true;
}

}  // namespace kizuna::server
