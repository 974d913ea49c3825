#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kizuna::server {

/// The other side is not there, says nothing in time, or goes away in mid-sentence.
struct SocketFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One end of a Unix-domain stream that speaks in lines. Each read and write has five seconds.
class LineSocket {
 public:
  static LineSocket connect(const std::filesystem::path& path);
  /// Takes over an accepted connection.
  explicit LineSocket(int descriptor);
  ~LineSocket();
  LineSocket(const LineSocket&) = delete;
  LineSocket& operator=(const LineSocket&) = delete;

  /// Without its line feed. Throws SocketFailed, also for a line of more than 400 bytes.
  std::string read_line();
  /// Exactly so many bytes.
  std::string read_bytes(std::size_t count);
  void write(std::string_view bytes);

 private:
  void read_some();

  int descriptor_;
  std::string waiting_;
};

/// Listens at `path`, which only this user and group may connect to; what lay there before is
/// removed. Throws SocketFailed.
int listen_at(const std::filesystem::path& path);

}  // namespace kizuna::server
