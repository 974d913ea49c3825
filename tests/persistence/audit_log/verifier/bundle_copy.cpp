#include "tests/persistence/audit_log/verifier/bundle_copy.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "persistence/audit_log/verifier/options.hpp"
#include "persistence/audit_log/verifier/verify.hpp"

namespace kizuna::audit::test {

namespace fs = std::filesystem;

fs::path golden(std::string_view name) {
  return fs::path(KIZUNA_SOURCE_DIR) / "tests/golden/audit_log" / name;
}

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

BundleCopy::BundleCopy() {
  std::string name = (fs::temp_directory_path() / "kizuna-bundle-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fs::copy(golden("bundle"), folder_, fs::copy_options::recursive);
}

BundleCopy::~BundleCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string BundleCopy::read(std::string_view name) const {
  return read_bytes(path(name));
}

void BundleCopy::write(std::string_view name, std::string_view bytes) const {
  fs::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << bytes;
}

std::vector<std::string> BundleCopy::lines(std::string_view name) const {
  std::istringstream text(read(name));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

void BundleCopy::write_lines(std::string_view name, const std::vector<std::string>& lines) const {
  std::string text;
  for (const std::string& line : lines) (text += line) += '\n';
  write(name, text);
}

Verdict verify_copy(const BundleCopy& bundle, std::vector<std::string> arguments) {
  const auto given = [&](const char* option) {
    return std::find(arguments.begin(), arguments.end(), option) != arguments.end();
  };
  if (!given("--now")) arguments.insert(arguments.end(), {"--now", "2026-04-01T11:00:00Z"});
  if (!given("--policy")) arguments.insert(arguments.end(), {"--policy", "policy"});
  arguments.insert(arguments.end(), {"--bundle", bundle.path("").string()});
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const std::string& option = arguments[i];
    const bool is_path = option == "--policy" || option == "--anchor" || option == "--receipt";
    if (is_path) arguments[i + 1] = golden(arguments[i + 1]).string();
  }
  std::ostringstream out;
  std::ostringstream err;
  const auto options = parse_options(arguments);
  if (!options) return {2, "", options.reason};
  const int code = verify(*options, out, err);
  return {code, out.str(), err.str()};
}

}  // namespace kizuna::audit::test
