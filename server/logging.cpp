#include "server/logging.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <iterator>
#include <memory>

namespace kizuna::server {
namespace {

constexpr std::size_t queue_lines = 8192;

std::shared_ptr<spdlog::async_logger>& the_log() {
  static std::shared_ptr<spdlog::async_logger> log;
  return log;
}

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
    case LogLevel::off:
      return "off";
  }
  return "off";
}

std::string line_begin(LogLevel level, std::string_view event) {
  const auto now = std::chrono::system_clock::now();
  const auto whole = std::chrono::floor<std::chrono::seconds>(now);
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now - whole);
  return fmt::format(R"({{"at":"{:%FT%T}.{:03}Z","level":"{}","event":{})",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), milliseconds.count(),
                     name_of(level), json_quoted(event));
}

void write(LogLevel level, std::string line) {
  line += '}';
  the_log()->log(to_spdlog(level), "{}", line);
}

bool is_on(LogLevel level) {
  const auto& log = the_log();
  return log && log->should_log(to_spdlog(level));
}

}  // namespace

void open_log(LogLevel level) {
  if (!spdlog::thread_pool()) spdlog::init_thread_pool(queue_lines, 1);
  // A full queue loses its oldest lines rather than make requests wait for a terminal.
  auto log = std::make_shared<spdlog::async_logger>(
      "kizuna", std::make_shared<spdlog::sinks::stdout_sink_mt>(), spdlog::thread_pool(),
      spdlog::async_overflow_policy::overrun_oldest);
  log->set_pattern("%v");
  log->set_level(to_spdlog(level));
  log->flush_on(spdlog::level::warn);
  spdlog::register_logger(log);
  spdlog::flush_every(std::chrono::seconds(1));
  the_log() = std::move(log);
}

void close_log() {
  the_log().reset();
  spdlog::shutdown();
}

void log_request(const RequestLine& line) {
  if (!is_on(LogLevel::info)) return;
  std::string text = line_begin(LogLevel::info, "request");
  fmt::format_to(std::back_inserter(text),
                 R"(,"request_id":{},"method":{},"route":{},"verdict":{},"status":{},"ms":{:.3f})",
                 json_quoted(line.request_id), json_quoted(line.method), json_quoted(line.route),
                 json_quoted(line.verdict), line.status,
                 static_cast<double>(line.took.count()) / 1000.0);
  write(LogLevel::info, std::move(text));
}

void log_event(LogLevel level, std::string_view event,
               std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  if (!is_on(level)) return;
  std::string text = line_begin(level, event);
  for (const auto& [name, value] : fields) {
    fmt::format_to(std::back_inserter(text), ",{}:{}", json_quoted(name), json_quoted(value));
  }
  write(level, std::move(text));
}

std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (byte < 0x20 || byte > 0x7E) {
      fmt::format_to(std::back_inserter(out), "\\u00{:02x}", byte);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
  return out;
}

}  // namespace kizuna::server
