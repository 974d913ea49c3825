#include "api/replay.hpp"

#include <nlohmann/json.hpp>

#include "persistence/idempotency_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;

/// A line of JSON with status and headers, then the body as it was sent.
std::string pack(const Response& response) {
  const nlohmann::json head{{"status", response.status}, {"headers", response.headers}};
  return head.dump() + '\n' + response.body;
}

Response unpack(const std::string& text) {
  const std::size_t line = text.find('\n');
  const auto packed = nlohmann::json::parse(text.substr(0, line));
  Response response;
  response.status = packed.at("status").get<int>();
  response.headers = packed.at("headers").get<std::vector<std::pair<std::string, std::string>>>();
  response.body = text.substr(line + 1);
  response.headers.emplace_back("idempotency-replayed", "true");
  return response;
}

/// Under the center's key: the plain hash of a body of which all but twelve digits is known would
/// give those digits away (I-7 lets such a body be saved without them).
std::string hidden_hash(Context& context, const std::string& body_hash) {
  return persistence::keyed_hash(
      context.services.keys.key_for(context.db, context.center(), "",
                                    persistence::KeyPurpose::content, context.now),
      body_hash);
}

}  // namespace

Response run_once(Context& context, const Replay& replay, const Command& command) {
  if (replay.key.empty()) return command(context);
  const Caller& caller = context.caller;
  persistence::Keyring& keys = context.services.keys;
  const std::string body_hash = hidden_hash(context, replay.body_hash);
  if (const auto stored = persistence::find_answer(context.db, keys, caller.center_id,
                                                   caller.account_id, replay.key, context.now)) {
    if (stored->operation != replay.operation || stored->body_hash != body_hash) {
      reject(ProblemCode::idempotency_key_reused, "C-02");
    }
    return unpack(stored->answer);
  }
  Response response = command(context);
  try {
    persistence::keep_answer(context.db, keys, caller.center_id, caller.account_id, replay.key,
                             {replay.operation, body_hash, pack(response)}, response.status,
                             context.now);
  } catch (const persistence::ConstraintViolated&) {
    // The same request is being served by another instance at this moment.
    reject(ProblemCode::duplicate_request_in_flight, "C-02");
  }
  return response;
}

}  // namespace kizuna::api
