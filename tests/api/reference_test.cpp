#include <gtest/gtest.h>

#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {
namespace {

class ReferenceTest : public ApiTest {};

TEST_P(ReferenceTest, EveryTableItNamesIsThereForEverybody) {
  auto service = api.as("service");
  const Answer names = service.get("/v1/reference");
  ASSERT_EQ(names.status, 200) << names.body;
  ASSERT_FALSE(names.json["tables"].empty());
  ASSERT_EQ(names.json["titles"].size(), names.json["tables"].size());
  for (std::size_t i = 0; i < names.json["tables"].size(); ++i) {
    EXPECT_EQ(names.json["titles"][i]["name"], names.json["tables"][i]);
    EXPECT_FALSE(names.json["titles"][i]["title"].get<std::string>().empty());
  }
  for (const auto& name : names.json["tables"]) {
    const Answer table = service.get("/v1/reference/" + name.get<std::string>());
    EXPECT_EQ(table.status, 200) << name << " " << table.body;
    EXPECT_EQ(table.json["name"], name);
    EXPECT_FALSE(table.json["rows"].empty()) << name;
  }
  EXPECT_EQ(service.get("/v1/reference/nothing").status, 404);
}

KIZUNA_ON_BOTH_ENGINES(ReferenceTest);

}  // namespace
}  // namespace kizuna::tests
