#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "persistence/audit_log/format/note.hpp"

namespace kizuna::audit {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Key private_key(const Seed& seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()),
          &EVP_PKEY_free);
  if (!key) throw std::runtime_error("Ed25519 is not available");
  return key;
}

/// Little-endian a < b.
template <class A, class B>
bool below(const A& a, const B& b) {
  return std::lexicographical_compare(std::rbegin(a), std::rend(a), std::rbegin(b), std::rend(b));
}

constexpr std::array<unsigned char, 32> prime = {
    0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
constexpr std::array<unsigned char, 32> group_order = {
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

/// libcrypto reads y modulo p and takes x = 0 with either sign; RFC 8032 section 5.1.3 does not.
bool is_canonical_point(std::array<unsigned char, 32> point) {
  const bool negative = (point[31] & 0x80) != 0;
  point[31] &= 0x7F;
  if (!below(point, prime)) return false;
  constexpr std::array<unsigned char, 32> one = {1};
  auto minus_one = prime;
  minus_one[0] -= 1;
  return !(negative && (point == one || point == minus_one));
}

}  // namespace

PublicKey ed25519_public_key(const Seed& seed) {
  PublicKey raw{};
  std::size_t length = raw.size();
  if (EVP_PKEY_get_raw_public_key(private_key(seed).get(), raw.data(), &length) != 1) {
    throw std::runtime_error("Ed25519 public key");
  }
  return raw;
}

std::string ed25519_sign(const Seed& seed, std::string_view message) {
  const Key key = private_key(seed);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string signature(64, '\0');
  std::size_t length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                     octets(message), message.size()) != 1) {
    throw std::runtime_error("Ed25519 signature");
  }
  return signature;
}

bool ed25519_verify(const PublicKey& key, std::string_view message, std::string_view signature) {
  if (signature.size() != 64) return false;
  std::array<unsigned char, 32> point{};
  std::array<unsigned char, 32> scalar{};
  std::copy_n(octets(signature), 32, point.begin());
  std::copy_n(octets(signature) + 32, 32, scalar.begin());
  if (!is_canonical_point(key) || !is_canonical_point(point) || !below(scalar, group_order)) {
    return false;
  }
  const Key pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()),
                 &EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return pkey && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

}  // namespace kizuna::audit
