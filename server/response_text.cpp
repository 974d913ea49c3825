#include "server/response_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::array<std::string_view, 5> ours = {"content-length", "transfer-encoding",
                                                  "connection", "date", "keep-alive"};

constexpr std::array<std::pair<int, std::string_view>, 32> reasons = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

/// RFC 9112 §4: clients ignore the phrase, so an unusual status goes without one.
std::string_view reason(int status) {
  for (const auto& [known, phrase] : reasons) {
    if (known == status) return phrase;
  }
  return "";
}

bool is_safe_header(std::string_view name, std::string_view value) {
  if (!is_token(name)) return false;
  const auto is_ours = [&](std::string_view mine) { return equals_ignoring_case(name, mine); };
  if (std::any_of(ours.begin(), ours.end(), is_ours)) return false;
  return std::none_of(value.begin(), value.end(), is_control);
}

}  // namespace

std::string http_date(std::chrono::sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     days[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::optional<std::string> response_text(const api::Response& response,
                                         const ResponseFraming& framing) {
  if (response.status < 200 || response.status > 599) return std::nullopt;
  std::string text;
  text.reserve(1024 + response.body.size());
  auto out = std::back_inserter(text);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason(response.status),
                 http_date(framing.now));
  for (const auto& [name, value] : response.headers) {
    if (!is_safe_header(name, value)) return std::nullopt;
    text.append(name).append(": ").append(value).append("\r\n");
  }
  const bool bodyless = response.status == 204 || response.status == 304;
  if (!bodyless) fmt::format_to(out, "Content-Length: {}\r\n", response.body.size());
  if (framing.close) text += "Connection: close\r\n";
  text += "\r\n";
  if (!bodyless && !framing.head_only) text += response.body;
  return text;
}

}  // namespace kizuna::server
