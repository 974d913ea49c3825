#include <gtest/gtest.h>

#include <cstdlib>

#include "api/json/fields.hpp"
#include "tests/api/differential_moves.hpp"
#include "tests/support/api_fixture.hpp"

/// The same people do the same things, at the same moments, on SQLite and on PostgreSQL: every
/// answer and every entry of the log is the same but for ids and what is made from secrets.
/// KIZUNA_DIFFERENTIAL_MOVES and KIZUNA_DIFFERENTIAL_SEED ask for more, or for another day.
namespace kizuna::tests {
namespace {

using nlohmann::json;

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// How long the id or the hash at this place is; 0: none stands here.
std::size_t secret_at(std::string_view text, std::size_t at) {
  constexpr std::size_t uuid_size = 36;
  constexpr std::size_t hash_size = 64;
  if (at > 0 && is_hex(text[at - 1])) return 0;
  if (at + uuid_size <= text.size() && api::is_uuid(text.substr(at, uuid_size))) return uuid_size;
  std::size_t end = at;
  while (end < text.size() && is_hex(text[end])) ++end;
  return end - at == hash_size ? hash_size : 0;
}

/// One database with everybody who works on it.
class Side {
 public:
  explicit Side(persistence::Engine engine) : api_(engine) {}

  /// With "#n" for each id, in the order of their first showing.
  std::string labelled(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = secret_at(text, at);
      if (size == 0) {
        out += text[at++];
        continue;
      }
      out += label(std::string(text.substr(at, size)));
      at += size;
    }
    return out;
  }

  std::string label(const std::string& id) {
    const auto [known, is_new] = labels_.emplace(id, ids_.size());
    if (is_new) ids_.push_back(id);
    return "#" + std::to_string(known->second);
  }

  /// The other way round.
  std::string meant(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (text[at] == '#' && end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      out += text[at] == '#' && end > at + 1
                 ? ids_.at(std::stoul(text.substr(at + 1, end - at - 1)))
                 : text.substr(at, end - at);
      at = end;
    }
    return out;
  }

  struct Told {
    int status = 0;
    std::string headers;
    std::string body;
    std::string next_page;
  };

  Told answer(const Move& move) {
    Client client = api_.as(move.login);
    Headers headers;
    if (!move.etag.empty()) headers.emplace_back("if-match", move.etag);
    const std::string body = move.body.is_null() ? std::string() : move.body.dump();
    const Answer answer = client.send(move.method, meant(move.target), meant(body), headers);
    Told told{answer.status, {}, labelled(answer.body), {}};
    for (const char* name : {"etag", "location", "retry-after"})
      told.headers += std::string(name) + " " + labelled(answer.header(name)) + "\n";
    const std::string link = answer.header("link");
    if (const std::size_t end = link.find('>'); end != std::string::npos)
      told.next_page = page(link.substr(1, end - 1));
    return told;
  }

  /// Who did what to what, and what came of it. Sessions have ids of their own.
  std::string log() {
    std::string text;
    for (const json& entry : api_.entries()) {
      const json who = entry.contains("actor") && entry["actor"].is_object()
                           ? json(entry["actor"].value("id", ""))
                           : json();
      text += labelled(who.dump());
      for (const char* part : {"act", "out", "deny", "code", "obj"})
        text += " " + (entry.contains(part) ? labelled(entry[part].dump()) : std::string("-"));
      text += "\n";
    }
    return text;
  }

  ApiFixture& api() { return api_; }

 private:
  /// The cursor is of one piece: an id stands in it, in one case as base64.
  std::string page(const std::string& target) {
    constexpr std::string_view name = "cursor=";
    const std::size_t at = target.find(name);
    if (at == std::string::npos) return labelled(target);
    const std::size_t begin = at + name.size();
    const std::size_t end = std::min(target.find('&', begin), target.size());
    return labelled(target.substr(0, begin)) + label(target.substr(begin, end - begin)) +
           labelled(target.substr(end));
  }

  ApiFixture api_;
  std::vector<std::string> ids_;
  std::map<std::string, std::size_t> labels_;
};

std::string words_of(const Move& move) {
  return move.login + " " + move.method + " " + move.target + " " + move.etag + " " +
         (move.body.is_null() ? "" : move.body.dump());
}

/// Where two texts part, with some words around it.
std::string difference(const std::string& one, const std::string& other) {
  constexpr std::size_t around = 200;
  const auto part = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  const auto at = static_cast<std::size_t>(part - one.begin());
  const std::size_t begin = at - std::min(at, around);
  return "\nSQLite:     ..." + one.substr(begin, 2 * around) + "\nPostgreSQL: ..." +
         other.substr(std::min(begin, other.size()), 2 * around);
}

TEST(Differential, BothDatabasesGiveTheSameAnswers) {
  const std::uint64_t seed = number_in("KIZUNA_DIFFERENTIAL_SEED", 1);
  const std::uint64_t count = number_in("KIZUNA_DIFFERENTIAL_MOVES", 500);
  Side sqlite(persistence::Engine::sqlite);
  Side postgresql(persistence::Engine::postgresql);
  std::vector<std::string> accounts;
  for (const char* login : {"counselor", "counselor2", "manager", "city_staff", "approver"}) {
    accounts.push_back(sqlite.label(sqlite.api().account_id(login)));
    postgresql.label(postgresql.api().account_id(login));
  }
  Moves moves(seed, accounts);
  std::mt19937_64 time(seed);
  std::map<int, int> statuses;
  for (std::uint64_t i = 0; i < count; ++i) {
    // Never twice in one millisecond: ids then sort by time.
    const std::chrono::milliseconds pause(1 + time() % 120'000);
    sqlite.api().advance(pause);
    postgresql.api().advance(pause);
    const Move move = moves.next();
    const auto one = sqlite.answer(move);
    const auto other = postgresql.answer(move);
    const std::string which =
        "seed " + std::to_string(seed) + ", move " + std::to_string(i + 1) + ": " + words_of(move);
    ASSERT_EQ(one.status, other.status) << which << difference(one.body, other.body);
    ASSERT_EQ(one.headers, other.headers) << which;
    ASSERT_EQ(one.next_page, other.next_page) << which;
    ASSERT_TRUE(one.body == other.body) << which << difference(one.body, other.body);
    ASSERT_LT(one.status, 500) << which << "\n" << one.body;
    moves.learn(move, one.status, json::parse(one.body, nullptr, false), one.next_page);
    ++statuses[one.status];
  }
  const std::string one_log = sqlite.log();
  const std::string other_log = postgresql.log();
  EXPECT_TRUE(one_log == other_log) << difference(one_log, other_log);
  // A run in which everything is refused would prove little.
  EXPECT_GT(statuses[200] + statuses[201], static_cast<int>(count / 4));
  EXPECT_GT(statuses[201], static_cast<int>(count / 20));
  for (const char* kind : {"person", "contact", "case", "task", "draft"}) {
    EXPECT_GT(moves.made(kind), 1u) << kind;
    std::printf("%s: %zu made\n", kind, moves.made(kind));
  }
  for (const auto& [status, times] : statuses) std::printf("%d: %d times\n", status, times);
}

}  // namespace
}  // namespace kizuna::tests
