#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"
#include "persistence/audit_log/format/encoding.hpp"

/// One entry of the audit log, version 1: what is always recorded about an act.
namespace kizuna::audit {

enum class Role { counselor, manager, city_staff, approver, auditor, admin, readonly, service };
enum class Purpose { consult, subsidy, audit, breakglass, disclosure_request, maintenance, system };
enum class Outcome { ok, denied, error };

/// The words of the format, e.g. "city_staff".
std::string_view name(Role role);
std::string_view name(Purpose purpose);
std::string_view name(Outcome outcome);
std::optional<Role> role_named(std::string_view word);
std::optional<Purpose> purpose_named(std::string_view word);
std::optional<Outcome> outcome_named(std::string_view word);

/// Who acted, in which role, and how that was proven.
struct Actor {
  int aal = 1;                   ///< Authenticator assurance level, 1 to 3.
  std::vector<std::string> amr;  ///< Methods in order of use, 1 to 8, `[a-z0-9]{1,16}`.
  std::string id;
  Role role = Role::readonly;
  std::optional<std::string> sid;  ///< First 16 hex digits of the session's hash.
  friend bool operator==(const Actor&, const Actor&) = default;
};

/// Where the request came from.
struct Source {
  std::string inst;                 ///< Server instance.
  std::optional<std::string> ip;    ///< RFC 5952 text.
  std::optional<std::string> term;  ///< Registered terminal.
  friend bool operator==(const Source&, const Source&) = default;
};

/// What was acted upon.
struct Object {
  std::string id;
  std::string type;
  std::optional<std::uint64_t> ver;
  friend bool operator==(const Object&, const Object&) = default;
};

/// The tree before this one. `kept` is the number of entries that survived a restore with loss.
struct PrevLog {
  std::optional<std::uint64_t> kept;
  std::string origin;
  Hash root{};
  std::uint64_t size = 0;
  friend bool operator==(const PrevLog&, const PrevLog&) = default;
};

struct Entry {
  std::uint64_t seq = 0;
  std::int64_t ts_micros = 0;  ///< Microseconds since 1970 UTC; never before the entry before.
  std::string act;             ///< `noun.verb`
  std::optional<Actor> actor;
  Source source;
  std::optional<Object> object;
  std::optional<std::string> case_id;
  Purpose purpose = Purpose::system;
  Outcome outcome = Outcome::ok;
  int code = 0;  ///< HTTP status, 0 when there was no request.
  std::optional<Hash> before;
  std::optional<Hash> after;
  std::optional<Hash> detail;
  std::optional<std::string> request_id;  ///< UUID in lower case.
  std::optional<std::string> deny;        ///< Rule that refused; exactly when `outcome` is denied.
  std::optional<std::uint64_t> count;     ///< `n`: denials this entry stands for, if 2 or more.
  std::optional<PrevLog> prevlog;         ///< Written for `log.genesis` only, as null if absent.
  friend bool operator==(const Entry&, const Entry&) = default;
};

inline constexpr std::string_view genesis_act = "log.genesis";
inline constexpr std::string_view restore_act = "log.restore";
inline constexpr std::string_view rotate_act = "key.rotate";
inline constexpr std::string_view shred_act = "case.shred";

/// `[A-Za-z0-9._:-]{1,64}`, the ID of the format.
bool is_id(std::string_view text);
/// `audit.<host>/<center>/<fiscal year>[.rN]`, the name of a tree.
bool is_origin(std::string_view text);
/// Part of an origin after the last '/', e.g. "2026" or "2026.r1".
std::string_view shard_name(std::string_view origin);

/// Why the entry breaks a rule of the format that one entry alone can break; empty if it does not.
std::string fault_of(const Entry& entry);

/// Canonical bytes. Throws std::invalid_argument with the fault if there is one.
std::string encode(const Entry& entry);

/// Reads one entry by every rule but those of order.
Checked<Entry> check_entry(std::string_view bytes);

/// `before` and `after`: HMAC-SHA256 under the case's audit key over the canonical bytes of the
/// changed fields (kj1::encode), with domain separation.
Hash commit_to(std::string_view case_audit_key, std::string_view canonical_fields);

}  // namespace kizuna::audit
