#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::server {

/// Figures for Prometheus. Labels come from our own tables only, never from a request.
class Metrics {
 public:
  /// Serves /metrics on `listen` ("127.0.0.1:9464": loopback, there is no authentication), or
  /// only counts. Throws std::runtime_error if the port is taken.
  explicit Metrics(const std::optional<std::string>& listen = std::nullopt);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void connection_opened();
  void connection_closed();
  void connection_refused();  ///< a cap was reached
  void handshake_failed();

  /// A request that a route answered.
  void request_served(std::string_view method, std::string_view route, int status,
                      std::chrono::microseconds took);

  /// A request that was refused before its route, by name of the verdict.
  void request_refused(std::string_view verdict);

  void lane_queue_depth(std::string_view lane, std::size_t jobs);
  void lane_overloaded(std::string_view lane);
  void write_batch(std::size_t jobs, std::chrono::microseconds took);

  /// Entries that no checkpoint covers yet (AUD-12), and whether the last signing went well.
  void log_uncovered(std::size_t entries, bool signed_well);
  /// Whether the log can be written: without it nothing is served.
  void log_writable(bool writable);
  /// What the last nightly check of the whole log found, and when it ended.
  void log_checked(std::size_t faults, std::chrono::sys_seconds at);

  void certificate_expires(std::chrono::sys_seconds instant);

  /// The exposition text, for tests.
  std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace kizuna::server
