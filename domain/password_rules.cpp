#include "domain/password_rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace kizuna::domain {
namespace {

constexpr std::size_t bytes_max = 256;
constexpr std::size_t must_remain = 8;  // characters

// Longer words first, so that "password" goes before "pass".
constexpr std::string_view common_words[] = {
    // words of the center and its surroundings
    "seinenkoken", "seinenkouken", "shakaifukushi", "kenriyogo", "shiyakusho", "isesaki", "gunma",
    "gumma", "shakyo", "kouken", "koken", "kizuna", "center", "centre", "sentaa", "soudan",
    "fukushi", "city", "伊勢崎", "群馬", "社協", "成年後見", "後見", "センター", "相談",
    // what lists of breached passwords are full of
    "correcthorsebatterystaple", "correct horse battery staple", "administrator", "passphrase",
    "iloveyou", "password", "pa55word", "passw0rd", "p@ssw0rd", "p@ssword", "princess", "sunshine",
    "football", "baseball", "superman", "starwars", "whatever", "trustno1", "letmein", "welcome",
    "charlie", "michael", "jessica", "dragon", "monkey", "master", "shadow", "secret", "freedom",
    "hello", "login", "admin", "guest", "angel", "sakura", "pokemon", "doraemon", "pikachu",
    "naruto", "tokyo", "japan", "nippon", "summer", "winter", "spring", "autumn", "changeme",
    "default", "temporary", "himitsu", "arigatou", "konnichiwa", "パスワード", "ひみつ", "test",
    "pass", "user", "root",
    // keyboard rows and the like
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc", "1qaz2wsx", "qwerty", "qwertz", "azerty",
    "asdfgh", "zaq12wsx", "q1w2e3r4", "1q2w3e4r"};

std::string fold(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void take_away(std::string& text, std::string_view word) {
  if (word.empty()) return;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

/// Removes stretches of three or more bytes that stand still, climb or fall by one.
std::string without_runs(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at + 1;
    if (end < text.size()) {
      const int step = text[end] - text[at];
      while (end < text.size() && std::abs(step) <= 1 && text[end] - text[end - 1] == step) ++end;
    }
    if (end - at < 3) {
      out += text[at++];
    } else {
      at = end;
    }
  }
  return out;
}

/// "kumanoko-kumanoko-kumanoko" is as short as its piece.
std::size_t distinct_length(const std::string& text) {
  for (std::size_t period = 1; period * 2 <= text.size(); ++period) {
    const bool repeats =
        std::equal(text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin());
    if (repeats) return characters(std::string_view(text).substr(0, period));
  }
  return characters(text);
}

tl::unexpected<Refusal> wrong(std::string code, std::string message) {
  const char* rule = code == "too_common" ? "AUTH-05" : "AUTH-04";
  return refuse(ProblemCode::invalid_fields, rule, {},
                {{"/password", std::move(code), std::move(message)}});
}

}  // namespace

Result<void> check_new_password(std::string_view password, std::string_view login, int length_min) {
  if (characters(password) < static_cast<std::size_t>(length_min)) {
    return wrong("too_short", "パスワードは" + std::to_string(length_min) +
                                  "文字以上にしてください。文をそのまま使っても構いません。");
  }
  if (password.size() > bytes_max) {
    return wrong("too_long", "パスワードが長すぎます(256バイトまで)。");
  }
  std::string rest = fold(password);
  if (login.size() >= 3) take_away(rest, fold(login));
  for (const std::string_view word : common_words) take_away(rest, word);
  rest = without_runs(rest);
  if (distinct_length(rest) < must_remain) {
    return wrong("too_common",
                 "よく使われる言葉、並び、繰り返しや、職場やログイン名に近い言葉が大半です。"
                 "別の文にしてください。");
  }
  return {};
}

}  // namespace kizuna::domain
