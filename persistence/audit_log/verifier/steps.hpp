#pragma once
#include "persistence/audit_log/verifier/findings.hpp"
#include "persistence/audit_log/verifier/options.hpp"
#include "persistence/audit_log/verifier/record.hpp"

/// The steps after form and sequence. Each runs over everything that was given, and only if the
/// steps before it found nothing.
namespace kizuna::audit {

struct Case {
  const Options& options;
  Record& record;
  Findings& findings;
};

void check_roots(Case& given);
void check_signatures(Case& given);
void check_quorum(Case& given);
void check_anchors(Case& given);  ///< Rollback and split view.
void check_tail(Case& given);
void check_age(Case& given);
void check_details(Case& given);
void check_tokens(Case& given);
void check_links(Case& given);

}  // namespace kizuna::audit
