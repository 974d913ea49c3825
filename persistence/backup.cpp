#include "persistence/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "persistence/audit_log/durable_file.hpp"

// SQLite's own header: SOCI wraps it into a namespace, so the two cannot stand in one file.
namespace kizuna::persistence {
namespace {

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

constexpr int busy_milliseconds = 5000;
constexpr int all_pages = -1;

[[noreturn]] void fail(sqlite3* database, const std::filesystem::path& file) {
  const std::string reason = database != nullptr ? sqlite3_errmsg(database) : "no memory";
  throw std::runtime_error(file.string() + ": " + reason);
}

Connection open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  // Not read-only: such a connection could not look into a log that a crash has left behind.
  const int result = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
  Connection connection(raw, sqlite3_close);
  if (result != SQLITE_OK) fail(raw, file);
  sqlite3_busy_timeout(raw, busy_milliseconds);
  return connection;
}

/// Two checkpointers can corrupt a WAL database before SQLite 3.51.3 (see driver_sqlite.cpp).
void never_checkpoint(sqlite3* database) {
  sqlite3_wal_autocheckpoint(database, 0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void copy_pages(const std::filesystem::path& from, const std::filesystem::path& to) {
  const Connection source = open(from);
  never_checkpoint(source.get());
  const Connection target = open(to);
  sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
  if (backup == nullptr) fail(target.get(), to);
  // In one step: one read transaction, so the copy is one moment and no writer makes it start
  // again. Readers of a WAL hold nobody up.
  const int stepped = sqlite3_backup_step(backup, all_pages);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    throw std::runtime_error("cannot copy " + from.string() + " to " + to.string() + ": " +
                             sqlite3_errstr(stepped != SQLITE_DONE ? stepped : finished));
  }
}

}  // namespace

void copy_embedded_database(const std::filesystem::path& database,
                            const std::filesystem::path& out) {
  const int made = ::open(out.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) throw std::runtime_error(out.string() + " is there already, or cannot be made");
  ::close(made);
  try {
    copy_pages(database, out);
    make_durable(out);
  } catch (...) {
    std::filesystem::remove(out);
    throw;
  }
}

}  // namespace kizuna::persistence
