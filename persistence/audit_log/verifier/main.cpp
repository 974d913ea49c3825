#include <cstdio>
#include <exception>
#include <iostream>

#include "persistence/audit_log/verifier/findings.hpp"
#include "persistence/audit_log/verifier/options.hpp"
#include "persistence/audit_log/verifier/verify.hpp"

int main(int count, char** arguments) {
  using namespace kizuna::audit;
  try {
    const auto options = parse_options({arguments + 1, arguments + count});
    if (!options) {
      std::cerr << options.reason << "\n" << usage;
      return step::usage;
    }
    const int code = verify(*options, std::cout, std::cerr);
    // A verdict that did not reach the auditor is none.
    return std::cout.flush() ? code : step::usage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kizuna-verify: %s\n", error.what());
    return step::usage;
  }
}
