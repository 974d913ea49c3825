#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "api/dispatch.hpp"
#include "persistence/audit_log/denials.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/group_commit.hpp"
#include "server/bounded_queue.hpp"
#include "server/metrics.hpp"
#include "server/responder.hpp"

namespace kizuna::server {

struct LaneSettings {
  persistence::DatabaseUrl database;
  std::string instance = "app1";  ///< names this server in every log entry
  int read_lanes = 2;
  int hash_lanes = 2;              ///< at most two Argon2 at once: each takes 64 MiB
  std::size_t requests_max = 256;  ///< in the house at once; one more is 503
  std::size_t hashing_waiting_max = 32;
  std::size_t group_max = 64;  ///< jobs in one commit; 1 turns grouping off
};

/// Runs requests on threads that each own one database session. Read lanes do the first half of
/// every request; the write lane commits what they hand over, in groups, and only then answers.
class Lanes : public Responder {
 public:
  /// Called on the write lane after each commit, with the places of its entries.
  using AfterCommit = std::function<void(const std::vector<persistence::LogPlace>&)>;

  /// `metrics`, when given, must outlive the lanes.
  Lanes(const LaneSettings& settings, api::Services& services, AfterCommit after_commit = {},
        Metrics* metrics = nullptr);
  ~Lanes() override;

  void respond(api::Request request, std::function<void(api::Response)> done) override;
  BodyRule body_rule(std::string_view method, std::string_view path) const override;

  /// Lets everything that has been taken in finish; afterwards respond() says 503.
  void stop();

  /// Keeps a signed head of a center's log: on the write lane between two groups, after stop() at
  /// once. From any thread. What cannot be stored now is not kept here: the signer gives it out
  /// again.
  void store_checkpoint(const std::string& center_id, audit::Note note);

  std::size_t requests_now() const { return requests_now_; }
  std::size_t write_queue_size() const { return writes_.size(); }
  /// False while the log cannot be written.
  bool ready() const { return writer_is_well_; }

 private:
  struct Arrival {
    api::Request request;
    std::function<void(api::Response)> done;
  };
  void run_reader(BoundedQueue<Arrival>& queue);
  void run_writer();
  void commit(std::vector<persistence::WriteJob> jobs);
  void store_notes();
  bool connect_writer();
  void count_refusal(std::string_view lane);
  void show_queues();
  void hand_over(api::Prepared prepared, std::function<void(api::Response)> done);
  api::Response probe(std::string_view path) const;

  LaneSettings settings_;
  api::Services& services_;
  AfterCommit after_commit_;
  Metrics* metrics_;
  persistence::DenialCounter denials_;
  BoundedQueue<Arrival> reads_;
  BoundedQueue<Arrival> hashes_;
  BoundedQueue<persistence::WriteJob> writes_;
  std::atomic<std::size_t> requests_now_{0};
  std::atomic<bool> stopping_{false};
  std::atomic<bool> writer_is_well_{false};
  std::unique_ptr<persistence::Session> writer_;
  std::unique_ptr<persistence::AuditLog> log_;
  std::unique_ptr<persistence::GroupCommit> group_;
  std::mutex notes_mutex_;
  std::vector<std::pair<std::string, audit::Note>> notes_;  ///< by center, to be stored
  bool writer_has_ended_ = false;                           ///< under notes_mutex_
  std::vector<std::jthread> readers_;
  std::jthread writer_thread_;
};

}  // namespace kizuna::server
