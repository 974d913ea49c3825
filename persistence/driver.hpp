#pragma once
#include <exception>
#include <string>

#include "persistence/session.hpp"

namespace soci {
class session;
}

/// What differs between the two drivers, each in its own file because their headers do not mix.
namespace kizuna::persistence::driver {

void connect_sqlite(soci::session& session, const std::string& path, SessionKind kind);
void connect_postgresql(soci::session& session, const std::string& uri);

void execute_raw_sqlite(soci::session& session, const std::string& sql);
void execute_raw_postgresql(soci::session& session, const std::string& sql);

/// Rethrows the exception in flight as one of ours. SOCI's text holds every bound value, that is
/// personal data, so only a code survives.
[[noreturn]] void rethrow_sqlite();
[[noreturn]] void rethrow_postgresql();

}  // namespace kizuna::persistence::driver
