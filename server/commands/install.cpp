#include "server/commands/install.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iostream>
#include <sstream>

#include "api/demo/load_scenarios.hpp"
#include "api/first_center.hpp"
#include "api/ids.hpp"
#include "api/totp.hpp"
#include "persistence/migrate.hpp"
#include "server/commands/desk.hpp"

namespace kizuna::server {
namespace {

using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;

struct DemoAccount {
  const char* login;
  const char* role;
  const char* post;
  const char* name;
};

constexpr std::array demo_accounts = {
    DemoAccount{"counselor", "counselor", "", "相談員 いち"},
    DemoAccount{"counselor2", "counselor", "", "相談員 に"},
    DemoAccount{"senior", "manager", "senior", "主任相談員"},
    DemoAccount{"manager", "manager", "manager", "センター長"},
    DemoAccount{"city_staff", "city_staff", "", "市 担当"},
    DemoAccount{"approver", "approver", "", "市 決裁"},
    DemoAccount{"auditor", "auditor", "", "監査"},
    DemoAccount{"admin", "admin", "", "システム管理"},
    DemoAccount{"readonly", "readonly", "", "統計閲覧"},
};

/// The writer of a command that runs alone on the machine.
struct Workshop {
  explicit Workshop(const Settings& settings)
      : keys(settings.wrapping_key()),
        services{keys, wall_clock, settings.origin(), {}},
        writer(writer_beside_the_service(DatabaseUrl::parse(settings.database_url()))),
        log(keys, settings.instance),
        group(*writer, log, keys) {}

  persistence::Keyring keys;
  api::Services services;
  std::unique_ptr<Session> writer;
  persistence::AuditLog log;
  persistence::GroupCommit group;
};

void prepare(const Settings& settings) {
  prepare_folders(settings);
  const auto session = writer_beside_the_service(DatabaseUrl::parse(settings.database_url()));
  if (session->engine() == Engine::sqlite) persistence::migrate(*session, wall_clock());
}

void write_private(const std::filesystem::path& file, const std::string& text) {
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("cannot write " + file.string());
  const bool whole = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(out);
  if (!whole) throw std::runtime_error("cannot write " + file.string());
}

std::filesystem::path credentials_file(const Settings& settings) {
  return settings.data / "demo-credentials.json";
}

/// Makes the accounts; `made` gets them with their secrets, for the story.
std::string make_accounts(Workshop& shop, std::vector<api::NewAccount>& made) {
  std::ostringstream out;
  out << "[";
  for (const DemoAccount& account : demo_accounts) {
    const std::string seed = api::random_hex(10);  // 20 bytes of text: 80 bits, enough for a demo
    made.push_back({"isesaki",
                    account.login,
                    account.name,
                    {account.role},
                    account.post,
                    api::random_hex(10),
                    seed});
    api::create_ready_account(shop.group, shop.services, made.back(),
                              domain::jst_midnight(api::demo::begins_on()));
    out << (made.size() == 1 ? "\n" : ",\n") << R"(  {"login":")" << account.login
        << R"(","role":")" << account.role << R"(","password":")" << made.back().password
        << R"(","otp_secret":")" << api::base32(seed) << R"("})";
  }
  out << "\n]\n";
  return out.str();
}

}  // namespace

int add_center(const Settings& settings, const api::NewCenter& center, const std::string& admin,
               std::ostream& out, std::ostream& err) {
  try {
    prepare(settings);
    Workshop shop(settings);
    api::create_center(shop.group, center, wall_clock());
    const std::string code =
        api::create_first_admin(shop.group, center.id, admin, admin, wall_clock());
    out << "center " << center.id << "\nenrolment code of " << admin
        << " (24 hours, once): " << code << '\n';
    return 0;
  } catch (const std::exception& error) {
    err << "kizuna center add: " << error.what() << '\n';
    return 1;
  }
}

int demo(const Settings& settings, bool credentials) {
  try {
    if (credentials) {
      std::ifstream in(credentials_file(settings));
      if (!in) throw std::runtime_error("there is no demo data in " + settings.data.string());
      std::cout << in.rdbuf();
      return 0;
    }
    prepare(settings);
    Workshop shop(settings);
    if (api::first_center(*shop.writer)) {
      std::cout << "there is data already; nothing was loaded\n";
      return 0;
    }
    // The name of the log, in its very first entry, says for ever that this is demo data.
    api::create_center(
        shop.group,
        {"isesaki", "伊勢崎市成年後見相談センター(デモ)", "102041", "demo.kizuna.invalid", true},
        domain::jst_midnight(api::demo::begins_on()));
    // The story signs in some two hundred times. The service makes each hash dearer again when its
    // owner first signs in.
    shop.services.password_costs = persistence::password_costs_floor;
    std::vector<api::NewAccount> accounts;
    write_private(credentials_file(settings), make_accounts(shop, accounts));
    shop.services.home_center = "isesaki";
    const std::size_t requests = api::demo::load_scenarios(
        DatabaseUrl::parse(settings.database_url()), shop.services, settings.instance, accounts);
    std::cout << "demo data: " << demo_accounts.size() << " accounts, " << requests
              << " requests\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "kizuna demo: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace kizuna::server
