#pragma once
#include <optional>
#include <string_view>

namespace kizuna::domain::intake {

/// 緊急度, most urgent first: the first interview is due the same day (s), or in 3, 10 or 20
/// working days. The codes of list `urgency` are "S", "A", "B", "C".
enum class Urgency { s, a, b, c };

constexpr std::optional<Urgency> parse_urgency(std::string_view code) {
  if (code == "S") return Urgency::s;
  if (code == "A") return Urgency::a;
  if (code == "B") return Urgency::b;
  if (code == "C") return Urgency::c;
  return std::nullopt;
}

constexpr std::string_view code_of(Urgency urgency) {
  constexpr std::string_view codes[] = {"S", "A", "B", "C"};
  return codes[static_cast<int>(urgency)];
}

}  // namespace kizuna::domain::intake
