#include "persistence/audit_log/format/note.hpp"

#include <algorithm>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::audit {
namespace {

constexpr std::string_view dash = "\u2014 ";

std::string_view view_of(const PublicKey& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

std::string typed_key(const VKey& key) {
  return static_cast<char>(key.type) + std::string(view_of(key.key));
}

bool is_key_name(std::string_view name) {
  return !name.empty() && name.find_first_of(" +") == std::string_view::npos;
}

std::string cosigned_text(const Checkpoint& checkpoint, std::uint64_t seconds) {
  return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + body_of(checkpoint);
}

Checked<SignatureLine> parse_signature_line(std::string_view line) {
  const auto refused = [] { return Checked<SignatureLine>::refused("malformed signature line"); };
  if (!line.starts_with(dash)) return refused();
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return refused();
  const auto decoded = unbase64(line.substr(space + 1));
  if (!decoded || decoded->size() < 5) return refused();
  return SignatureLine{std::string(line.substr(0, space)), decoded->substr(0, 4),
                       decoded->substr(4)};
}

}  // namespace

std::string key_id(const VKey& key) {
  const Hash hash = sha256({key.name, "\n", typed_key(key)});
  return std::string(view(hash).substr(0, 4));
}

std::string print(const VKey& key) {
  return key.name + "+" + hex(key_id(key)) + "+" + base64(typed_key(key));
}

Checked<VKey> parse_vkey(std::string_view text, KeyType type) {
  const auto refused = [](const char* why) { return Checked<VKey>::refused(why); };
  // A '+' may occur in the base64, but not in the name nor in the key id.
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return refused("vkey without key id");
  VKey key;
  key.name = text.substr(0, first);
  key.type = type;
  const auto typed = unbase64(text.substr(second + 1));
  if (!is_key_name(key.name)) return refused("vkey name");
  if (!typed || typed->size() != 33 || typed->front() != static_cast<char>(type)) {
    return refused("vkey type or length");
  }
  std::copy(typed->begin() + 1, typed->end(), key.key.begin());
  if (hex(key_id(key)) != text.substr(first + 1, second - first - 1)) return refused("vkey id");
  return key;
}

std::string body_of(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         base64(view(checkpoint.root)) + "\n";
}

Checked<Note> parse_note(std::string_view text) {
  const auto refused = [](std::string why) { return Checked<Note>::refused(std::move(why)); };
  if (text.size() > largest_text) return refused("too long");
  if (!is_line_text(text)) return refused("not a text of LF-ended lines");
  Note note;
  const auto origin = take_line(text);
  const auto size = take_line(text);
  const auto root = take_line(text);
  const auto gap = take_line(text);
  if (!gap || !gap->empty()) return refused("three lines and an empty one expected");
  if (!is_origin(*origin)) return refused("origin");
  const auto number = parse_decimal(*size);
  if (!number || *number == 0) return refused("size");
  const auto hash = unbase64(*root);
  if (!hash || hash->size() != 32) return refused("root");
  note.checkpoint.origin = *origin;
  note.checkpoint.size = *number;
  std::copy(hash->begin(), hash->end(), note.checkpoint.root.begin());
  while (const auto line = take_line(text)) {
    auto parsed = parse_signature_line(*line);
    if (!parsed) return refused(parsed.reason);
    for (const SignatureLine& other : note.signatures) {
      if (other.name == parsed->name && other.key_id == parsed->key_id) {
        return refused("two signature lines of one key");
      }
    }
    note.signatures.push_back(std::move(*parsed));
  }
  if (note.signatures.empty() || note.signatures.size() > 16) return refused("signature lines");
  return note;
}

std::string print(const Note& note) {
  std::string text = body_of(note.checkpoint) + "\n";
  for (const SignatureLine& line : note.signatures) {
    text += dash;
    text += line.name + " " + base64(line.key_id + line.signature) + "\n";
  }
  return text;
}

SignatureLine sign_checkpoint(const Checkpoint& checkpoint, const Seed& log_seed) {
  const VKey key{checkpoint.origin, KeyType::log, ed25519_public_key(log_seed)};
  return {key.name, key_id(key), ed25519_sign(log_seed, body_of(checkpoint))};
}

SignatureLine cosign(const Checkpoint& checkpoint, std::string_view witness_name,
                     const Seed& witness_seed, std::uint64_t posix_seconds) {
  const VKey key{std::string(witness_name), KeyType::witness, ed25519_public_key(witness_seed)};
  std::string signature;
  for (int shift = 56; shift >= 0; shift -= 8) {
    signature += static_cast<char>(posix_seconds >> shift & 0xFF);
  }
  signature += ed25519_sign(witness_seed, cosigned_text(checkpoint, posix_seconds));
  return {key.name, key_id(key), signature};
}

bool names(const SignatureLine& line, const VKey& key) {
  return line.name == key.name && line.key_id == key_id(key);
}

bool verify_line(const Checkpoint& checkpoint, const SignatureLine& line, const VKey& key) {
  if (!names(line, key)) return false;
  const std::string_view bytes = line.signature;
  if (key.type == KeyType::log) {
    return key.name == checkpoint.origin && ed25519_verify(key.key, body_of(checkpoint), bytes);
  }
  return bytes.size() == 72 &&
         ed25519_verify(key.key, cosigned_text(checkpoint, cosignature_time(line)),
                        bytes.substr(8));
}

std::uint64_t cosignature_time(const SignatureLine& line) {
  std::uint64_t seconds = 0;
  for (const char c : line.signature.substr(0, 8)) {
    seconds = seconds << 8 | static_cast<unsigned char>(c);
  }
  return seconds;
}

}  // namespace kizuna::audit
