#include "persistence/audit_log/format/kj1.hpp"

#include <algorithm>

#include "persistence/audit_log/format/encoding.hpp"

namespace kizuna::audit::kj1 {
namespace {

constexpr std::string_view short_escapes = "\b\t\n\f\r\"\\";
constexpr std::string_view short_letters = "btnfr\"\\";
constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= 32 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// How many bytes at the front are ASCII that stands for itself: nearly all text of entries.
std::size_t plain_run(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x80 ||
           c == '"' || c == '\\';
  });
  return static_cast<std::size_t>(end - text.begin());
}

class Writer {
 public:
  explicit Writer(int depth) : depth_left_(depth) {}

  void put(const Value& value) {
    std::visit([this](const auto& held) { put_as(held); }, value.data);
  }
  std::string out;

 private:
  int depth_left_;

  void put_as(std::nullptr_t) { out += "null"; }
  void put_as(bool flag) { out += flag ? "true" : "false"; }

  void put_as(std::int64_t number) {
    constexpr auto most = static_cast<std::int64_t>(largest_integer);
    if (number < -most || number > most) throw std::invalid_argument("KJ1: integer too large");
    out += std::to_string(number);
  }

  void put_as(const std::string& text) {
    out += '"';
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t plain = plain_run(rest);
      out += rest.substr(0, plain);
      rest.remove_prefix(plain);
      if (rest.empty()) break;
      const std::size_t length = character_length(rest);
      if (length == 0) throw std::invalid_argument("KJ1: text is not UTF-8");
      const char c = rest[0];
      if (const auto at = short_escapes.find(c); at != std::string_view::npos) {
        (out += '\\') += short_letters[at];
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out += "\\u00";
        out += hex_digits[static_cast<std::size_t>(c) >> 4];
        out += hex_digits[static_cast<std::size_t>(c) & 15];
      } else {
        out += rest.substr(0, length);
      }
      rest.remove_prefix(length);
    }
    out += '"';
  }

  void put_as(const Array& items) {
    enter('[');
    for (const Value& item : items) {
      put(item);
      out += ',';
    }
    leave(']');
  }

  void put_as(const Object& members) {
    enter('{');
    for (const auto& [key, member] : members) {
      if (!is_key(key)) throw std::invalid_argument("KJ1: bad key");
      ((out += '"') += key) += "\":";
      put(member);
      out += ',';
    }
    leave('}');
  }

  void enter(char bracket) {
    if (depth_left_-- == 0) throw std::invalid_argument("KJ1: too deep");
    out += bracket;
  }

  void leave(char bracket) {
    ++depth_left_;
    if (out.back() == ',') {
      out.back() = bracket;
    } else {
      out += bracket;
    }
  }
};

/// Recursive descent over canonical bytes. After the first fault nothing is read any more.
class Parser {
 public:
  Parser(std::string_view bytes, int depth) : bytes_(bytes), depth_left_(depth) {}

  Checked<Value> run() {
    Value value = read();
    if (fault_.empty() && at_ != bytes_.size()) fail("something follows");
    if (!fault_.empty()) {
      return Checked<Value>::refused(fault_ + " at byte " + std::to_string(at_));
    }
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  int depth_left_;
  std::string fault_;

  bool fail(const char* why) {
    if (fault_.empty()) fault_ = why;
    return false;
  }

  bool next_is(char c) const { return at_ < bytes_.size() && bytes_[at_] == c; }

  bool accept(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }

  bool accept(std::string_view word) {
    if (bytes_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  Value read() {
    if (accept("null")) return nullptr;
    if (accept("true")) return true;
    if (accept("false")) return false;
    if (next_is('"')) return read_string();
    if (next_is('{')) return read_object();
    if (next_is('[')) return read_array();
    return read_integer();
  }

  Value read_integer() {
    const bool negative = accept('-');
    const auto end = std::min(bytes_.find_first_not_of("0123456789", at_), bytes_.size());
    const auto number = parse_decimal(bytes_.substr(at_, end - at_));
    if (!number || (negative && *number == 0)) {
      fail("not a canonical value");
      return nullptr;
    }
    at_ = end;
    const auto magnitude = static_cast<std::int64_t>(*number);
    return negative ? -magnitude : magnitude;
  }

  std::string read_string() {
    std::string text;
    if (!accept('"')) fail("string expected");
    while (fault_.empty() && !accept('"')) {
      if (accept('\\')) {
        text += read_escape();
        continue;
      }
      const std::size_t length = character_length(bytes_.substr(at_));
      if (length == 0 || static_cast<unsigned char>(bytes_[at_]) < 0x20) {
        fail("character not allowed");
        break;
      }
      text += bytes_.substr(at_, length);
      at_ += length;
    }
    return text;
  }

  char read_escape() {
    if (at_ < bytes_.size()) {
      if (const auto letter = short_letters.find(bytes_[at_]); letter != std::string_view::npos) {
        ++at_;
        return short_escapes[letter];
      }
    }
    const auto code = accept("u00") ? unhex(bytes_.substr(at_, 2)) : std::nullopt;
    const bool needed = code && code->size() == 1 &&
                        static_cast<unsigned char>(code->front()) < 0x20 &&
                        short_escapes.find(code->front()) == std::string_view::npos;
    if (!needed) {
      fail("escape not canonical");
      return ' ';
    }
    at_ += 2;
    return code->front();
  }

  bool enter() {
    ++at_;
    return depth_left_-- > 0 || fail("too deep");
  }

  Array read_array() {
    Array items;
    if (!enter()) return items;
    if (!accept(']')) {
      do {
        items.push_back(read());
      } while (fault_.empty() && accept(','));
      if (!accept(']')) fail("] expected");
    }
    ++depth_left_;
    return items;
  }

  Object read_object() {
    Object members;
    if (!enter()) return members;
    if (!accept('}')) {
      do {
        std::string key = read_string();
        if (!is_key(key)) fail("bad key");
        if (!members.empty() && key <= members.rbegin()->first) fail("keys not ascending");
        if (!accept(':')) fail(": expected");
        if (!fault_.empty()) break;
        members.emplace_hint(members.end(), std::move(key), read());
      } while (fault_.empty() && accept(','));
      if (!accept('}')) fail("} expected");
    }
    ++depth_left_;
    return members;
  }
};

}  // namespace

std::string encode(const Value& value, Limits limits) {
  Writer writer(limits.depth);
  writer.put(value);
  if (writer.out.size() < 2 || writer.out.size() > limits.bytes) {
    throw std::invalid_argument("KJ1: length");
  }
  return std::move(writer.out);
}

Checked<Value> parse(std::string_view bytes, Limits limits) {
  if (bytes.size() < 2 || bytes.size() > limits.bytes) return Checked<Value>::refused("length");
  return Parser(bytes, limits.depth).run();
}

}  // namespace kizuna::audit::kj1
