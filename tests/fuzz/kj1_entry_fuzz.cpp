// libFuzzer target: whatever bytes come in, the entry reader refuses them or hands on an entry
// that is written as those very bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/kj1.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kizuna::audit;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto value = kj1::parse(bytes);
  if (value && kj1::encode(*value) != bytes) std::abort();
  const auto entry = check_entry(bytes);
  if (entry && encode(*entry) != bytes) std::abort();
  if (entry && !value) std::abort();
  return 0;
}
