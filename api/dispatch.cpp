#include "api/dispatch.hpp"

#include <algorithm>
#include <regex>

#include "api/act_of_request.hpp"
#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "api/json/etag.hpp"
#include "api/json/idempotency.hpp"
#include "api/json/media_type.hpp"
#include "api/network.hpp"
#include "api/replay.hpp"
#include "persistence/account_store.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::DatabaseUnavailable;
using persistence::JobResult;
using persistence::SerializationFailed;
using persistence::Session;

bool is_unsafe(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

std::string request_id_of(const Request& request, domain::Instant now) {
  const auto given = request.header("x-request-id");
  return given ? std::string(*given) : new_id(now);
}

}  // namespace

/// A request on its way: it outlives the read lane, because the write lane goes on with it.
struct Prepared::State {
  Request request;
  Services& services;
  RouteMatch match;
  Caller caller;
  bool known_caller = false;
  std::string request_id;
  std::optional<long long> if_match;
  Replay replay;
  Command command;
  Response response;
  std::vector<persistence::ActRecord> acts;

  Context context(Session& db, domain::Instant now) {
    return Context{request, match.parameters, caller, db, services, now, request_id, if_match, {}};
  }

  RequestFacts facts() const {
    return {request, match.route, known_caller ? &caller : nullptr, request_id, caller.center_id};
  }

  /// Turns whatever went wrong into an answer and the entry that tells of it.
  template <class Work>
  bool guarded(Work&& work) {
    ActNotes notes;
    try {
      work(notes);
      return true;
    } catch (const Refused& refused) {
      settle(refused.refusal, refused.extras, notes);
    } catch (const DatabaseUnavailable&) {
      throw;
    } catch (const SerializationFailed&) {
      throw;
    } catch (const std::exception&) {
      // What it says may hold personal data: the client gets the request id, the log the fact.
      settle({ProblemCode::internal_error, "internal", {}, {}}, {}, notes);
    }
    return false;
  }

  void settle(const domain::Refusal& refusal, const ProblemExtras& extras, const ActNotes& notes) {
    response = to_response(refusal, request_id, request.path, extras);
    acts = {act_of_refusal(facts(), refusal, response.status, notes)};
  }

  void check_query() const {
    for (const auto& [name, value] : request.query) {
      const auto& known = match.route->query;
      const auto row = std::find_if(known.begin(), known.end(),
                                    [&n = name](const QueryParameter& p) { return p.name == n; });
      if (row == known.end()) {
        reject(ProblemCode::unknown_parameter, "H-14", "検索条件「" + name + "」は使えません");
      }
      if (std::count_if(request.query.begin(), request.query.end(),
                        [&n = name](const auto& given) { return given.first == n; }) > 1) {
        reject(ProblemCode::unknown_parameter, "H-14", "検索条件「" + name + "」が重複しています");
      }
      if (!std::regex_match(value, std::regex(std::string(row->pattern)))) {
        reject(ProblemCode::bad_request, "H-14", "検索条件「" + name + "」の値が正しくありません");
      }
    }
  }

  /// S-04.
  static void slow_down(RateLimit* limit, std::string_view key, domain::Instant now) {
    const auto wait = limit == nullptr ? std::nullopt : limit->admit(key, now);
    if (!wait) return;
    throw Refused{{ProblemCode::too_many_requests, "S-04", {}, {}},
                  {{{"retry-after", std::to_string(wait->count())}}, {}, false}};
  }

  void identify(Session& reader, domain::Instant now) {
    if (has(match.route->traits, open)) {
      if (is_unsafe(request)) take(check_same_origin(request, services.origin));
      caller.center_id = services.home_center;
      if (has(match.route->traits, hashes)) {
        slow_down(services.sign_in_limit, source_network(request.peer_address), now);
      }
      return;
    }
    reader.see_only("*");
    caller = take(authenticate(request, reader, now));
    known_caller = true;
    slow_down(services.request_limit,
              caller.session_hash.empty() ? caller.account_id : caller.session_hash, now);
    if (is_unsafe(request) && !caller.csrf_token.empty()) {
      take(check_same_origin(request, services.origin));
      take(check_csrf(request, caller));
    }
  }

  void read_preconditions() {
    const Traits traits = match.route->traits;
    if (match.route->body != nullptr) {
      take(check_json_content(request.header("content-type"), request.header("content-encoding")));
    }
    if (has(traits, changes)) if_match = take(parse_if_match(request.header("if-match")));
    if (has(traits, creates) && known_caller) {
      replay = {take(parse_idempotency_key(request.header("idempotency-key"))),
                std::string(match.route->operation) + " " + request.path,
                audit::hex(audit::sha256(request.body))};
    }
  }

