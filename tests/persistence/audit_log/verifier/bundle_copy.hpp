#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kizuna::audit::test {

/// A copy of the golden bundle in a temporary folder, to be damaged. Paths are relative to it.
class BundleCopy {
 public:
  BundleCopy();
  ~BundleCopy();
  BundleCopy(const BundleCopy&) = delete;
  BundleCopy& operator=(const BundleCopy&) = delete;

  std::filesystem::path path(std::string_view name) const { return folder_ / name; }
  std::string read(std::string_view name) const;
  void write(std::string_view name, std::string_view bytes) const;
  std::vector<std::string> lines(std::string_view name) const;
  void write_lines(std::string_view name, const std::vector<std::string>& lines) const;

 private:
  std::filesystem::path folder_;
};

/// Folder of the golden data.
std::filesystem::path golden(std::string_view name);
std::string read_bytes(const std::filesystem::path& path);

struct Verdict {
  int code;
  std::string out;
  std::string err;
};

/// Runs the verifier as its command line would. The golden policy and clock apply unless the
/// arguments name others; relative paths are taken from the golden folder.
Verdict verify_copy(const BundleCopy& bundle, std::vector<std::string> arguments = {});

inline constexpr std::string_view entries_2026 = "shards/2026/entries/000000.jsonl";
inline constexpr std::string_view notes_2026 = "shards/2026/checkpoints/";

}  // namespace kizuna::audit::test
