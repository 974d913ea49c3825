#pragma once
#include "api/context.hpp"
#include "api/json/describe.hpp"

/// Anonymous calls that turned out to be one caller's, and perhaps a person's (R-3, I-16, S-2). No
/// contact changes: links are rows of their own, work backwards in time and can be undone.
namespace kizuna::api {

struct NewAnonymousGroup {
  Line<200> label;
  List<Uuid, 50> contacts;
};
BOOST_DESCRIBE_STRUCT(NewAnonymousGroup, (), (label, contacts))
constexpr std::string_view dto_summary(const NewAnonymousGroup*) {
  return "同じ人からと分かった匿名の相談をまとめる";
}

struct AnonymousCallLink {
  Uuid contact;
};
BOOST_DESCRIBE_STRUCT(AnonymousCallLink, (), (contact))

struct GroupPerson {
  std::optional<Uuid> person;  ///< null undoes it
};
BOOST_DESCRIBE_STRUCT(GroupPerson, (), (person))
constexpr std::string_view dto_summary(const GroupPerson*) {
  return "匿名の相談者が誰と分かったか。nullで取り消す";
}

/// Calls and person as far as the caller may see them.
struct AnonymousGroupView {
  Uuid id;
  std::int64_t version = 1;
  std::string label;
  std::optional<Uuid> person;
  List<Uuid, 1000> contacts;
};
BOOST_DESCRIBE_STRUCT(AnonymousGroupView, (), (id, version, label, person, contacts))
constexpr std::string_view dto_summary(const AnonymousGroupView*) {
  return "匿名の相談のまとまり";
}

Command create_anonymous_group(Context& context);
Response get_anonymous_group(Context& context);
Command link_anonymous_call(Context& context);
Command unlink_anonymous_call(Context& context);
Command set_anonymous_person(Context& context);

}  // namespace kizuna::api