  void handle(Session& reader, domain::Instant now, ActNotes& notes) {
    identify(reader, now);
    reader.see_only(caller.center_id);
    Context on_reader = context(reader, now);
    if (known_caller) static_cast<void>(on_reader.authorize(match.route->action));
    check_query();
    read_preconditions();
    try {
      if (match.route->read != nullptr) {
        response = match.route->read(on_reader);
        acts = acts_of_success(facts(), response.status, on_reader.log);
      } else {
        command = match.route->plan(on_reader);
      }
    } catch (...) {
      notes = std::move(on_reader.log);
      concern(notes);
      throw;
    }
    concern(on_reader.log);
  }

  /// An open route has found out whose people it deals with.
  void concern(const ActNotes& notes) {
    if (!known_caller && notes.center_id) caller.center_id = *notes.center_id;
  }

  JobResult carry_out(Session& writer, domain::Instant now) {
    const bool done = guarded([&](ActNotes& notes) {
      if (known_caller && !still_valid(writer, caller)) {
        reject(ProblemCode::unauthenticated, "AZ-11");
      }
      Context on_writer = context(writer, now);
      try {
        if (known_caller) static_cast<void>(on_writer.authorize(match.route->action));
        if (known_caller) services.freezer->before_change(writer, caller.center_id, now);
        response = run_once(on_writer, replay, command);
        acts = acts_of_success(facts(), response.status, on_writer.log);
      } catch (...) {
        notes = std::move(on_writer.log);
        throw;
      }
    });
    return {done, acts};
  }
};

Prepared::Prepared() = default;
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;

bool Prepared::needs_no_log() const {
  return state_->acts.empty() && !state_->command;
}

const persistence::ActRecord* Prepared::sole_denial() const {
  if (state_->command || state_->acts.size() != 1) return nullptr;
  const persistence::ActRecord& act = state_->acts.front();
  return act.outcome == persistence::Outcome::denied ? &act : nullptr;
}

Response Prepared::take_response() && {
  return std::move(state_->response);
}

persistence::WriteJob Prepared::into_job(std::function<void(Response)> done) && {
  std::shared_ptr<State> state = std::move(state_);
  persistence::WriteJob job;
  job.center_id = state->caller.center_id;
  job.acts = state->acts;
  if (state->command) {
    job.run = [state](Session& writer, domain::Instant now) {
      return state->carry_out(writer, now);
    };
  } else if (state->known_caller && state->caller.touch_session) {
    job.run = [state](Session& writer, domain::Instant now) {
      persistence::touch_session(writer, state->caller.center_id, state->caller.session_hash, now);
      return JobResult{true, state->acts};
    };
  }
  job.done = [state, done = std::move(done)](bool committed) {
    done(committed ? std::move(state->response)
                   : unavailable_response(state->request_id, state->request.path));
  };
  return job;
}

Prepared prepare(Request request, Session& reader, Services& services) {
  const domain::Instant now = services.clock();
  Prepared prepared;
  prepared.state_ = std::make_unique<Prepared::State>(
      Prepared::State{std::move(request), services, {}, {}, false, {}, {}, {}, {}, {}, {}});
  Prepared::State& state = *prepared.state_;
  state.request_id = request_id_of(state.request, now);
  state.caller.center_id = services.home_center;
  state.match = match_route(state.request.method, state.request.path);
  try {
    if (state.match.route == nullptr) {
      const bool known = state.match.path_known;
      state.response = to_response(
          {known ? ProblemCode::method_not_allowed : ProblemCode::not_found, "H-15", {}, {}},
          state.request_id, state.request.path,
          known ? ProblemExtras{{{"allow", state.match.allow}}, {}, false} : ProblemExtras{});
      return prepared;
    }
    reader.begin_read();
    state.guarded([&](ActNotes& notes) { state.handle(reader, now, notes); });
    reader.commit();
  } catch (const std::exception&) {
    reader.rollback();
    state.acts.clear();
    state.command = nullptr;
    state.response = unavailable_response(state.request_id, state.request.path);
  }
  return prepared;
}

bool needs_hashing(const Request& request) {
  const RouteMatch match = match_route(request.method, request.path);
  return match.route != nullptr && has(match.route->traits, hashes);
}

Response unavailable_response(std::string_view request_id, std::string_view path) {
  return to_response({ProblemCode::unavailable, "AUD-08", {}, {}}, request_id, path,
                     {{{"retry-after", "2"}}, {}, false});
}

}  // namespace kizuna::api
