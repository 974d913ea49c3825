#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/verdict.hpp"

namespace kizuna::server {

/// Sizes in bytes.
struct GateRules {
  std::vector<std::string> authorities;  ///< allowed values of Host, lower case, with port
  std::size_t target_max = std::size_t{8} << 10;
  std::size_t header_max = std::size_t{16} << 10;  ///< request line and fields together
  std::size_t field_max = std::size_t{8} << 10;
  std::size_t cookie_max = std::size_t{4} << 10;
  std::size_t fields_max = 100;
};

/// `names` without a port get `port` added; on 443 they are allowed without one, too.
std::vector<std::string> allowed_authorities(const std::vector<std::string>& names,
                                             std::uint16_t port);

/// A request head that passed every check which needs no route.
struct RequestHead {
  std::string method;
  std::string target;
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> fields;  ///< lower-case names, each once
  std::size_t field_lines = 0;                              ///< as sent, before joining
  std::optional<std::uint64_t> content_length;
  bool keep_alive = true;
  bool expects_continue = false;

  std::optional<std::string_view> field(std::string_view lower_case_name) const;
};

/// Reads the raw bytes of one request head and refuses whatever two readers could understand
/// differently (RFC 9112 §11). It looks at each byte once and its verdict does not depend on how
/// the bytes were cut into pieces. One object per request.
class RequestGate {
 public:
  enum class Progress : std::uint8_t { need_more, refused, complete };

  /// `rules` must outlive the gate.
  explicit RequestGate(const GateRules& rules) : rules_(rules) {}

  /// `bytes` is everything received since the request began, not only what is new.
  Progress feed(std::string_view bytes);

  /// Why it was refused; of a complete head, whether a check that leaves the framing intact
  /// refused it. In that case the connection may go on after the body.
  Verdict verdict() const { return verdict_; }

  /// Bytes of the head, the empty line included. Only when complete.
  std::size_t head_size() const { return position_; }

  const RequestHead& head() const { return head_; }
  RequestHead take_head() { return std::move(head_); }

 private:
  void step(std::string_view bytes);
  void check_sizes();
  void end_of_line(std::string_view line);
  void read_request_line(std::string_view line);
  void read_field(std::string_view line);
  void finish();
  void refuse(Verdict verdict);

  const GateRules& rules_;
  Progress progress_ = Progress::need_more;
  Verdict verdict_ = Verdict::accepted;
  Verdict deferred_ = Verdict::accepted;  ///< waits for the end of the head: framing comes first
  std::size_t position_ = 0;
  std::size_t line_begin_ = 0;
  bool first_line_ = true;
  bool after_cr_ = false;
  std::string authority_;  ///< of an absolute-form target
  RequestHead head_;
};

}  // namespace kizuna::server
