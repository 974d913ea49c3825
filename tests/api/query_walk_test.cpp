#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "api/route.hpp"
#include "persistence/audit_log/format/encoding.hpp"
#include "tests/support/case_samples.hpp"

/// Walks the query parameters of the whole route table: what does not fit is 400 (H-14), and
/// nothing that a client can put there is the server's own fault.
namespace kizuna::tests {
namespace {

using api::QueryParameter;
using api::Route;

const std::string uuid = "0196f3a0-0000-7000-8000-000000000000";

class QueryWalk : public ApiTest {
 protected:
  std::string open_case() {
    const std::string contact = put_contact(api, {.subject = put_person(api)});
    const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}});
    return made.json.at("head").at("id").get<std::string>();
  }

  /// A path that leads to something where the query matters behind the check of the table.
  std::string path_of(const Route& route) {
    std::string path(route.path);
    if (path == "/v1/statistics/{table}/rows") return "/v1/statistics/ST-2/rows";
    if (path.starts_with("/v1/statistics/{table}")) path.replace(15, 7, "ST-1");
    if (path == "/v1/statistics/{table}/file") return "/v1/statistics/ST-1/file";
    if (path == "/v1/cases/{id}/timeline") return "/v1/cases/" + file + "/timeline";
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
      path.replace(at, path.find('}') - at + 1, uuid);
    return path;
  }

  Client& caller_of(const Route& route) {
    const bool anyone = has(route.traits, api::open);
    const std::string role =
        anyone ? "" : std::string(domain::to_text(api::roles_of(route).front()));
    const auto known = clients.find(role);
    if (known != clients.end()) return known->second;
    return clients.emplace(role, anyone ? api.anonymous() : api.as(role)).first->second;
  }

  Answer call(const Route& route, const std::string& query) {
    Client& client = caller_of(route);
    const std::string target = path_of(route) + "?" + query;
    if (route.method == "GET") return client.get(target);
    if (route.method == "DELETE") return client.del(target);
    if (route.method == "PUT") return client.put(target, nlohmann::json::object(), "\"v1\"");
    return client.post(target, nlohmann::json::object());
  }

  static std::string pair(const QueryParameter& parameter, const std::string& value) {
    std::string text = std::string(parameter.name) + "=";
    for (const char c : value) text += c == '+' ? "%2B" : c == '=' ? "%3D" : std::string(1, c);
    return text;
  }

  std::map<std::string, Client> clients;
  std::string file = open_case();
};

/// A value that each parameter takes, by name; a new one needs its line here.
const std::map<std::string_view, std::string> good = {
    {"q", "タカハシ"},
    {"received_from", "2026-04-01"},
    {"received_to", "2026-05-01"},
    {"district", "D03"},
    {"staff", uuid},
    {"method", "T"},
    {"topic", "A3"},
    {"urgency", "B"},
    {"subject", uuid},
    {"caller", uuid},
    {"limit", "1"},
    {"case", uuid},
    {"fiscal_year", "2026"},
    {"split", "month"},
    {"state", "open"},
    {"owner", uuid},
    {"overdue", "true"},
    {"kind", "task"},
    {"case_id", uuid},
    {"actor", uuid},
    {"act", "contact.view"},
    {"outcome", "ok"},
    {"origin", "audit.kizuna.test/isesaki/2026"},
    {"seq", "1"},
    {"from", "2"},
    {"to", "3"},
    {"queue", "post"},
    {"view", "team"},
    {"due", "week"},
    {"format", "xlsx"},
    {"permit", uuid},
    {"on", "2026-05-12"},
    {"sheet", "0"},
    {"line", "%E9%9B%BB%E8%A9%B1"},
    {"column", "%E4%BB%B6%E6%95%B0"},
    {"offset", "0"},
    {"month", "2026-04"},
    {"first", "0"},
    {"until", "1"},
    {"day", "2026-04-10"},
    {"root", "957a3fdc07430011"},
};

