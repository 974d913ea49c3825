#pragma once
#include "api/route.hpp"

namespace kizuna::api {

/// A table that a domain person can read, as text: the same for every kind of table.
struct ReferenceRowView {
  List<std::string, 40> cells;
};
BOOST_DESCRIBE_STRUCT(ReferenceRowView, (), (cells))

struct ReferenceTable {
  std::string name;
  std::string title;
  List<std::string, 40> columns;
  List<ReferenceRowView, 2000> rows;
};
BOOST_DESCRIBE_STRUCT(ReferenceTable, (), (name, title, columns, rows))
constexpr std::string_view dto_summary(const ReferenceTable*) {
  return "参照表";
}

struct ReferenceTitle {
  std::string name;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ReferenceTitle, (), (name, title))

struct ReferenceNames {
  List<std::string, 200> tables;
  List<ReferenceTitle, 200> titles;  ///< of the same, in the same order
};
BOOST_DESCRIBE_STRUCT(ReferenceNames, (), (tables, titles))
constexpr std::string_view dto_summary(const ReferenceNames*) {
  return "参照表の名前";
}

Response get_openapi(Context& context);
Response list_reference(Context& context);
Response get_reference(Context& context);

}  // namespace kizuna::api
