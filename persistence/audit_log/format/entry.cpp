#include "persistence/audit_log/format/entry.hpp"

#include <algorithm>
#include <array>

#include "persistence/audit_log/format/kj1.hpp"
#include "persistence/audit_log/format/timestamp.hpp"

namespace kizuna::audit {
namespace {

constexpr std::array<std::string_view, 8> role_names = {
    "counselor", "manager", "city_staff", "approver", "auditor", "admin", "readonly", "service"};
constexpr std::array<std::string_view, 7> purpose_names = {
    "consult", "subsidy", "audit", "breakglass", "disclosure_request", "maintenance", "system"};
constexpr std::array<std::string_view, 3> outcome_names = {"ok", "denied", "error"};

template <class Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view word) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

/// Prints an object member by member, which the caller names in ascending order. What fault_of()
/// lets through is ASCII without anything to escape, so that no tree of values is needed: this
/// runs for every act of everybody, twice.
class ObjectText {
 public:
  explicit ObjectText(std::string& out) : out_(out) {}

  ObjectText& text(std::string_view key, std::string_view value) {
    begin(key);
    out_ += '"';
    out_ += value;
    out_ += '"';
    return *this;
  }
  ObjectText& text(std::string_view key, const std::string& value) {
    return text(key, std::string_view(value));
  }
  ObjectText& text(std::string_view key, const std::optional<std::string>& value) {
    return value ? text(key, std::string_view(*value)) : null(key);
  }
  ObjectText& hash(std::string_view key, const std::optional<Hash>& value) {
    return value ? text(key, hex(*value)) : null(key);
  }
  ObjectText& number(std::string_view key, std::uint64_t value) {
    begin(key);
    out_ += std::to_string(value);
    return *this;
  }
  ObjectText& number(std::string_view key, const std::optional<std::uint64_t>& value) {
    return value ? number(key, *value) : null(key);
  }
  ObjectText& null(std::string_view key) {
    begin(key);
    out_ += "null";
    return *this;
  }
  /// The caller prints the value.
  std::string& value(std::string_view key) {
    begin(key);
    return out_;
  }
  void end() { out_ += '}'; }

