#include "tests/support/test_database.hpp"

#include <chrono>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include "persistence/migrate.hpp"

namespace kizuna::tests {
namespace {

using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;
using persistence::SessionKind;

std::string random_name() {
  std::random_device device;
  return "kizuna_test_" + std::to_string(device()) + std::to_string(device() % 1000);
}

domain::Instant now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::string server_uri() {
  const char* uri = std::getenv("KIZUNA_TEST_POSTGRESQL");
  if (uri == nullptr) {
    throw std::runtime_error("KIZUNA_TEST_POSTGRESQL is not set: run tests/with_postgresql ctest");
  }
  return uri;
}

std::string replace_last(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.rfind(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

TestDatabase::TestDatabase(Engine engine) : name_(random_name()) {
  folder_ = std::filesystem::temp_directory_path() / name_;
  std::filesystem::create_directories(folder_);
  if (engine == Engine::sqlite) {
    owner_ = service_ = {engine, (folder_ / "kizuna.sqlite").string()};
  } else {
    const std::string server = server_uri();
    Session(DatabaseUrl::parse(server), SessionKind::writer)
        .execute_raw("create database " + name_);
    owner_ = DatabaseUrl::parse(replace_last(server, "/postgres", "/" + name_));
    service_ = DatabaseUrl::parse(replace_last(owner_.location, "kizuna_owner", "kizuna_service"));
  }
  Session owner(owner_, SessionKind::writer);
  persistence::migrate(owner, now());
}

TestDatabase::~TestDatabase() {
  try {
    if (owner_.engine == Engine::postgresql) {
      Session(DatabaseUrl::parse(server_uri()), SessionKind::writer)
          .execute_raw("drop database " + name_ + " with (force)");
    }
    std::filesystem::remove_all(folder_);
  } catch (const std::exception&) {
    // The whole server is temporary.
  }
}

std::unique_ptr<Session> TestDatabase::reader() const {
  return std::make_unique<Session>(service_, SessionKind::reader);
}

std::unique_ptr<Session> TestDatabase::writer() const {
  return std::make_unique<Session>(service_, SessionKind::writer);
}

void TestDatabase::add_center(const std::string& center_id, const std::string& name) {
  Session owner(owner_, SessionKind::writer);
  owner.begin_write();
  owner.see_only(center_id);
  owner.execute(R"sql(
      insert into center (center_id, name, municipality_code, log_host, is_demo, created_at)
      values (:id, :name, '102041', 'kizuna.test', 0, 0))sql",
                {{"id", center_id}, {"name", name}});
  owner.commit();
}

std::string engine_name(Engine engine) {
  return engine == Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace kizuna::tests
