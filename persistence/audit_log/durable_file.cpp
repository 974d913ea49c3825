#include "persistence/audit_log/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace kizuna::persistence {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags)
      : fd_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void write_all(int fd, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) fail(file);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void sync_folder_of(const std::filesystem::path& file) {
  const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor folder(parent, O_RDONLY | O_DIRECTORY);
  if (folder.get() < 0 || ::fsync(folder.get()) != 0) fail(parent);
}

}  // namespace

void write_durably(const std::filesystem::path& file, std::string_view bytes) {
  const std::filesystem::path temporary = file.string() + ".new";
  {
    const Descriptor out(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (out.get() < 0) fail(temporary);
    write_all(out.get(), bytes, temporary);
    if (::fsync(out.get()) != 0) fail(temporary);
  }
  rename_durably(temporary, file);
}

void make_durable(const std::filesystem::path& file) {
  {
    const Descriptor written(file, O_RDONLY);
    if (written.get() < 0 || ::fsync(written.get()) != 0) fail(file);
  }
  sync_folder_of(file);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
  sync_folder_of(to);
}

std::optional<std::string> read_whole_file(const std::filesystem::path& file) {
  const Descriptor in(file, O_RDONLY);
  if (in.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    fail(file);
  }
  std::string bytes;
  std::array<char, 4096> block{};
  for (;;) {
    const ssize_t got = ::read(in.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(file);
    if (got == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace kizuna::persistence
