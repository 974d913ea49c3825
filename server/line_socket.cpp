#include "server/line_socket.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace kizuna::server {
namespace {

constexpr std::size_t line_max = 400;
constexpr timeval patience{5, 0};

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) throw SocketFailed(text + " is too long a path");
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

int open_socket() {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw SocketFailed("no socket");
  return descriptor;
}

}  // namespace

LineSocket::LineSocket(int descriptor) : descriptor_(descriptor) {
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

LineSocket::~LineSocket() {
  ::close(descriptor_);
}

LineSocket LineSocket::connect(const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  const int descriptor = open_socket();
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(descriptor);
    throw SocketFailed("no signer at " + path.string());
  }
  return LineSocket(descriptor);
}

void LineSocket::read_some() {
  std::array<char, 4096> block{};
  ssize_t got = 0;
  do {
    got = ::recv(descriptor_, block.data(), block.size(), 0);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) throw SocketFailed("the other side of the socket said nothing");
  waiting_.append(block.data(), static_cast<std::size_t>(got));
}

std::string LineSocket::read_line() {
  for (;;) {
    const auto end = waiting_.find('\n');
    if (std::min(end, waiting_.size()) > line_max) throw SocketFailed("a line is too long");
    if (end != std::string::npos) {
      std::string line = waiting_.substr(0, end);
      waiting_.erase(0, end + 1);
      return line;
    }
    read_some();
  }
}

std::string LineSocket::read_bytes(std::size_t count) {
  while (waiting_.size() < count) read_some();
  std::string bytes = waiting_.substr(0, count);
  waiting_.erase(0, count);
  return bytes;
}

void LineSocket::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) throw SocketFailed("the other side of the socket is gone");
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

int listen_at(const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  const int descriptor = open_socket();
  const mode_t before = ::umask(0117);
  const int bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(before);
  if (bound != 0 || ::listen(descriptor, 8) != 0) {
    ::close(descriptor);
    throw SocketFailed("cannot listen at " + path.string());
  }
  return descriptor;
}

}  // namespace kizuna::server
