#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"
#include "persistence/audit_log/format/encoding.hpp"

/// Checkpoints (C2SP tlog-checkpoint) as signed notes, their keys, log signatures and
/// cosignatures (C2SP tlog-cosignature v1).
namespace kizuna::audit {

using PublicKey = std::array<unsigned char, 32>;
using Seed = std::array<unsigned char, 32>;  ///< RFC 8032 private key.

PublicKey ed25519_public_key(const Seed& seed);
/// 64 bytes.
std::string ed25519_sign(const Seed& seed, std::string_view message);
/// RFC 8032 pure, without cofactor; S < L and canonical points only.
bool ed25519_verify(const PublicKey& key, std::string_view message, std::string_view signature);

enum class KeyType : unsigned char { log = 0x01, witness = 0x04 };

/// A verifier key. A log's key is named for its origin.
struct VKey {
  std::string name;
  KeyType type = KeyType::log;
  PublicKey key{};
  friend bool operator==(const VKey&, const VKey&) = default;
};

/// First 4 bytes of H(name LF type public-key).
std::string key_id(const VKey& key);
/// `name+hex(key id)+base64(type byte, public key)`
std::string print(const VKey& key);
Checked<VKey> parse_vkey(std::string_view text, KeyType type);

/// Size and root of a tree.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;  ///< 1 at least.
  Hash root{};
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The text that is signed: three lines.
std::string body_of(const Checkpoint& checkpoint);

struct SignatureLine {
  std::string name;
  std::string key_id;     ///< 4 bytes.
  std::string signature;  ///< What follows the key id, at least 1 byte.
};

struct Note {
  Checkpoint checkpoint;
  std::vector<SignatureLine> signatures;
};

/// Refuses a note outside the format: two lines of one key, more than 16, extension lines.
Checked<Note> parse_note(std::string_view text);
std::string print(const Note& note);

SignatureLine sign_checkpoint(const Checkpoint& checkpoint, const Seed& log_seed);
/// A witness's line at `posix_seconds`.
SignatureLine cosign(const Checkpoint& checkpoint, std::string_view witness_name,
                     const Seed& witness_seed, std::uint64_t posix_seconds);

/// Whether the line carries the name and key id of the key.
bool names(const SignatureLine& line, const VKey& key);
/// Whether the line is a valid signature (log) or cosignature (witness) of the key.
bool verify_line(const Checkpoint& checkpoint, const SignatureLine& line, const VKey& key);
/// POSIX seconds of a witness's line; meaningful once verify_line() held.
std::uint64_t cosignature_time(const SignatureLine& line);

inline constexpr std::size_t largest_text = 64 * 1024;  ///< Bytes of a note, receipt or policy.

}  // namespace kizuna::audit
