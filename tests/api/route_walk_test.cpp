#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "api/route.hpp"
#include "tests/support/api_fixture.hpp"

/// Walks the whole route table: each request leaves exactly one entry (the fixture counts), and
/// who may use a route is what docs/authz_matrix.csv says, a table written by hand.
namespace kizuna::tests {
namespace {

using api::Route;
using Verdicts = std::map<std::string, bool>;  // by role

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) out.push_back(cell);
  return out;
}

std::map<std::string, Verdicts> read_matrix() {
  std::ifstream in(KIZUNA_SOURCE_DIR "/docs/authz_matrix.csv");
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> roles = cells(line);
  std::map<std::string, Verdicts> matrix;
  while (std::getline(in, line)) {
    const std::vector<std::string> row = cells(line);
    for (std::size_t i = 1; i < row.size(); ++i) matrix[row[0]][roles[i]] = row[i] == "yes";
  }
  return matrix;
}

/// A path that fits the pattern and names nothing that exists.
std::string target_of(const Route& route) {
  std::string path(route.path);
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{')) {
    path.replace(at, path.find('}') - at + 1, "0196f3a0-0000-7000-8000-000000000000");
  }
  return path;
}

class RouteWalk : public ApiTest {
 protected:
  Answer call(Client& client, const Route& route) {
    const std::string target = target_of(route);
    if (route.method == "GET") return client.get(target);
    if (route.method == "DELETE") return client.del(target);
    if (route.method == "PUT") return client.put(target, nlohmann::json::object(), "\"v1\"");
    return client.post(target, nlohmann::json::object());
  }
};

TEST(RouteTable, IsFitToServe) {
  for (const std::string& fault : api::faults_of_routes()) ADD_FAILURE() << fault;
}

TEST(RouteTable, EveryRouteHasItsRowInTheMatrix) {
  const auto matrix = read_matrix();
  for (const Route& route : api::routes()) {
    if (has(route.traits, api::open)) continue;
    EXPECT_TRUE(matrix.contains(std::string(route.operation)))
        << route.operation << ": say in docs/authz_matrix.csv who may use it";
  }
}

TEST_P(RouteWalk, RolesAreThoseOfTheMatrix) {
  const auto matrix = read_matrix();
  for (const Route& route : api::routes()) {
    const auto row = matrix.find(std::string(route.operation));
    if (has(route.traits, api::open) || row == matrix.end()) continue;
    for (const auto& [role, allowed] : row->second) {
      Client client = api.as(role);
      const Answer answer = call(client, route);
      const auto entry = api.last_entry();
      EXPECT_EQ(entry.at("act").get<std::string>(), route.act) << route.operation;
      const bool refused = answer.code() == "forbidden";
      EXPECT_EQ(!refused, allowed) << role << " " << route.operation << " answers " << answer.body;
      if (refused) {
        EXPECT_EQ(entry.at("out"), "denied") << route.operation;
        EXPECT_EQ(entry.at("deny"), "AZ-01") << route.operation;
      }
    }
  }
}

TEST_P(RouteWalk, NobodyGetsInWithoutASession) {
  for (const Route& route : api::routes()) {
    if (has(route.traits, api::open)) continue;
    Client nobody = api.anonymous();
    const Answer answer = call(nobody, route);
    EXPECT_EQ(answer.status, 401) << route.operation << " " << answer.body;
    EXPECT_EQ(api.last_entry().at("actor"), nullptr);
    EXPECT_EQ(api.last_entry().at("out"), "denied");
  }
}

TEST_P(RouteWalk, NobodyGetsInWithAnExpiredSession) {
  Client late = api.as("manager");
  api.advance(std::chrono::hours(11));  // a session lives ten hours at most (AUTH-13)
  for (const Route& route : api::routes()) {
    if (has(route.traits, api::open)) continue;
    const Answer answer = call(late, route);
    EXPECT_EQ(answer.status, 401) << route.operation << " " << answer.body;
    EXPECT_EQ(api.last_entry().at("out"), "denied") << route.operation;
  }
}

KIZUNA_ON_BOTH_ENGINES(RouteWalk);

}  // namespace
}  // namespace kizuna::tests
