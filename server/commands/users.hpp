#pragma once
#include <iosfwd>
#include <string>

#include "server/settings.hpp"

namespace kizuna::server {

/// `kizuna user --center X list | disable LOGIN | enable LOGIN | reset LOGIN | first-admin LOGIN`:
/// for the first days of an installation and for those who are locked out. first-admin works once.
/// Each is an act in the center's log. Returns an exit code.
int user_command(const Settings& settings, const std::string& center_id, const std::string& verb,
                 const std::string& login, std::ostream& out, std::ostream& err);

}  // namespace kizuna::server
