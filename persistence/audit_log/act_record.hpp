#pragma once
#include <optional>
#include <string>
#include <vector>

#include "persistence/audit_log/format/kj1.hpp"

namespace kizuna::persistence {

/// Who acted. Absent for the system itself and for somebody who is not known.
struct ActingPerson {
  std::string id;                         ///< account id, never a name
  std::string role;                       ///< the role in force
  int aal = 1;                            ///< authenticator assurance level, 1 to 3
  std::vector<std::string> amr;           ///< factors in the order of use
  std::optional<std::string> session_id;  ///< 16 hex digits; absent for machines
};

struct ActedOn {
  std::string type;
  std::string id;
  std::optional<long long> version;
};

enum class Outcome { ok, denied, error };

/// One act, before the log gives it a place and a time. Holds ids only: what a citizen's data is
/// goes into `detail` (sealed under the case's key) or into `before` and `after`, of which the
/// entry keeps commitments.
struct ActRecord {
  std::string center_id;
  std::string act;  ///< "contact.create"
  std::optional<ActingPerson> actor;
  std::optional<std::string> ip;
  std::optional<std::string> terminal;
  std::optional<ActedOn> object;
  std::optional<std::string> case_id;
  std::string purpose = "consult";
  Outcome outcome = Outcome::ok;
  int status = 200;
  std::string deny_rule;  ///< only with Outcome::denied
  long long times = 1;    ///< coalesced denials; above 1 only with Outcome::denied
  std::optional<std::string> request_id;
  std::optional<audit::kj1::Value> before;
  std::optional<audit::kj1::Value> after;
  std::optional<std::string> detail;  ///< JSON text; kept sealed, never in the entry
};

}  // namespace kizuna::persistence