/// The same, where one name means different things.
const std::map<std::pair<std::string_view, std::string_view>, std::string> good_of_route = {
    {{"listContacts", "number"}, "R08-C-00001"},
    {{"listContacts", "cursor"}, audit::base64("1 " + uuid)},
    {{"listCases", "number"}, "R08-K-00001"},
    {{"listCases", "state"}, "S1"},
    {{"listCases", "cursor"}, "1_" + uuid},
    {{"getCaseTimeline", "cursor"}, "1_" + uuid},
    {{"listCaseWarnings", "cursor"}, "1_" + uuid},
    {{"listCaseAccesses", "cursor"}, "1_1"},
    {{"listPersonAccesses", "cursor"}, "1_1"},
    {{"listClosings", "cursor"}, "1_" + uuid},
    {{"listCopiesOut", "cursor"}, "2026-05-12_" + uuid},
    {{"listTasks", "cursor"}, "2026-05-12_" + uuid},
    {{"listAuditEntries", "cursor"}, "1_1"},
    {{"listAuditEntries", "from"}, "2026-05-12T00:00:00Z"},
    {{"listAuditEntries", "to"}, "2026-05-13T00:00:00Z"},
    {{"exportContacts", "number"}, "R08-C-00001"},
    {{"exportCases", "number"}, "R08-K-00001"},
    {{"exportCases", "state"}, "S1"},
    {{"exportStatistics", "from"}, "2026-04-01"},
    {{"exportStatistics", "to"}, "2026-04-30"},
    {{"listAuditExceptions", "from"}, "2026-05-01T00:00:00Z"},
    {{"listAuditExceptions", "to"}, "2026-05-13T00:00:00Z"},
    {{"getStatistics", "from"}, "2026-04-01"},
    {{"getStatistics", "to"}, "2026-04-30"},
    {{"getStatisticsRows", "from"}, "2026-04-01"},
    {{"getStatisticsRows", "to"}, "2026-04-30"},
};

std::string good_value(const Route& route, const QueryParameter& parameter) {
  if (const auto own = good_of_route.find({route.operation, parameter.name});
      own != good_of_route.end())
    return own->second;
  const auto shared = good.find(parameter.name);
  return shared == good.end() ? "" : shared->second;
}

TEST_P(QueryWalk, UnknownAndRepeatedParametersAreRefusedEverywhere) {
  for (const Route& route : api::routes()) {
    const Answer unknown = call(route, "no_such_parameter=1");
    EXPECT_EQ(unknown.status, 400) << route.operation << " " << unknown.body;
    EXPECT_EQ(unknown.code(), "unknown_parameter") << route.operation;
    for (const QueryParameter& parameter : route.query) {
      const std::string value = good_value(route, parameter);
      ASSERT_TRUE(std::regex_match(value, std::regex(std::string(parameter.pattern))))
          << route.operation << " " << parameter.name << ": say above what a good value is";
      const std::string once = pair(parameter, value);
      const Answer twice = call(route, once + "&" + once);
      EXPECT_EQ(twice.status, 400) << route.operation << " " << once << " " << twice.body;
      EXPECT_EQ(twice.code(), "unknown_parameter") << route.operation << " " << once;
    }
  }
}

TEST_P(QueryWalk, GoodValuesAreTakenOneByOne) {
  for (const Route& route : api::routes()) {
    for (const QueryParameter& parameter : route.query) {
      // Half a period, and a proof of nothing, are refused by their handlers.
      if (parameter.name == "from" || parameter.name == "to" ||
          route.operation == "getAuditProof" || route.operation == "getAuditCheckpoint")
        continue;
      const Answer answer = call(route, pair(parameter, good_value(route, parameter)));
      EXPECT_TRUE(answer.status == 200 || answer.status == 404)
          << route.operation << " " << parameter.name << " " << answer.body;
    }
  }
}

