#pragma once
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One numbered file of persistence/migrations, as embedded at build time.
struct Migration {
  std::string
      name;  ///< "0001_core.sql"; ".sqlite.sql" and ".postgresql.sql" run on that engine only
  std::string text;  ///< statements separated by a line "-- next"
};

const std::vector<Migration>& migrations();

struct MigrationReport {
  int applied = 0;  ///< files run now
  int already_there = 0;
};

/// Brings the database to the newest schema, forward only. Throws std::runtime_error when a file
/// that was applied earlier has changed since, or the database is newer than this program.
MigrationReport migrate(Session& owner, domain::Instant now);

/// True when migrate() would have nothing to do; serve on PostgreSQL refuses to start otherwise.
bool is_current(Session& session);

}  // namespace kizuna::persistence
