#include "persistence/migrate.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view create_history = R"sql(
  create table if not exists schema_migration (
    name text not null primary key,
    checksum text not null,
    applied_at bigint not null
  ) /*strict*/)sql";
constexpr std::string_view select_history = "select name, checksum from schema_migration";
constexpr std::string_view insert_history =
    "insert into schema_migration (name, checksum, applied_at) values (:name, :checksum, :at)";

// On PostgreSQL only one process migrates at a time; the number is arbitrary but fixed.
constexpr const char* lock_migrations = "select pg_advisory_lock(7231001)";
constexpr const char* unlock_migrations = "select pg_advisory_unlock(7231001)";

// The second wall between centers: every table that has a center_id shows only the rows of the
// center of the transaction. Written once here, so that no later migration can forget it.
constexpr const char* wall_off_centers = R"sql(
do $body$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c
           join pg_class k on k.relname = c.table_name
           where c.table_schema = current_schema() and c.column_name = 'center_id'
             and k.relnamespace = current_schema()::regnamespace
             and not exists (select 1 from pg_policies p
                             where p.schemaname = current_schema() and p.tablename = c.table_name)
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy of_center on %I using (center_id = current_setting(''kizuna.center'', true) or current_setting(''kizuna.center'', true) = ''*'')', t);
  end loop;
end $body$)sql";

// The service owns nothing and may not rewrite the log; the signer reads it. The roles themselves
// are made by deploy/postgresql-roles.sql.
constexpr const char* grant_to_roles = R"sql(
do $body$
declare t text;
begin
  if exists (select 1 from pg_roles where rolname = 'kizuna_service') then
    execute format('grant usage on schema %I to kizuna_service', current_schema());
    for t in select tablename from pg_tables where schemaname = current_schema() loop
      if t in ('audit_entry', 'audit_checkpoint', 'audit_detail') then
        execute format('grant select, insert on %I to kizuna_service', t);
      elsif t in ('audit_tree') then
        execute format('grant select, insert, update on %I to kizuna_service', t);
      elsif t = 'schema_migration' then
        execute format('grant select on %I to kizuna_service', t);
      else
        execute format('grant select, insert, update, delete on %I to kizuna_service', t);
      end if;
    end loop;
  end if;
  if exists (select 1 from pg_roles where rolname = 'kizuna_signer') then
    execute format('grant usage on schema %I to kizuna_signer', current_schema());
    grant select on audit_tree, audit_entry, audit_checkpoint to kizuna_signer;
  end if;
end $body$)sql";

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool applies_to(const Migration& migration, Engine engine) {
  if (ends_with(migration.name, ".sqlite.sql")) return engine == Engine::sqlite;
  if (ends_with(migration.name, ".postgresql.sql")) return engine == Engine::postgresql;
  return true;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string for_engine(std::string statement, Engine engine) {
  if (engine == Engine::sqlite) {
    replace_all(statement, " bigint", " integer");
    replace_all(statement, "/*strict*/", "strict");
  } else {
    replace_all(statement, "/*binary*/", "collate \"C\"");
  }
  return statement;
}

std::vector<std::string> statements(const std::string& text) {
  constexpr std::string_view separator = "\n-- next\n";
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return out;
}

std::string checksum(const Migration& migration) {
  return audit::hex(audit::sha256(migration.text));
}

/// Names already applied; refuses a history that this program does not know.
std::set<std::string> applied_names(Session& session) {
  std::set<std::string> names;
  for (auto& [name, sum] : session.rows<std::string, std::string>(select_history)) {
    const auto known = std::find_if(migrations().begin(), migrations().end(),
                                    [&n = name](const Migration& m) { return m.name == n; });
    if (known == migrations().end()) {
      throw std::runtime_error("the database is newer than this program: " + name);
    }
    if (checksum(*known) != sum) {
      throw std::runtime_error("migration " + name + " was changed after it was applied");
    }
    names.insert(name);
  }
  return names;
}

/// Each file is one transaction: a crash leaves it either whole or absent.
void apply(Session& owner, const Migration& migration, domain::Instant now) {
  owner.begin_write();
  try {
    for (const std::string& statement : statements(migration.text)) {
      owner.execute_raw(for_engine(statement, owner.engine()));
    }
    owner.execute(insert_history, {{"name", migration.name},
                                   {"checksum", checksum(migration)},
                                   {"at", static_cast<long long>(now.time_since_epoch().count())}});
    owner.commit();
  } catch (...) {
    owner.rollback();
    throw;
  }
}

}  // namespace

MigrationReport migrate(Session& owner, domain::Instant now) {
  const bool shared = owner.engine() == Engine::postgresql;
  if (shared) owner.execute_raw(lock_migrations);
  MigrationReport report;
  owner.execute_raw(for_engine(std::string(create_history), owner.engine()));
  const std::set<std::string> done = applied_names(owner);
  for (const Migration& migration : migrations()) {
    if (!applies_to(migration, owner.engine())) continue;
    if (done.contains(migration.name)) {
      ++report.already_there;
      continue;
    }
    apply(owner, migration, now);
    ++report.applied;
  }
  if (shared) {
    owner.execute_raw(wall_off_centers);
    owner.execute_raw(grant_to_roles);
    owner.execute_raw(unlock_migrations);
  }
  return report;
}

bool is_current(Session& session) {
  const std::set<std::string> done = applied_names(session);
  return std::all_of(migrations().begin(), migrations().end(), [&](const Migration& migration) {
    return !applies_to(migration, session.engine()) || done.contains(migration.name);
  });
}

}  // namespace kizuna::persistence
