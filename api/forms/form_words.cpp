#include "api/forms/form_words.hpp"

#include "domain/calendar/era.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

struct Clock {
  domain::CivilDate date;
  long hours;
  long minutes;
};

Clock clock_of(domain::Instant at) {
  const domain::CivilDate date = domain::jst_date(at);
  const auto passed = std::chrono::floor<std::chrono::minutes>(at - domain::jst_midnight(date));
  return {date, passed.count() / 60, passed.count() % 60};
}

constexpr std::string_view nothing = "なし";

}  // namespace

std::string or_missing(std::string_view text) {
  return std::string(text.empty() ? not_entered : text);
}

std::string label_or_missing(std::string_view list, std::string_view code) {
  return code.empty() ? std::string(not_entered)
                      : std::string(domain::intake::label_of(list, code));
}

std::string labels_of(std::string_view list, const std::vector<std::string>& codes) {
  std::vector<std::string> labels;
  for (const std::string& code : codes) labels.emplace_back(domain::intake::label_of(list, code));
  return listed(labels);
}

std::string listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out.append(out.empty() ? "" : "、").append(text);
  return out.empty() ? std::string(nothing) : out;
}

std::string date_or_missing(const std::optional<domain::CivilDate>& date) {
  return date ? domain::to_wareki_with_weekday(*date) : std::string(not_entered);
}

std::string moment_in_japanese(domain::Instant at) {
  const Clock clock = clock_of(at);
  return domain::to_wareki_with_weekday(clock.date) + " " + std::to_string(clock.hours) + "時" +
         std::to_string(clock.minutes) + "分";
}

std::string short_moment(domain::Instant at) {
  const Clock clock = clock_of(at);
  const std::string minutes = std::to_string(clock.minutes);
  return domain::to_short_wareki(clock.date) + " " + std::to_string(clock.hours) + ":" +
         (minutes.size() < 2 ? "0" : "") + minutes;
}

std::string staff_name(Context& context, std::string_view account_id) {
  if (account_id.empty()) return std::string(not_entered);
  return or_missing(persistence::account_name(context.db, context.center(), account_id));
}

}  // namespace kizuna::api
