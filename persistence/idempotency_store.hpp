#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// The answer that a request with this key got.
struct StoredAnswer {
  std::string operation;
  std::string body_hash;  ///< of the request, hex
  std::string answer;     ///< as put in
};

/// What the account's request with this key got, or nullopt. Opens the sealed answer.
std::optional<StoredAnswer> find_answer(Session& session, Keyring& keys, std::string_view center_id,
                                        std::string_view account_id, std::string_view key,
                                        domain::Instant now);

/// Keeps the answer in the same transaction as the act. A second request with this key that was
/// in flight at once throws ConstraintViolated.
void keep_answer(Session& writer, Keyring& keys, std::string_view center_id,
                 std::string_view account_id, std::string_view key, const StoredAnswer& stored,
                 int status, domain::Instant now);

}  // namespace kizuna::persistence
