#include "server/commands/serve.hpp"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <iostream>
#include <optional>

#include "api/first_center.hpp"
#include "api/last_log_check.hpp"
#include "api/openapi.hpp"
#include "api/route.hpp"
#include "persistence/audit_log/signer.hpp"
#include "persistence/migrate.hpp"
#include "server/certificate.hpp"
#include "server/checkpoint_clock.hpp"
#include "server/client_files.hpp"
#include "server/commands/examine.hpp"
#include "server/http_server.hpp"
#include "server/lanes.hpp"
#include "server/logging.hpp"
#include "server/nightly_check.hpp"
#include "server/service_lock.hpp"
#include "server/signing.hpp"
#include "server/systemd.hpp"

namespace kizuna::server {
namespace {

using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;
using persistence::SessionKind;

// The verifier's code for a rollback (AUD-20).
constexpr int exit_rolled_back = 15;

domain::Instant wall_clock() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

LogLevel level_of(const std::string& name) {
  if (name == "debug") return LogLevel::debug;
  if (name == "warning") return LogLevel::warning;
  if (name == "error") return LogLevel::error;
  if (name == "off") return LogLevel::off;
  return LogLevel::info;
}

/// The signals that serve() waits for; blocked before any thread starts, so that only the
/// waiting thread gets them.
sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

void wait_for_stop(HttpServer& http) {
  const sigset_t set = watched_signals();
  for (;;) {
    int signal = 0;
    sigwait(&set, &signal);
    if (signal != SIGHUP) return;
    notify_reloading();
    const auto reloaded = http.reload_tls();
    if (!reloaded) log_event(LogLevel::error, "tls_reload_failed", {{"reason", reloaded.error()}});
    notify_ready();
  }
}

HttpSettings http_settings(const Settings& settings) {
  HttpSettings http;
  http.address = settings.address;
  http.port = settings.port;
  http.hosts = settings.hosts;
  http.trusted_proxies = settings.trusted_proxies;
  http.tls = {settings.certificate_file(), settings.key_file()};
  http.io_threads = settings.io_threads;
  return http;
}

LaneSettings lane_settings(const Settings& settings, const DatabaseUrl& url) {
  LaneSettings lanes;
  lanes.database = url;
  lanes.instance = settings.instance;
  lanes.read_lanes = settings.read_lanes;
  lanes.requests_max = settings.requests_max;
  lanes.group_max = settings.group_max;
  return lanes;
}

/// The embedded database is migrated on the way up; PostgreSQL has an owner of its own for that.
void prepare_database(const Settings& settings, const DatabaseUrl& url) {
  Session session(url, SessionKind::writer);
  if (url.engine == Engine::sqlite) {
    persistence::migrate(session, wall_clock());
  } else if (!persistence::is_current(session)) {
    throw std::runtime_error("the database needs: kizuna migrate");
  }
  if (settings.certificate.empty() && !std::filesystem::exists(settings.certificate_file())) {
    create_self_signed_certificate(settings.certificate_file(), settings.key_file());
  }
}

std::string home_center(const DatabaseUrl& url) {
  Session session(url, SessionKind::reader);
  const auto center = api::first_center(session);
  if (!center) throw std::runtime_error("there is no center yet: kizuna center add");
  return *center;
}

/// Signs in this process, or asks the signer at the socket (docs/decisions/0004). Refuses a
/// database that is older than what was signed (AUD-20).
class Signing {
 public:
  Signing(const Settings& settings, const DatabaseUrl& url)
      : url_(url), socket_(settings.signer_socket) {
    if (!socket_.empty()) {
      SigningClient(socket_).verify_not_rolled_back(std::string(every_center));
      return;
    }
    signer_ = std::make_unique<persistence::Signer>(settings.signer_state());
    Session reader(url, SessionKind::reader);
    signer_->verify_not_rolled_back(reader, every_center);
  }

  SignCenter sign() { return signer_ ? sign_here(*signer_, url_) : sign_there(socket_); }

 private:
  // Centers whose log was removed whole are missed too.
  static constexpr std::string_view every_center = "*";

