#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/intake/statistics.hpp"
#include "persistence/identities.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// An earlier finalised, unvoided contact as proposals look at it: who and when, never what was
/// said. Persons are those of today; a group that has become a person counts as that person. Links
/// marked as restricted are not read, so that a proposal says the same to everybody (M-9).
struct ContactTrace {
  domain::intake::ContactRow row;
  std::string root_id;
  bool incoming = true;
  std::string phone;  ///< digits only
};

/// Whom the contact being typed concerns; empty fields concern nobody.
struct TypedContact {
  std::string root_id;  ///< left out of the answer
  std::string subject;
  std::string caller;
  std::string group;
  std::string phone;            ///< digits only; looked for
  domain::Instant phone_since;  ///< from here
};

/// In order of receipt, each contact once.
std::vector<ContactTrace> contact_traces(Session& session, std::string_view center_id,
                                         const Identities& identities, const TypedContact& typed);

/// When the cases of a person were open, the oldest first.
std::vector<domain::intake::CaseSpan> case_spans_of(Session& session, std::string_view center_id,
                                                    const Identities& identities,
                                                    const std::string& subject_id);

/// Of a telephone number as typed, half or full width.
std::string digits_of(std::string_view phone);

}  // namespace kizuna::persistence
