#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/context.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {

inline constexpr std::string_view device_cookie = "__Host-device";

/// A seed sealed with the center's key; it opens for its account only.
std::string seal_seed(Context& on_writer, const std::string& center_id,
                      const std::string& account_id, const std::string& seed);
std::string open_seed(Context& context, const std::string& center_id, const std::string& account_id,
                      const std::string& sealed);

/// What one try at an account is counted under: the account, the source network, and the device
/// if it is one on which somebody of the center has signed in before (AUTH-17).
struct TryKey {
  std::string key;
  bool known_device = false;
};
TryKey try_key(Context& on_writer, const persistence::AccountRow& account);

/// A new device cookie, whole Set-Cookie value.
std::string device_cookie_header(Context& on_writer, const std::string& center_id);

/// Why a try fails before anything was looked at: the rule, or nullopt to go ahead.
std::optional<std::string> held_back(Context& on_writer, const persistence::AccountRow& account,
                                     const TryKey& key);
void count_failed_try(Context& on_writer, const persistence::AccountRow& account,
                      const TryKey& key);
void forget_failed_tries(Context& on_writer, const persistence::AccountRow& account,
                         const TryKey& key);

/// The step of the code, if it is right and was not used before (AUTH-07); it is not used up yet.
std::optional<long long> fitting_step(Context& on_writer, const persistence::AccountRow& account,
                                      std::string_view code);

/// The same for somebody who has a session (step-up, unlock): a wrong code counts as a failed try.
/// Returns the rule that refused, nullopt when the code was right.
std::optional<std::string> check_code(Context& on_writer, const persistence::AccountRow& account,
                                      std::string_view code);

}  // namespace kizuna::api
