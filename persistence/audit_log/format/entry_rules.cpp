#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/note.hpp"

namespace kizuna::audit {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}
bool is_plain(char c) {
  return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z');
}
bool is_word(char c) {
  return is_lower(c) || is_digit(c) || c == '_';
}

template <class Test>
bool made_of(std::string_view text, std::size_t least, std::size_t most, Test allowed) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), allowed);
}

/// `[a-z][a-z0-9_]{0,most-1}`
bool is_name(std::string_view text, std::size_t most) {
  return made_of(text, 1, most, is_word) && is_lower(text[0]);
}

bool is_act(std::string_view act) {
  const auto dot = act.find('.');
  return dot != std::string_view::npos && is_name(act.substr(0, dot), 31) &&
         is_name(act.substr(dot + 1), 31);
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view shape = "00000000-0000-0000-0000-000000000000";
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(),
                    [](char c, char s) { return s == '-' ? c == '-' : is_hex(c); });
}

bool is_printable(char c) {
  return c > ' ' && c < 0x7F;
}

const char* fault_of(const Actor& actor) {
  if (actor.aal < 1 || actor.aal > 3) return "actor.aal";
  const std::set<std::string_view> different(actor.amr.begin(), actor.amr.end());
  if (actor.amr.empty() || actor.amr.size() > 8 || different.size() != actor.amr.size()) {
    return "actor.amr";
  }
  for (const std::string& method : actor.amr) {
    if (!made_of(method, 1, 16, [](char c) { return is_lower(c) || is_digit(c); })) {
      return "actor.amr";
    }
  }
  if (!is_id(actor.id)) return "actor.id";
  if (actor.sid && !made_of(*actor.sid, 16, 16, is_hex)) return "actor.sid";
  return "";
}

const char* fault_of(const Source& source) {
  const auto in_address = [](char c) { return is_hex(c) || c == '.' || c == ':'; };
  if (!is_id(source.inst)) return "src.inst";
  if (source.ip && !made_of(*source.ip, 2, 45, in_address)) return "src.ip";
  if (source.term && !is_id(*source.term)) return "src.term";
  return "";
}

const char* fault_of(const Object& object) {
  const auto in_id = [](char c) { return is_printable(c) && c != '"' && c != '\\'; };
  if (!is_name(object.type, 32)) return "obj.type";
  if (!made_of(object.id, 1, 400, in_id)) return "obj.id";
  if (object.ver && *object.ver > largest_integer) return "obj.ver";
  return "";
}

const char* fault_of(const PrevLog& log) {
  if (!is_origin(log.origin)) return "prevlog.origin";
  if (log.size < 1 || log.size > largest_integer) return "prevlog.size";
  if (log.kept && *log.kept >= log.size) return "prevlog.kept";
  return "";
}

std::string fault_of_members(const Entry& entry) {
  if (entry.seq > largest_integer) return "seq";
  if (!is_act(entry.act)) return "act";
  if (entry.actor) {
    if (const std::string fault = fault_of(*entry.actor); !fault.empty()) return fault;
  }
  if (const std::string fault = fault_of(entry.source); !fault.empty()) return fault;
  if (entry.object) {
    if (const std::string fault = fault_of(*entry.object); !fault.empty()) return fault;
  }
  if (entry.prevlog) {
    if (const std::string fault = fault_of(*entry.prevlog); !fault.empty()) return fault;
  }
  if (entry.case_id && !is_id(*entry.case_id)) return "case";
  if (entry.code != 0 && (entry.code < 100 || entry.code > 599)) return "code";
  if (entry.request_id && !is_uuid(*entry.request_id)) return "reqid";
  const auto in_rule = [](char c) { return is_plain(c) || c == '_' || c == '.' || c == '-'; };
  if (entry.deny.has_value() != (entry.outcome == Outcome::denied)) return "deny";
  if (entry.deny && !made_of(*entry.deny, 1, 64, in_rule)) return "deny";
  if (entry.count && (entry.outcome != Outcome::denied || *entry.count < 2)) return "n";
  if (entry.count && *entry.count > largest_integer) return "n";
  if (entry.prevlog && entry.act != genesis_act) return "prevlog";
  return "";
}

bool genesis_fits(const Entry& entry) {
  return !entry.actor && entry.outcome == Outcome::ok && entry.code == 0 &&
         entry.purpose == Purpose::system && entry.object && entry.object->type == "log" &&
         !entry.object->ver;
}

/// `before` is the hash of a key text that only the policy knows; it is judged with signatures.
bool rotation_fits(const Entry& entry) {
  return entry.object && entry.object->type == "key" && entry.before && entry.after &&
         parse_vkey(entry.object->id, KeyType::log) && *entry.after == sha256(entry.object->id);
}

bool restore_fits(const Entry& entry) {
  return entry.actor && entry.purpose == Purpose::maintenance && entry.object &&
         entry.object->type == "log" && entry.object->ver;
}

bool shred_fits(const Entry& entry) {
  return entry.actor && entry.object && entry.object->type == "case" && entry.case_id &&
         *entry.case_id == entry.object->id && !entry.before && !entry.after && entry.detail;
}

}  // namespace

bool is_id(std::string_view text) {
  return made_of(text, 1, 64, [](char c) {
    return is_plain(c) || c == '.' || c == '_' || c == ':' || c == '-';
  });
}

std::string_view shard_name(std::string_view origin) {
  return origin.substr(origin.rfind('/') + 1);
}

bool is_origin(std::string_view text) {
  const auto allowed = [](char c) { return is_printable(c) && c != '+'; };
  if (!made_of(text, 1, 255, allowed) || !text.starts_with("audit.")) return false;
  const auto first = text.find('/');
  const auto second = text.rfind('/');
  if (first == std::string_view::npos || std::count(text.begin(), text.end(), '/') != 2)
    return false;
  if (first <= std::string_view("audit.").size() || second == first + 1) return false;
  const std::string_view name = shard_name(text);
  if (!made_of(name.substr(0, 4), 4, 4, is_digit)) return false;
  const std::string_view suffix = name.substr(4);
  return suffix.empty() || (suffix.starts_with(".r") && !suffix.starts_with(".r0") &&
                            made_of(suffix.substr(2), 1, 2, is_digit));
}

std::string fault_of(const Entry& entry) {
  if (const std::string fault = fault_of_members(entry); !fault.empty()) return "member " + fault;
  if (entry.act == genesis_act && !genesis_fits(entry)) return "not a genesis by 1.3";
  if (entry.outcome != Outcome::ok) return "";
  if (entry.act == rotate_act && !rotation_fits(entry)) return "not a key.rotate by 1.4";
  if (entry.act == restore_act && !restore_fits(entry)) return "not a log.restore by 1.4";
  if (entry.act == shred_act && !shred_fits(entry)) return "not a case.shred by 1.4";
  return "";
}

Hash commit_to(std::string_view case_audit_key, std::string_view canonical_fields) {
  const std::string text = std::string("kizuna-audit-commit-v1\n").append(canonical_fields);
  Hash hash;
  unsigned length = 0;
  if (HMAC(EVP_sha256(), case_audit_key.data(), static_cast<int>(case_audit_key.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data(),
           &length) == nullptr) {
    throw std::runtime_error("HMAC-SHA-256 is not available");
  }
  return hash;
}

}  // namespace kizuna::audit
