#include "server/systemd.hpp"

#include <systemd/sd-daemon.h>
#include <time.h>

#include <string>

namespace kizuna::server {

void notify_ready() {
  sd_notify(0, "READY=1");
}

void notify_reloading() {
  // Type=notify-reload wants the time at which the reload began.
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const long long microseconds = now.tv_sec * 1'000'000LL + now.tv_nsec / 1'000;
  const std::string message = "RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds);
  sd_notify(0, message.c_str());
}

void notify_stopping() {
  sd_notify(0, "STOPPING=1");
}

void notify_status(std::string_view text) {
  const std::string message = "STATUS=" + std::string(text);
  sd_notify(0, message.c_str());
}

}  // namespace kizuna::server
