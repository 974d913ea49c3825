#pragma once
#include "server/settings.hpp"

namespace kizuna::server {

/// Serves until SIGTERM or SIGINT; SIGHUP reads the certificate again. Returns an exit code.
int serve(const Settings& settings);

/// Brings the database to the newest schema (as its owner, on PostgreSQL).
int migrate_command(const Settings& settings);

/// Prints the OpenAPI document.
int openapi_command();

}  // namespace kizuna::server
