#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/local_service.hpp"
#include "persistence/user_store.hpp"
#include "tests/support/test_database.hpp"

namespace kizuna::tests {

struct Answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  nlohmann::json json;  ///< null when the body is empty or no JSON
  std::string body;

  /// The first header of that name in any case; empty when there is none.
  std::string header(std::string_view name) const;
  /// The entity tag as If-Match wants it.
  std::string etag() const { return header("etag"); }
  /// The member `code` of a problem.
  std::string code() const { return json.is_object() ? json.value("code", "") : std::string(); }
};

using Headers = std::vector<std::pair<std::string, std::string>>;

class ApiFixture;

/// Somebody's browser: keeps the cookie, sends CSRF token, Origin and Idempotency-Key as a page
/// would. A header given by the test replaces the one that would be sent; an empty value omits it.
class Client {
 public:
  Client(ApiFixture& api, std::string token);

  Answer get(const std::string& target, const Headers& headers = {});
  Answer post(const std::string& target, const nlohmann::json& body, const Headers& headers = {});
  Answer put(const std::string& target, const nlohmann::json& body, const std::string& etag,
             const Headers& headers = {});
  Answer patch(const std::string& target, const nlohmann::json& body, const std::string& etag,
               const Headers& headers = {});
  Answer del(const std::string& target, const Headers& headers = {});
  Answer send(const std::string& method, const std::string& target, const std::string& body,
              const Headers& headers);

  const std::string& token() const { return token_; }
  std::string peer_address = "192.0.2.10";

 private:
  ApiFixture& api_;
  std::string token_;  ///< the cookie's value, a service token "kzn_...", or empty
  std::string device_;
};

/// The whole service on a fresh database with two centers, isesaki and ota. Each has an account
/// named like its role (counselor, counselor2, manager, city_staff, approver, auditor, admin,
/// readonly) and a service token. The clock stands still until a test moves it.
class ApiFixture {
 public:
  explicit ApiFixture(persistence::Engine engine);

  /// A signed-in client; the session is put into the database directly, because Argon2 is slow.
  /// Its second factor is fresh. "service" comes with a token instead of a cookie.
  Client as(const std::string& login, const std::string& center = "isesaki");
  Client anonymous();

  std::string account_id(const std::string& login, const std::string& center = "isesaki") const;
  /// Entries of the center's trees as JSON, newest last, genesis included.
  std::vector<nlohmann::json> entries(const std::string& center = "isesaki");
  nlohmann::json last_entry(const std::string& center = "isesaki");
  /// The opened detail of an entry; its text.
  std::string detail_of(const nlohmann::json& entry, const std::string& center = "isesaki");

  void advance(std::chrono::microseconds by) { now += by; }

  TestDatabase database;
  domain::Instant now;
  persistence::Keyring keys;
  api::Services services;
  api::LocalService service;
  /// Each request must leave exactly so many entries; goes back to one after each request.
  std::size_t entries_expected = 1;

 private:
  void add_account(persistence::Session& writer, const std::string& center,
                   const std::string& login, const std::string& role);
  void add_service_token(persistence::Session& writer, const std::string& center);
  std::map<std::pair<std::string, std::string>, std::string> ids_;
  std::map<std::pair<std::string, std::string>, std::string> roles_;
};

/// For `TEST_P(ContactsTest, ...)`; instantiate with KIZUNA_ON_BOTH_ENGINES(ContactsTest).
class ApiTest : public testing::TestWithParam<persistence::Engine> {
 protected:
  ApiFixture api{GetParam()};
};

#define KIZUNA_ON_BOTH_ENGINES(suite)                                                \
  INSTANTIATE_TEST_SUITE_P(                                                          \
      Databases, suite,                                                              \
      testing::Values(persistence::Engine::sqlite, persistence::Engine::postgresql), \
      [](const auto& param) { return kizuna::tests::engine_name(param.param); })

}  // namespace kizuna::tests
