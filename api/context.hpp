#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/caller.hpp"
#include "api/http.hpp"
#include "api/problem.hpp"
#include "api/services.hpp"
#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/act_record.hpp"
#include "persistence/session.hpp"

namespace kizuna::api {

/// A handler's "no". Caught in one place, which answers it and logs it.
struct Refused {
  domain::Refusal refusal;
  ProblemExtras extras;
};

/// The value, or out through Refused.
template <class T>
T take(domain::Result<T>&& result) {
  if (!result) throw Refused{std::move(result.error()), {}};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

[[noreturn]] void reject(domain::ProblemCode code, std::string rule, std::string detail = {},
                         std::vector<domain::FieldError> errors = {});

/// What the handler tells the log about its act; the rest (who, when, from where, what came of
/// it) dispatch fills in.
struct ActNotes {
  std::optional<persistence::ActedOn> object;
  std::optional<std::string> case_id;
  std::optional<std::string> purpose;
  std::optional<audit::kj1::Value> before;
  std::optional<audit::kj1::Value> after;
  std::optional<std::string> detail;  ///< JSON text with the words searched, ids listed, reasons
  /// Set by a command whose "no" must leave something behind (a failed sign-in counts): its
  /// changes are kept, its entry says denied by this rule.
  std::optional<std::string> denied_by;
  /// On an open route, whose caller nobody knows yet: the center that it concerns (set by the
  /// plan), and who it turned out to be.
  std::optional<std::string> center_id;
  std::optional<persistence::ActingPerson> actor;
  /// Further acts of the same request, for what deserves an entry of its own.
  std::vector<std::pair<std::string, persistence::ActedOn>> also;
};

/// Everything that a handler works with. On a read lane `db` is a read-only snapshot; inside a
/// Command it is the writer, in the job's savepoint.
struct Context {
  const Request& request;
  const std::vector<std::pair<std::string_view, std::string>>& path;  ///< {id} of the pattern
  const Caller& caller;
  persistence::Session& db;
  Services& services;
  domain::Instant now;
  std::string request_id;
  std::optional<long long> if_match;  ///< the version that the client has read
  ActNotes log;

  const std::string& center() const { return caller.center_id; }
  /// A path parameter by name. Ids that are not UUIDs are not_found, as any absent record.
  std::string id(std::string_view name = "id") const;
  const std::string& path_value(std::string_view name) const;
  std::optional<std::string> query(std::string_view name) const;

  /// Asks decide(); on "no" leaves through Refused.
  domain::Authorized authorize(domain::Action action) const;
  domain::Authorized authorize(domain::Action action, const domain::RecordFacts& record) const;
};

/// What the write lane will do. Everything slow or doubtful has been done by then.
using Command = std::function<Response(Context&)>;

/// Answers from a snapshot.
using ReadHandler = Response (*)(Context&);
/// Reads the body, checks it, looks things up; what it returns runs on the write lane.
using PlanHandler = Command (*)(Context&);

/// 200 (or another status) with a DTO that write_body has printed.
Response json_response(std::string body, int status = 200);
/// The same with ETag "v<version>"; 201 also gets Location.
Response resource_response(std::string body, long long version);
Response created_response(std::string body, std::string_view location, long long version);
Response no_content();

/// The version in If-Match differs from the stored one: 412 with the current version.
void require_version(const Context& context, long long stored_version);

}  // namespace kizuna::api
