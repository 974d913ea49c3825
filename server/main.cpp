#include <CLI/CLI.hpp>
#include <iostream>

#include "server/commands/audit.hpp"
#include "server/commands/backup.hpp"
#include "server/commands/examine.hpp"
#include "server/commands/install.hpp"
#include "server/commands/serve.hpp"
#include "server/commands/users.hpp"
#include "server/settings.hpp"
#include "server/signer_process.hpp"

namespace {

using kizuna::server::Settings;

void add_options(CLI::App& app, Settings& settings) {
  const auto option = [&app](const char* name, auto& value, const char* summary) {
    std::string variable = std::string("KIZUNA_") + (name + 2);
    for (char& c : variable) c = c == '-' ? '_' : static_cast<char>(std::toupper(c));
    app.add_option(name, value, summary)->envname(variable)->capture_default_str();
  };
  option("--data", settings.data, "folder of database, keys and certificate");
  option("--database", settings.database, "postgresql://…; empty: SQLite inside --data");
  option("--database-owner", settings.database_owner, "the owner's address, for migrate");
  option("--address", settings.address, "address to listen on");
  option("--port", settings.port, "port to listen on");
  option("--hosts", settings.hosts, "names that clients may call this server by");
  option("--trusted-proxies", settings.trusted_proxies, "addresses whose X-Forwarded-For counts");
  option("--certificate", settings.certificate, "PEM; empty: one for localhost is made");
  option("--key", settings.key, "PEM");
  option("--client", settings.client, "folder of the built web client; empty: the API alone");
  option("--signer-socket", settings.signer_socket, "socket of `kizuna signer`; empty: none");
  option("--metrics", settings.metrics, "loopback address and port of /metrics");
  option("--check-at-hour", settings.check_at_hour, "when the whole log is rechecked each night");
  option("--instance", settings.instance, "name of this server in the log");
  option("--log-level", settings.log_level, "debug, info, warning, error, off");
  option("--io-threads", settings.io_threads, "threads for sockets");
  option("--read-lanes", settings.read_lanes, "threads with a database session for reads");
  option("--requests-max", settings.requests_max, "requests in the house at once");
  option("--group-max", settings.group_max, "jobs in one commit; 1 turns grouping off");
  option("--requests-per-second", settings.requests_per_second, "of one session; 0: no limit");
  option("--password-length-min", settings.password_length_min, "12 at least");
}

/// `kizuna audit …`. What the options name lives here as long as the commands do.
struct AuditOptions {
  std::string center;
  kizuna::server::AuditExport bundle;
  kizuna::server::AuditReceipt receipt;
  std::string date;
};

void add_audit(CLI::App& app, Settings& settings, AuditOptions& options, int& status) {
  using namespace kizuna::server;
  auto* audit = app.add_subcommand("audit", "the audit log: export, sign, prove, recheck");
  audit->require_subcommand(1);
  audit->add_option("--center", options.center, "id of the center")->required();
  const auto place = [&] { return AuditPlace{settings, options.center, settings.signer_socket}; };

  auto* bundle = audit->add_subcommand("export", "write a bundle for kizuna-verify");
  bundle->add_option("--out", options.bundle.folder, "a new folder")->required();
  bundle->add_flag("--details", options.bundle.details, "with the sealed details");
  bundle->callback(
      [&, place] { status = audit_export(place(), options.bundle, std::cout, std::cerr); });
  audit->add_subcommand("checkpoint", "sign what has grown and print the newest head")
      ->callback([&, place] { status = audit_checkpoint(place(), std::cout, std::cerr); });
  auto* receipt = audit->add_subcommand("receipt", "prove that one entry is in the log");
  receipt->add_option("--origin", options.receipt.origin, "name of the tree")->required();
  receipt->add_option("--seq", options.receipt.seq, "number of the entry")->required();
  receipt->add_option("--out", options.receipt.file, "a new file")->required();
  receipt->callback(
      [&, place] { status = audit_receipt(place(), options.receipt, std::cout, std::cerr); });
  audit->add_subcommand("vkey", "print the policy from which an auditor starts")
      ->callback([&, place] { status = audit_vkey(place(), std::cout, std::cerr); });
  auto* sheet = audit->add_subcommand("closing-sheet", "the day's root for paper, with a QR code");
  sheet->add_option("--date", options.date, "YYYY-MM-DD; empty: now");
  sheet->callback(
      [&, place] { status = audit_closing_sheet(place(), options.date, std::cout, std::cerr); });
  audit->add_subcommand("verify", "recompute the whole log in the database")->callback([&, place] {
    status = audit_verify(place(), std::cout, std::cerr);
  });
}

struct UserOptions {
  std::string center;
  std::string login;
};

void add_users(CLI::App& app, Settings& settings, UserOptions& options, int& status) {
  auto* user = app.add_subcommand("user", "accounts of a center, for those who are locked out");
  user->require_subcommand(1);
  user->add_option("--center", options.center, "id of the center")->required();
  const auto verb = [&](const char* name, const char* summary, bool needs_login) {
    auto* command = user->add_subcommand(name, summary);
    if (needs_login) command->add_option("login", options.login)->required();
    command->callback([&, name] {
      status = kizuna::server::user_command(settings, options.center, name, options.login,
                                            std::cout, std::cerr);
    });
  };
  verb("list", "login, state, roles and whether it is enrolled, by tabs", false);
  verb("disable", "closes an account and ends its sessions", true);
  verb("enable", "opens it again", true);
  verb("reset", "takes password and second factor away; prints a one-time code", true);
  verb("first-admin", "an administrator for a center that has none; prints a one-time code", true);
}

struct CopyOptions {
  std::filesystem::path backup;
  kizuna::server::RestoreRequest restore;
};

void add_copies(CLI::App& app, Settings& settings, CopyOptions& options, int& status) {
  using namespace kizuna::server;
  auto* backup =
      app.add_subcommand("backup", "copy the embedded database, also while it is served");
  backup->add_option("--out", options.backup, "a new file")->required();
  backup->callback(
      [&] { status = kizuna::server::backup(settings, options.backup, std::cout, std::cerr); });
  auto* restore = app.add_subcommand("restore", "put a backup in the place of the database");
  restore->add_option("--from", options.restore.from,
                      "the backup; empty: judge a database that was put back by other means");
  restore->add_option("--declare-loss", options.restore.loss_reason,
                      "the reason, kept in the log, why newer entries may be lost");
  restore->callback(
      [&] { status = kizuna::server::restore(settings, options.restore, std::cout, std::cerr); });
  app.add_subcommand("check", "examine database, log, signer, keys and certificate")->callback([&] {
    status = check(settings, std::cout);
  });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Kizuna (絆): case management for adult-guardianship consultation centers"};
  app.require_subcommand(1);
  app.fallthrough();
  app.set_config("--config", "", "TOML file with the names of the options")
      ->envname("KIZUNA_CONFIG");
  Settings settings;
  add_options(app, settings);

  int status = 0;
  app.add_subcommand("serve", "serve the API over HTTPS")->callback([&] {
    status = kizuna::server::serve(settings);
  });
  app.add_subcommand("migrate", "bring the database to the newest schema")->callback([&] {
    status = kizuna::server::migrate_command(settings);
  });
  bool credentials = false;
  auto* demo = app.add_subcommand("demo", "load demo data into an empty database");
  demo->add_flag("--credentials", credentials, "only print the demo accounts as JSON");
  demo->callback([&] { status = kizuna::server::demo(settings, credentials); });

  kizuna::api::NewCenter center;
  std::string admin;
  auto* centers = app.add_subcommand("center", "centers of this installation");
  auto* add = centers->add_subcommand("add", "a new center with its first administrator");
  add->add_option("--id", center.id, "[a-z0-9-], part of the log's name")->required();
  add->add_option("--name", center.name, "as printed")->required();
  add->add_option("--municipality", center.municipality_code, "six digits")->required();
  add->add_option("--log-host", center.log_host, "host name in the log's name")->required();
  add->add_option("--admin", admin, "login of the first administrator")->required();
  centers->require_subcommand(1);
  add->callback(
      [&] { status = kizuna::server::add_center(settings, center, admin, std::cout, std::cerr); });

  AuditOptions audit;
  add_audit(app, settings, audit, status);
  UserOptions user;
  add_users(app, settings, user, status);
  CopyOptions copies;
  add_copies(app, settings, copies, status);
  app.add_subcommand("signer", "sign for a service that runs as another user")->callback([&] {
    status = kizuna::server::serve_signer(settings.signer_socket, settings.signer_state(),
                                          settings.database_url());
  });

  app.add_subcommand("openapi", "print the OpenAPI document")->callback([&] {
    status = kizuna::server::openapi_command();
  });
  app.add_subcommand("version", "print the version")->callback([] {
    std::cout << "kizuna " KIZUNA_VERSION "\n";
  });
  CLI11_PARSE(app, argc, argv);
  return status;
}
