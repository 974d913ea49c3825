#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <time.h>

#include "persistence/driver.hpp"

namespace kizuna::persistence::driver {
namespace {

constexpr int result_error = 1;
constexpr int result_busy = 5;
constexpr int result_locked = 6;
constexpr int result_readonly = 8;
constexpr int result_io_error = 10;
constexpr int result_full = 13;
constexpr int result_cannot_open = 14;
constexpr int result_constraint = 19;

// In this order, on every connection.
constexpr const char* every_session[] = {
    "pragma journal_mode = wal",   "pragma synchronous = full",   "pragma foreign_keys = on",
    "pragma trusted_schema = off", "pragma cell_size_check = on", "pragma secure_delete = on",
    "pragma temp_store = memory",
};

// While somebody else writes. SQLite's own busy timeout sleeps longer and longer, up to 100 ms, and
// beside a busy service an operator's command might never find the moment between two commits.
constexpr timespec between_tries{0, 2'000'000};
constexpr int tries_max = 2500;  // five seconds

int wait_for_the_lock(void*, int tries) {
  if (tries >= tries_max) return 0;
  ::nanosleep(&between_tries, nullptr);
  return 1;
}

void pragma(soci::session& session, const char* text) {
  execute_raw_sqlite(session, text);
}

}  // namespace

void connect_sqlite(soci::session& session, const std::string& path, SessionKind kind) {
  // A session belongs to one thread, so that SQLite need not lock around each of its calls. Too
  // late when something has opened a database before: then it goes on locking.
  static const int one_thread_each = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  static_cast<void>(one_thread_each);
  session.open(soci::sqlite3, "dbname=\"" + path + "\"");
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
  sqlite_api::sqlite3_busy_handler(backend->conn_, wait_for_the_lock, nullptr);
  for (const char* text : every_session) pragma(session, text);
  if (kind == SessionKind::reader) {
    // Only the writer checkpoints: two checkpointers can corrupt a WAL database before SQLite
    // 3.51.3 ("WAL-reset bug"), and Debian 12 ships 3.40.1.
    pragma(session, "pragma wal_autocheckpoint = 0");
    pragma(session, "pragma query_only = on");
  }
}

void execute_raw_sqlite(soci::session& session, const std::string& sql) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
  char* message = nullptr;
  const int result =
      sqlite_api::sqlite3_exec(backend->conn_, sql.c_str(), nullptr, nullptr, &message);
  if (result == SQLITE_OK) return;
  const std::string text = message != nullptr ? message : "sqlite error";
  sqlite_api::sqlite3_free(message);
  throw soci::sqlite3_soci_error(text, result);
}

void rethrow_sqlite() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    switch (error.result()) {
      case result_constraint:
        throw ConstraintViolated("sqlite constraint");
      case result_busy:
      case result_locked:
      case result_readonly:
      case result_io_error:
      case result_full:
      case result_cannot_open:
        throw DatabaseUnavailable("sqlite result " + std::to_string(error.result()));
      case result_error:
      default:
        // The message of SQLite itself names objects of the schema, never values.
        throw std::runtime_error("sqlite result " + std::to_string(error.result()) + ": " +
                                 error.get_error_message());
    }
  } catch (const soci::soci_error& error) {
    const std::string message = error.get_error_message();
    if (message.find("database is locked") != std::string::npos ||
        message.find("disk is full") != std::string::npos ||
        message.find("disk I/O error") != std::string::npos ||
        message.find("unable to open") != std::string::npos) {
      throw DatabaseUnavailable(message);
    }
    throw std::runtime_error(message);
  }
}

}  // namespace kizuna::persistence::driver
