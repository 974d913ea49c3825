#pragma once
#include <iosfwd>

#include "persistence/audit_log/verifier/options.hpp"

namespace kizuna::audit {

/// Verifies a bundle offline. Findings, or the summary that ends in OK, go to `out`; what the
/// auditor gave but cannot be opened goes to `err`. Returns the exit code.
int verify(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace kizuna::audit