  DatabaseUrl url_;
  std::filesystem::path socket_;
  std::unique_ptr<persistence::Signer> signer_;
};

NightlyCheck check_nightly(const Settings& settings, const DatabaseUrl& url, Metrics& metrics) {
  const auto faults = [&settings, url] {
    return faults_of_all_logs(
        url, [&](const std::string& origin) { return known_vkey(settings, origin); });
  };
  const auto report = [&metrics](const std::vector<std::string>& found) {
    api::last_log_check().set(wall_clock(), found);
    metrics.log_checked(found.size(),
                        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    log_event(found.empty() ? LogLevel::info : LogLevel::error, "log_checked",
              {{"faults", std::to_string(found.size())}});
    for (const std::string& fault : found) {
      log_event(LogLevel::error, "log_fault", {{"fault", fault}});
    }
  };
  return {{wall_clock, faults, report}, settings.check_at_hour};
}

void run(const Settings& settings, const DatabaseUrl& url) {
  persistence::Keyring keys(settings.wrapping_key());
  // S-04: a burst of three seconds' worth.
  api::RateLimit limit(std::max(1, settings.requests_per_second),
                       3 * std::max(1, settings.requests_per_second));
  api::Services services{keys, wall_clock, settings.origin(), home_center(url)};
  services.password_length_min = settings.password_length_min;
  // AUTH-17: one sign-in a second from one network, with a burst of thirty.
  api::RateLimit sign_ins(1, 30);
  if (settings.requests_per_second > 0) {
    services.request_limit = &limit;
    services.sign_in_limit = &sign_ins;
  }
  Metrics metrics(settings.metrics.empty() ? std::nullopt
                                           : std::optional<std::string>(settings.metrics));
  Signing signing(settings, url);
  // The write lane may commit before the clock is there, and while it goes.
  std::atomic<CheckpointClock*> clock_to_notice = nullptr;
  Lanes lanes(
      lane_settings(settings, url), services,
      [&](const auto& places) {
        if (CheckpointClock* clock = clock_to_notice.load()) clock->notice(places);
      },
      &metrics);
  CheckpointClock checkpoints(
      {centers_in(url), signing.sign(),
       [&](const std::string& center, audit::Note note) {
         lanes.store_checkpoint(center, std::move(note));
       },
       [&](std::size_t uncovered, bool well) { metrics.log_uncovered(uncovered, well); }});
  clock_to_notice = &checkpoints;
  std::optional<ClientFiles> files;
  std::optional<WithClient> with_client;
  if (!settings.client.empty()) {
    files.emplace(settings.client);
    with_client.emplace(*files, lanes);
  }
  Responder& responder = with_client ? static_cast<Responder&>(*with_client) : lanes;
  HttpServer http(http_settings(settings), responder, metrics);
  const NightlyCheck nightly = check_nightly(settings, url, metrics);
  checkpoints.start();
  http.start();
  std::printf("ready %s\n", settings.origin().c_str());
  std::fflush(stdout);
  notify_ready();
  wait_for_stop(http);
  notify_stopping();
  http.stop();
  lanes.stop();
  clock_to_notice = nullptr;
  checkpoints.stop();
}

}  // namespace

int serve(const Settings& settings) {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  // libpq and OpenSSL may write to a socket that the other side has closed.
  signal(SIGPIPE, SIG_IGN);
  // A limit on the size of files is a full disk, and no reason to die.
  signal(SIGXFSZ, SIG_IGN);
  open_log(level_of(settings.log_level));
  try {
    if (const auto faults = api::faults_of_routes(); !faults.empty()) {
      throw std::runtime_error("route table: " + faults.front());
    }
    prepare_folders(settings);
    const DatabaseUrl url = DatabaseUrl::parse(settings.database_url());
    std::optional<ServiceLock> lock;
    if (url.engine == Engine::sqlite) lock.emplace(settings.data);
    prepare_database(settings, url);
    run(settings, url);
  } catch (const persistence::TreeRewritten& refusal) {
    std::cerr << "kizuna serve: the database is not the one that was signed: " << refusal.what()
              << '\n';
    close_log();
    return exit_rolled_back;
  } catch (const std::exception& error) {
    std::cerr << "kizuna serve: " << error.what() << '\n';
    close_log();
    return 1;
  }
  close_log();
  return 0;
}

int migrate_command(const Settings& settings) {
  try {
    prepare_folders(settings);
    Session owner(DatabaseUrl::parse(settings.owner_url()), SessionKind::writer);
    const auto report = persistence::migrate(owner, wall_clock());
    std::cout << "applied " << report.applied << ", already there " << report.already_there << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "kizuna migrate: " << error.what() << '\n';
    return 1;
  }
}

int openapi_command() {
  std::cout << api::openapi_document() << '\n';
  return 0;
}

}  // namespace kizuna::server
