#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/connection_limits.hpp"

namespace kizuna::server {

/// Every open connection: how many there are in all and per address, and how to end them.
/// Safe to call from any thread.
class Connections {
 public:
  enum class Ending : std::uint8_t {
    finish,  ///< answer what has begun, then close
    cut      ///< close now
  };
  using Id = std::uint64_t;

  /// `proxies` (canonical addresses) may have as many connections as there are in all.
  Connections(const ConnectionLimits& limits, std::vector<std::string> proxies);

  /// nullopt when a cap is reached or the server is stopping.
  std::optional<Id> admit(const std::string& address);

  /// How to end an admitted connection. `end` is called at most once per Ending, from any thread.
  void bind(Id id, std::function<void(Ending)> end);

  void release(Id id);

  /// Admits nobody from now on and ends everybody as told.
  void end_all(Ending ending);

  /// Whether none is left before the time is over.
  bool wait_until_empty(std::chrono::milliseconds longest);

  std::size_t size() const;

 private:
  struct Entry {
    std::string address;
    std::function<void(Ending)> end;
  };

  const std::size_t total_max_;
  const std::size_t per_address_max_;
  const std::vector<std::string> proxies_;
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::map<Id, Entry> entries_;
  std::unordered_map<std::string, std::size_t> per_address_;
  Id next_ = 1;
  bool stopping_ = false;
};

}  // namespace kizuna::server
