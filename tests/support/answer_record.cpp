#include "tests/support/answer_record.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace kizuna::tests {
namespace {

std::string current_test() {
  const testing::TestInfo* info = testing::UnitTest::GetInstance()->current_test_info();
  return info == nullptr ? "?" : std::string(info->test_suite_name()) + "." + info->name();
}

std::string content_type_of(const api::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "content-type" || name == "Content-Type") return value;
  }
  return {};
}

}  // namespace

void record_answer(const std::string& method, const std::string& path,
                   const api::Response& response) {
  // Read once: the name of a file must not change while a test runs.
  static const char* const folder = std::getenv("KIZUNA_RECORD_ANSWERS");
  if (folder == nullptr) return;
  static std::ofstream out(std::string(folder) + "/" + std::to_string(::getpid()) + ".jsonl",
                           std::ios::app);
  const nlohmann::json line = {{"test", current_test()},
                               {"method", method},
                               {"path", path},
                               {"status", response.status},
                               {"content_type", content_type_of(response)},
                               {"body", response.body}};
  out << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n' << std::flush;
}

}  // namespace kizuna::tests
