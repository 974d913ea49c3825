#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/http_syntax.hpp"
#include "server/request_gate.hpp"
#include "server/request_target.hpp"

using kizuna::server::RequestGate;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

/// What must hold of everything that the gate lets through, whatever the bytes were.
void check_accepted(const RequestGate& gate, std::string_view bytes) {
  const auto& head = gate.head();
  require(gate.head_size() <= bytes.size() && gate.head_size() <= 16384);
  require(bytes.substr(0, gate.head_size()).ends_with("\r\n\r\n"));
  require(bytes.substr(0, gate.head_size() - 2).find("\r\n\r\n") == std::string_view::npos);
  require(!head.field("transfer-encoding"));
  require(head.path.starts_with("/") && kizuna::server::is_utf8(head.path));
  require(head.path.find('\0') == std::string_view::npos);
  require(head.path.find("/../") == std::string_view::npos);
  for (const auto& [name, value] : head.fields) {
    require(kizuna::server::is_token(name));
    require(value.find_first_of("\r\n") == std::string_view::npos);
  }
}

}  // namespace

/// The first byte says where the input is cut in two.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::size_t cut = bytes.size() * data[0] / 255;
  kizuna::server::GateRules rules;
  rules.authorities = {"localhost"};

  RequestGate whole(rules);
  const auto progress = whole.feed(bytes);
  RequestGate pieces(rules);
  auto second = pieces.feed(bytes.substr(0, cut));
  if (second == RequestGate::Progress::need_more) second = pieces.feed(bytes);
  require(progress == second && whole.verdict() == pieces.verdict());

  if (progress == RequestGate::Progress::complete &&
      whole.verdict() == kizuna::server::Verdict::accepted) {
    require(whole.head_size() == pieces.head_size());
    check_accepted(whole, bytes);
  }
  return 0;
}
