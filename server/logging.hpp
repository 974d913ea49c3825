#pragma once
#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Operational log: one JSON object per line on standard output. No names, no bodies, no query
/// strings, no raw paths, no addresses: the audit log knows who did what.
namespace kizuna::server {

enum class LogLevel { debug, info, warning, error, off };

/// Starts the log. Called once, before the first line; until then lines are dropped.
void open_log(LogLevel level);

/// Writes what is queued and ends the log.
void close_log();

struct RequestLine {
  std::string_view request_id;
  std::string_view method;
  std::string_view route;    ///< the pattern of the route, never the path itself
  std::string_view verdict;  ///< of the gate; "accepted" if the route answered
  int status = 0;
  std::chrono::microseconds took{};
};

void log_request(const RequestLine& line);

/// `event` is a stable name; the values of `fields` must not be personal data.
void log_event(LogLevel level, std::string_view event,
               std::initializer_list<std::pair<std::string_view, std::string_view>> fields = {});

/// `text` as a JSON string with its quotes; bytes outside printable ASCII become \u00XX.
std::string json_quoted(std::string_view text);

}  // namespace kizuna::server
