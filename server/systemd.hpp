#pragma once
#include <string_view>

/// What the service manager is told. Without one these do nothing.
namespace kizuna::server {

void notify_ready();
void notify_reloading();  ///< to be followed by notify_ready()
void notify_stopping();
void notify_status(std::string_view text);

}  // namespace kizuna::server