 private:
  void begin(std::string_view key) {
    out_ += before_;
    before_ = ',';
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }
  std::string& out_;
  char before_ = '{';
};

void print(std::string& out, const Actor& actor) {
  ObjectText object(out);
  object.number("aal", static_cast<std::uint64_t>(actor.aal));
  char before = '[';
  for (const std::string& method : actor.amr) {
    std::string& to = before == '[' ? object.value("amr") : out;
    to += before;
    ((to += '"') += method) += '"';
    before = ',';
  }
  out += ']';
  object.text("id", actor.id).text("role", name(actor.role));
  object.text("sid", actor.sid).end();
}

void print(std::string& out, const Object& object) {
  ObjectText(out).text("id", object.id).text("type", object.type).number("ver", object.ver).end();
}

void print(std::string& out, const PrevLog& log) {
  ObjectText(out)
      .number("kept", log.kept)
      .text("origin", log.origin)
      .hash("root", log.root)
      .number("size", log.size)
      .end();
}

void print(std::string& out, const Source& source) {
  ObjectText(out).text("inst", source.inst).text("ip", source.ip).text("term", source.term).end();
}

template <class T>
void print_or_null(ObjectText& members, std::string_view key, const std::optional<T>& held) {
  if (!held) {
    members.null(key);
  } else {
    print(members.value(key), *held);
  }
}

/// Takes members out of one object and remembers the first thing that is wrong. What stays in
/// the object is a member outside the format.
class Reader {
 public:
  Reader(kj1::Value value, std::string place, std::string& fault)
      : place_(std::move(place)), fault_(fault) {
    if (auto* members = std::get_if<kj1::Object>(&value.data)) {
      members_ = std::move(*members);
    } else {
      wrong("");
    }
  }
  ~Reader() {
    if (!members_.empty()) wrong(members_.begin()->first);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool has(std::string_view key) const { return members_.contains(key); }

  kj1::Value take(std::string_view key) {
    const auto found = members_.find(key);
    if (found == members_.end()) {
      wrong(key);
      return {};
    }
    kj1::Value value = std::move(found->second);
    members_.erase(found);
    return value;
  }

  std::string text(std::string_view key) {
    return required(key, &Reader::text_or_null).value_or(std::string());
  }
  std::optional<std::string> text_or_null(std::string_view key) {
    const kj1::Value value = take(key);
    if (const auto* held = value.as<std::string>()) return *held;
    if (!value.is_null()) wrong(key);
    return std::nullopt;
  }
  std::uint64_t number(std::string_view key) {
    return required(key, &Reader::number_or_null).value_or(0);
  }
  std::optional<std::uint64_t> number_or_null(std::string_view key) {
    const kj1::Value value = take(key);
    const auto* held = value.as<std::int64_t>();
    if (held != nullptr && *held >= 0) return static_cast<std::uint64_t>(*held);
    if (!value.is_null()) wrong(key);
    return std::nullopt;
  }
  int small_number(std::string_view key) {
    return static_cast<int>(std::min<std::uint64_t>(number(key), 1'000'000));
  }
  Hash hash(std::string_view key) { return required(key, &Reader::hash_or_null).value_or(Hash{}); }
  std::optional<Hash> hash_or_null(std::string_view key) {
    const auto held = text_or_null(key);
    const auto hash = held ? unhex_hash(*held) : std::nullopt;
    if (held && !hash) wrong(key);
    return hash;
  }
  template <class Enum>
  Enum word(std::string_view key, std::optional<Enum> (*lookup)(std::string_view)) {
    const auto found = lookup(text(key));
    if (!found) wrong(key);
    return found.value_or(Enum{});
  }

  void wrong(std::string_view key) {
    if (fault_.empty()) (fault_ = "member " + place_) += key;
  }

 private:
  kj1::Object members_;
  std::string place_;
  std::string& fault_;

  template <class T>
  std::optional<T> required(std::string_view key,
                            std::optional<T> (Reader::*read)(std::string_view)) {
    auto held = (this->*read)(key);
    if (!held) wrong(key);
    return held;
  }
};

Actor read_actor(kj1::Value value, std::string& fault) {
  Reader reader(std::move(value), "actor.", fault);
  Actor actor;
  actor.aal = reader.small_number("aal");
  const kj1::Value methods = reader.take("amr");
  if (const auto* items = methods.as<kj1::Array>()) {
    for (const kj1::Value& item : *items) {
      const auto* method = item.as<std::string>();
      if (method == nullptr) reader.wrong("amr");
      actor.amr.push_back(method != nullptr ? *method : std::string());
    }
  } else {
    reader.wrong("amr");
  }
  actor.id = reader.text("id");
  actor.role = reader.word("role", role_named);
  actor.sid = reader.text_or_null("sid");
  return actor;
}

Source read_source(kj1::Value value, std::string& fault) {
  Reader reader(std::move(value), "src.", fault);
  return {reader.text("inst"), reader.text_or_null("ip"), reader.text_or_null("term")};
}

Object read_object(kj1::Value value, std::string& fault) {
  Reader reader(std::move(value), "obj.", fault);
  return {reader.text("id"), reader.text("type"), reader.number_or_null("ver")};
}

PrevLog read_prevlog(kj1::Value value, std::string& fault) {
  Reader reader(std::move(value), "prevlog.", fault);
  return {reader.number_or_null("kept"), reader.text("origin"), reader.hash("root"),
          reader.number("size")};
}

Entry read_entry(kj1::Value value, std::string& fault) {
  Reader reader(std::move(value), "", fault);
  Entry entry;
  entry.act = reader.text("act");
  if (auto actor = reader.take("actor"); !actor.is_null()) {
    entry.actor = read_actor(std::move(actor), fault);
  }
  entry.after = reader.hash_or_null("after");
  entry.before = reader.hash_or_null("before");
  entry.case_id = reader.text_or_null("case");
  entry.code = reader.small_number("code");
  entry.detail = reader.hash_or_null("detail");
  if (auto object = reader.take("obj"); !object.is_null()) {
    entry.object = read_object(std::move(object), fault);
  }
  entry.outcome = reader.word("out", outcome_named);
  entry.purpose = reader.word("purpose", purpose_named);
  entry.request_id = reader.text_or_null("reqid");
  entry.seq = reader.number("seq");
  entry.source = read_source(reader.take("src"), fault);
  const auto time = parse_timestamp(reader.text("ts"));
  if (!time) reader.wrong("ts");
  entry.ts_micros = time.value_or(0);
  if (reader.number("v") != 1) reader.wrong("v");
  if (reader.has("deny")) entry.deny = reader.text("deny");
  if (reader.has("n")) entry.count = reader.number("n");
  if (reader.has("prevlog") != (entry.act == genesis_act)) {
    reader.wrong("prevlog");
  } else if (reader.has("prevlog")) {
    if (auto log = reader.take("prevlog"); !log.is_null()) {
      entry.prevlog = read_prevlog(std::move(log), fault);
    }
  }
  return entry;
}

}  // namespace

std::string_view name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
std::string_view name(Purpose purpose) {
  return purpose_names[static_cast<std::size_t>(purpose)];
}
std::string_view name(Outcome outcome) {
  return outcome_names[static_cast<std::size_t>(outcome)];
}
std::optional<Role> role_named(std::string_view word) {
  return named<Role>(role_names, word);
}
std::optional<Purpose> purpose_named(std::string_view word) {
  return named<Purpose>(purpose_names, word);
}
std::optional<Outcome> outcome_named(std::string_view word) {
  return named<Outcome>(outcome_names, word);
}

std::string encode(const Entry& entry) {
  if (const std::string fault = fault_of(entry); !fault.empty()) {
    throw std::invalid_argument("audit entry: " + fault);
  }
  std::string out;
  out.reserve(768);
  ObjectText members(out);
  members.text("act", entry.act);
  print_or_null(members, "actor", entry.actor);
  members.hash("after", entry.after).hash("before", entry.before).text("case", entry.case_id);
  members.number("code", static_cast<std::uint64_t>(entry.code));
  if (entry.deny) members.text("deny", entry.deny);
  members.hash("detail", entry.detail);
  if (entry.count) members.number("n", entry.count);
  print_or_null(members, "obj", entry.object);
  members.text("out", name(entry.outcome));
  if (entry.act == genesis_act) print_or_null(members, "prevlog", entry.prevlog);
  members.text("purpose", name(entry.purpose)).text("reqid", entry.request_id);
  members.number("seq", entry.seq);
  print(members.value("src"), entry.source);
  members.text("ts", format_timestamp(entry.ts_micros)).number("v", std::uint64_t{1}).end();
  if (out.size() > kj1::Limits{}.bytes) throw std::invalid_argument("KJ1: length");
  return out;
}

Checked<Entry> check_entry(std::string_view bytes) {
  auto value = kj1::parse(bytes);
  if (!value) return Checked<Entry>::refused("not canonical: " + value.reason);
  std::string fault;
  Entry entry = read_entry(std::move(*value), fault);
  if (fault.empty()) fault = fault_of(entry);
  if (!fault.empty()) return Checked<Entry>::refused(std::move(fault));
  return entry;
}

}  // namespace kizuna::audit
