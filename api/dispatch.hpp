#pragma once
#include <functional>
#include <memory>
#include <string>

#include "api/route.hpp"
#include "persistence/group_commit.hpp"

namespace kizuna::api {

/// A request after the read lane's half: either answered, or a command for the write lane.
class Prepared {
 public:
  Prepared();
  Prepared(Prepared&&) noexcept;
  Prepared& operator=(Prepared&&) noexcept;
  ~Prepared();

  /// Turns it into the writer's job. `done` gets the answer once the job is durable; nothing of
  /// the answer leaves the house before that.
  persistence::WriteJob into_job(std::function<void(Response)> done) &&;

  /// True for the few answers that touch no record (the API's own description): send them at once.
  bool needs_no_log() const;
  Response take_response() &&;

  /// The entry, when the request was only refused: equal ones may be counted (DenialCounter).
  const persistence::ActRecord* sole_denial() const;

 private:
  friend Prepared prepare(Request request, persistence::Session& reader, Services& services);
  struct State;
  std::unique_ptr<State> state_;
};

/// The read lane's half: match, authenticate, decide, parse; holds the only try/catch of the read
/// half. Never throws.
Prepared prepare(Request request, persistence::Session& reader, Services& services);

/// Whether the request must run on the hashing lane.
bool needs_hashing(const Request& request);

/// 503 with Retry-After, for a full queue or a log that cannot be written.
Response unavailable_response(std::string_view request_id, std::string_view path);

}  // namespace kizuna::api
