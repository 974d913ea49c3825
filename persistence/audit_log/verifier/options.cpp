#include "persistence/audit_log/verifier/options.hpp"

#include <map>

#include "persistence/audit_log/format/timestamp.hpp"

namespace kizuna::audit {

const char* const usage =
    "usage: kizuna-verify --policy FILE --bundle DIR [--anchor FILE]... [--receipt FILE]...\n"
    "         [--from ORIGIN] [--now YYYY-MM-DDThh:mm:ssZ] [--tsa PEM] [--accept-gap ORIGIN]...\n";

Checked<Options> parse_options(const std::vector<std::string>& arguments) {
  const auto refused = [](std::string why) { return Checked<Options>::refused(std::move(why)); };
  std::map<std::string, std::vector<std::string>, std::less<>> given = {
      {"--policy", {}}, {"--bundle", {}}, {"--anchor", {}}, {"--receipt", {}},
      {"--from", {}},   {"--now", {}},    {"--tsa", {}},    {"--accept-gap", {}}};
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const auto option = given.find(arguments[i]);
    if (option == given.end()) return refused("unknown option " + arguments[i]);
    if (i + 1 == arguments.size()) return refused(arguments[i] + " needs a value");
    option->second.push_back(arguments[i + 1]);
  }
  for (const char* once : {"--policy", "--bundle", "--from", "--now", "--tsa"}) {
    if (given.at(once).size() > 1) return refused(std::string(once) + " given twice");
  }
  if (given["--policy"].empty() || given["--bundle"].empty()) {
    return refused("--policy and --bundle are needed");
  }
  Options options;
  options.policy = given["--policy"].front();
  options.bundle = given["--bundle"].front();
  options.anchors.assign(given["--anchor"].begin(), given["--anchor"].end());
  options.receipts.assign(given["--receipt"].begin(), given["--receipt"].end());
  options.accepted_gaps.insert(given["--accept-gap"].begin(), given["--accept-gap"].end());
  if (!given["--from"].empty()) options.first_origin = given["--from"].front();
  if (!given["--tsa"].empty()) options.authorities = given["--tsa"].front();
  if (!given["--now"].empty()) {
    options.now = parse_seconds(given["--now"].front());
    if (!options.now) return refused("--now is not a time like 2026-04-01T11:00:00Z");
  }
  return options;
}

}  // namespace kizuna::audit
