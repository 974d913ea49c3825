#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "api/json/describe.hpp"
#include "api/route.hpp"

/// Relations of staff to people (AZ-08): whoever has declared one neither sees nor touches that
/// person, their contacts and their cases.
namespace kizuna::api {

struct RelationKinds {
  static constexpr std::string_view words[] = {"kin", "friend", "guardian", "payee", "other"};
  static bool contains(std::string_view code) {
    for (const std::string_view word : words) {
      if (word == code) return true;
    }
    return false;
  }
  static std::vector<std::string_view> codes() { return {std::begin(words), std::end(words)}; }
};

struct NewRelation {
  Uuid person;
  Code<RelationKinds> kind;
};
BOOST_DESCRIBE_STRUCT(NewRelation, (), (person, kind))

struct RelationView {
  Uuid account;
  Uuid person;
  std::string kind;
  InstantText declared_at;
};
BOOST_DESCRIBE_STRUCT(RelationView, (), (account, person, kind, declared_at))

struct RelationViews {
  List<RelationView, 1000> relations;
};
BOOST_DESCRIBE_STRUCT(RelationViews, (), (relations))
constexpr std::string_view dto_summary(const RelationViews*) {
  return "届け出られた利害関係";
}

/// One's own; for the city all of the center, as ids.
Response list_declared_relations(Context& context);
Command declare_own_relation(Context& context);
/// Nobody of the center lifts a relation: the city does.
Command end_declared_relation(Context& context);

}  // namespace kizuna::api
