#include "api/second_factor.hpp"

#include <openssl/crypto.h>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "api/network.hpp"
#include "api/totp.hpp"
#include "domain/sign_in_limits.hpp"
#include "persistence/sign_in_store.hpp"

namespace kizuna::api {
namespace {

using persistence::AccountRow;
using persistence::KeyPurpose;

constexpr std::size_t device_random_length = 32;  // hex digits

persistence::Key content_key(Context& context, const std::string& center_id) {
  return context.services.keys.key_for(context.db, center_id, "", KeyPurpose::content, context.now);
}

std::string signature_of(Context& on_writer, const std::string& center_id,
                         std::string_view random) {
  return persistence::keyed_hash(content_key(on_writer, center_id),
                                 "kizuna-device-v1\n" + std::string(random));
}

/// The random part of a device cookie that this center has signed; else empty.
std::string known_device(Context& on_writer, const std::string& center_id) {
  const auto given = cookie(on_writer.request, device_cookie);
  if (!given || !*given || (*given)->size() != device_random_length + 64) return {};
  const std::string random = (*given)->substr(0, device_random_length);
  const std::string expected = signature_of(on_writer, center_id, random);
  const std::string signature = (*given)->substr(device_random_length);
  return CRYPTO_memcmp(expected.data(), signature.data(), expected.size()) == 0 ? random : "";
}

}  // namespace

std::string seal_seed(Context& on_writer, const std::string& center_id,
                      const std::string& account_id, const std::string& seed) {
  return persistence::seal(content_key(on_writer, center_id), seed, "totp/" + account_id);
}

std::string open_seed(Context& context, const std::string& center_id, const std::string& account_id,
                      const std::string& sealed) {
  return persistence::unseal(content_key(context, center_id), sealed, "totp/" + account_id);
}

TryKey try_key(Context& on_writer, const AccountRow& account) {
  const std::string device = known_device(on_writer, account.center_id);
  const std::string network = source_network(on_writer.request.peer_address);
  return {token_hash("kizuna-try-v1\n" + account.id + "\n" + network + "\n" + device),
          !device.empty()};
}

std::string device_cookie_header(Context& on_writer, const std::string& center_id) {
  const std::string random = random_hex(device_random_length / 2);
  return std::string(device_cookie) + "=" + random + signature_of(on_writer, center_id, random) +
         "; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=34560000";
}

std::optional<std::string> held_back(Context& on_writer, const AccountRow& account,
                                     const TryKey& key) {
  const auto tries = persistence::find_throttle(on_writer.db, account.center_id, key.key);
  if (on_writer.now < tries.next_try_at) return "AUTH-17";
  // A device that the owner uses has a count of its own, so that strangers cannot lock it out.
  const long long failures = key.known_device ? tries.failures : account.consecutive_failures;
  if (failures >= domain::failures_max) return "AUTH-17-reset";
  return std::nullopt;
}

void count_failed_try(Context& on_writer, const AccountRow& account, const TryKey& key) {
  auto tries = persistence::find_throttle(on_writer.db, account.center_id, key.key);
  ++tries.failures;
  tries.next_try_at = on_writer.now + domain::wait_after(tries.failures);
  persistence::keep_throttle(on_writer.db, account.center_id, key.key, tries, on_writer.now);
  if (!key.known_device) {
    persistence::count_failure(on_writer.db, account.center_id, account.id);
  }
}

void forget_failed_tries(Context& on_writer, const AccountRow& account, const TryKey& key) {
  persistence::clear_throttle(on_writer.db, account.center_id, key.key, on_writer.now);
  persistence::forget_failures(on_writer.db, account.center_id, account.id);
}

std::optional<long long> fitting_step(Context& on_writer, const AccountRow& account,
                                      std::string_view code) {
  if (!account.totp_sealed) return std::nullopt;
  const std::string seed =
      open_seed(on_writer, account.center_id, account.id, *account.totp_sealed);
  return matching_step(seed, code, on_writer.now, account.totp_last_step);
}

std::optional<std::string> check_code(Context& on_writer, const AccountRow& account,
                                      std::string_view code) {
  const TryKey key = try_key(on_writer, account);
  if (auto rule = held_back(on_writer, account, key)) return rule;
  const auto step = fitting_step(on_writer, account, code);
  if (!step || !persistence::use_totp_step(on_writer.db, account.center_id, account.id, *step)) {
    count_failed_try(on_writer, account, key);
    return "AUTH-07";
  }
  forget_failed_tries(on_writer, account, key);
  return std::nullopt;
}

}  // namespace kizuna::api
