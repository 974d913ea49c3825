#pragma once
#include <iosfwd>
#include <string>

#include "api/installation.hpp"
#include "server/settings.hpp"

namespace kizuna::server {

/// `kizuna center add`: the first center, with the enrolment code of its first administrator.
int add_center(const Settings& settings, const api::NewCenter& center, const std::string& admin,
               std::ostream& out, std::ostream& err);

/// `kizuna demo`: a center with an account for each role. With `credentials` it only prints what
/// an earlier run has made: [{login, role, password, otp_secret}].
int demo(const Settings& settings, bool credentials);

}  // namespace kizuna::server
