#include "server/client_files.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

namespace kizuna::server {
namespace {

/// An API with one route.
class OneRoute : public Responder {
 public:
  void respond(api::Request request, std::function<void(api::Response)> done) override {
    api::Response response;
    response.status = request.path == "/v1/cases" ? 200 : 404;
    response.body = "api";
    done(std::move(response));
  }
  BodyRule body_rule(std::string_view method, std::string_view path) const override {
    BodyRule rule;
    rule.route_exists = path == "/v1/cases";
    rule.method_allowed = rule.route_exists && method == "GET";
    rule.is_open = false;
    return rule;
  }
};

class ClientFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("kizuna-client-" + std::to_string(::getpid()) +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_ / "assets");
    put("index.html", "page");
    put("favicon.svg", "<svg/>");
    put("assets/main-1a2b.js", "plain");
    put("assets/main-1a2b.js.br", "brotli");
    put("assets/main-1a2b.js.gz", "gzip");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  static std::string value_of(const api::Response& response, std::string_view name) {
    for (const auto& [seen, value] : response.headers) {
      if (seen == name) return value;
    }
    return {};
  }

  std::filesystem::path folder_;
  OneRoute api_;
};

TEST_F(ClientFilesTest, ServesFilesPagesAndTheApi) {
  const ClientFiles files(folder_);
  WithClient responder(files, api_);
  struct Row {
    std::string path;
    std::string accept_encoding;
    std::string body, encoding, cache;
    int status;
  };
  const std::string forever = "public, max-age=31536000, immutable";
  const std::vector<Row> rows = {
      {"/", "", "page", "", "", 200},
      {"/cases/019a", "br", "page", "", "", 200},
      {"/favicon.svg", "", "<svg/>", "", "", 200},
      {"/assets/main-1a2b.js", "gzip, deflate, br", "brotli", "br", forever, 200},
      {"/assets/main-1a2b.js", "gzip", "gzip", "gzip", forever, 200},
      {"/assets/main-1a2b.js", "br;q=0", "plain", "", forever, 200},
      {"/assets/main-1a2b.js", "", "plain", "", forever, 200},
      {"/assets/main-1a2b.js.br", "", "api", "", "", 404},
      {"/assets/old.js", "", "api", "", "", 404},
      {"/v1/cases", "", "api", "", "", 200},
      {"/v1/absent", "", "api", "", "", 404},
      {"/v1", "", "api", "", "", 404},
  };
  for (const Row& row : rows) {
    api::Request request;
    request.method = "GET";
    request.path = row.path;
    request.headers = {{"accept-encoding", row.accept_encoding}};
    responder.respond(request, [&](const api::Response& response) {
      EXPECT_EQ(response.body, row.body) << row.path;
      EXPECT_EQ(response.status, row.status) << row.path;
      EXPECT_EQ(value_of(response, "Content-Encoding"), row.encoding) << row.path;
      EXPECT_EQ(value_of(response, "Cache-Control"), row.cache) << row.path;
    });
  }
}

TEST_F(ClientFilesTest, APageIsReadAndNothingElse) {
  const ClientFiles files(folder_);
  const WithClient responder(files, api_);
  EXPECT_TRUE(responder.body_rule("GET", "/today").method_allowed);
  EXPECT_TRUE(responder.body_rule("GET", "/today").is_open);
  EXPECT_FALSE(responder.body_rule("POST", "/today").method_allowed);
  EXPECT_EQ(responder.body_rule("POST", "/today").allow, "GET, HEAD");
  EXPECT_FALSE(responder.body_rule("GET", "/v1/cases").is_open);
  EXPECT_FALSE(responder.body_rule("GET", "/v1/absent").route_exists);
  EXPECT_FALSE(responder.body_rule("GET", "/assets/old.js").route_exists);
}

TEST_F(ClientFilesTest, RefusesAFolderWithoutAPage) {
  std::filesystem::remove(folder_ / "index.html");
  EXPECT_THROW(ClientFiles{folder_}, std::runtime_error);
}

}  // namespace
}  // namespace kizuna::server
