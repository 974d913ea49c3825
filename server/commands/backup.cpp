#include "server/commands/backup.hpp"

#include <ostream>

#include "api/ids.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/backup.hpp"
#include "server/commands/desk.hpp"
#include "server/commands/examine.hpp"

namespace kizuna::server {
namespace {

namespace fs = std::filesystem;
using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;
using persistence::SessionKind;

constexpr int exit_elsewhere = 2;

/// Tells every log before the copy is made, and has it signed, so that the copy knows of itself.
/// A signer that is away must not stand between a center and its backup.
void leave_entries(const Settings& settings, const std::string& id, std::ostream& err) {
  std::vector<std::string> centers;
  {
    Session reader(DatabaseUrl::parse(settings.database_url()), SessionKind::reader);
    centers = persistence::centers_with_log(reader);
  }
  for (const std::string& center : centers) {
    Desk desk(settings, center, settings.signer_socket);
    const auto place =
        desk.leave_entry(act_of_operator(center, "data.backup", {"backup", id, std::nullopt}));
    try {
      desk.cover(place);
    } catch (const std::exception& failure) {
      err << "kizuna backup: " << center << " was not signed: " << failure.what() << '\n';
    }
  }
}

int examine_copy(const Settings& settings, const fs::path& copy, std::ostream& out) {
  Examination examination(out);
  Session reader({Engine::sqlite, copy.string()}, SessionKind::reader);
  examination.database(reader, keyring_of(settings),
                       [&](const std::string& origin) { return known_vkey(settings, origin); });
  return examination.exit_code();
}

void remove_copy(const fs::path& copy) {
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(copy.string() + beside);
}

}  // namespace

int backup(const Settings& settings, const fs::path& file, std::ostream& out, std::ostream& err) {
  const auto url = DatabaseUrl::parse(settings.database_url());
  if (url.engine != Engine::sqlite) {
    err << "kizuna backup: this is for the embedded database; take PostgreSQL's pg_basebackup or "
           "pg_dump (docs/operator.md)\n";
    return exit_elsewhere;
  }
  const fs::path copy = file.string() + ".part";
  try {
    if (fs::exists(file)) throw std::runtime_error(file.string() + " is there already");
    if (!fs::exists(url.location)) throw std::runtime_error("there is no database " + url.location);
    const std::string id = api::new_id(wall_clock());
    leave_entries(settings, id, err);
    fs::remove(copy);
    persistence::copy_embedded_database(url.location, copy);
    if (const int fault = examine_copy(settings, copy, out)) {
      remove_copy(copy);
      err << "kizuna backup: the copy is not sound, and was not kept\n";
      return fault;
    }
    persistence::rename_durably(copy, file);
    out << "backup " << id << ' ' << file.string() << ' ' << fs::file_size(file) << " bytes\n";
    return 0;
  } catch (const std::exception& failure) {
    err << "kizuna backup: " << failure.what() << '\n';
    return 1;
  }
}

}  // namespace kizuna::server