TEST_P(QueryWalk, NumbersOutOfRangeAndNoValueAreRefused) {
  const std::string thirty_digits(30, '9');
  const std::string wrong[] = {"",
                               "-1",
                               "-9223372036854775809",
                               thirty_digits,
                               "0x10",
                               "1e9",
                               " 1",
                               thirty_digits + "_" + uuid,
                               "99999999999999999999_" + uuid,
                               "-1_" + uuid,
                               "_" + uuid,
                               "1_",
                               thirty_digits + "_" + thirty_digits,
                               "1_" + thirty_digits,
                               "1_-1",
                               audit::base64(thirty_digits + " " + uuid),
                               audit::base64("-1 " + uuid),
                               audit::base64(" " + uuid),
                               audit::base64("1 "),
                               audit::base64("1 \xff\xfe"),
                               audit::base64(std::string("1 \0", 3)),
                               "9999-99-99_" + thirty_digits,
                               "9999-99-99",
                               "9999-99-99T99:99:99Z",
                               "-001-01-01",
                               "R08-K-00001-" + std::string(8'000, '1')};
  for (const Route& route : api::routes()) {
    for (const QueryParameter& parameter : route.query) {
      const bool is_number = parameter.name == "limit" || parameter.name == "cursor" ||
                             parameter.name == "seq" || parameter.name == "from" ||
                             parameter.name == "to" || parameter.name == "fiscal_year" ||
                             parameter.name == "received_from" || parameter.name == "received_to";
      for (const std::string& value : wrong) {
        const Answer answer = call(route, pair(parameter, value));
        const std::string asked = std::string(route.operation) + " " + pair(parameter, value);
        EXPECT_LT(answer.status, 500) << asked << " " << answer.body;
        if (is_number || value.empty()) {
          EXPECT_EQ(answer.status, 400) << asked << answer.body;
        }
      }
    }
  }
}

TEST_P(QueryWalk, TheLargestValuesThatFitAreNobodysFault) {
  const std::map<std::pair<std::string_view, std::string_view>, std::vector<std::string>> largest =
      {{{"listContacts", "cursor"}, {audit::base64("999999999999999999 " + uuid)}},
       {{"listContacts", "limit"}, {"200"}},
       {{"listContacts", "received_from"}, {"0001-01-01", "9999-12-31"}},
       {{"listContacts", "received_to"}, {"0001-01-01", "9999-12-31"}},
       {{"listContacts", "number"}, {"R99-C-999999999"}},
       {{"listCases", "cursor"}, {"0_" + uuid, "999999999999999999_" + uuid}},
       {{"listCases", "limit"}, {"999"}},
       {{"listCases", "number"}, {"R99-K-999999-999"}},
       {{"getCaseTimeline", "cursor"}, {"0_" + uuid, "999999999999999999_" + uuid}},
       {{"getCaseTimeline", "limit"}, {"999"}},
       {{"listCaseWarnings", "cursor"}, {"0_" + uuid, "999999999999999999_" + uuid}},
       {{"listClosings", "cursor"}, {"0_" + uuid, "999999999999999999_" + uuid}},
       {{"listTasks", "cursor"}, {"9999-12-31_" + uuid}},
       {{"listTasks", "limit"}, {"999"}},
       {{"listAuditEntries", "cursor"}, {"0_0", "999999_9999999999999999"}},
       {{"listAuditEntries", "limit"}, {"200"}},
       {{"listAuditEntries", "from"}, {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"}},
       {{"listAuditEntries", "to"}, {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"}},
       {{"getStatistics", "fiscal_year"}, {"2000", "2099"}}};
  for (const auto& [which, values] : largest) {
    const auto& all = api::routes();
    const auto route = std::find_if(all.begin(), all.end(), [&w = which](const Route& row) {
      return row.operation == w.first;
    });
    ASSERT_NE(route, all.end()) << which.first;
    for (const std::string& value : values) {
      const Answer answer = call(*route, pair({which.second, ""}, value));
      EXPECT_EQ(answer.status, 200) << which.first << " " << value << " " << answer.body;
    }
  }
  Client auditor = api.as("auditor");
  for (const char* query : {"seq=9999999999999999", "from=1&to=9999999999999999",
                            "from=9999999999999999&to=1", "seq=0&from=1&to=2"}) {
    const int status = auditor.get(std::string("/v1/audit-log/proofs?") + query).status;
    EXPECT_TRUE(status == 400 || status == 404 || status == 422) << query << " " << status;
  }
}

KIZUNA_ON_BOTH_ENGINES(QueryWalk);

}  // namespace
}  // namespace kizuna::tests
