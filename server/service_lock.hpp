#pragma once
#include <filesystem>

namespace kizuna::server {

/// Held by the service over its data folder, and by a restore: never two writers on one embedded
/// database, and no database exchanged under a running service. Goes with the process.
class ServiceLock {
 public:
  /// Throws std::runtime_error when somebody holds it.
  explicit ServiceLock(const std::filesystem::path& data);
  ~ServiceLock();
  ServiceLock(const ServiceLock&) = delete;
  ServiceLock& operator=(const ServiceLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace kizuna::server
