#include "server/service_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

namespace kizuna::server {

ServiceLock::ServiceLock(const std::filesystem::path& data)
    : descriptor_(::open((data / "service.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) throw std::runtime_error("cannot open a lock file in " + data.string());
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw std::runtime_error("a service or a restore is running on " + data.string());
  }
}

ServiceLock::~ServiceLock() {
  ::close(descriptor_);
}

}  // namespace kizuna::server
