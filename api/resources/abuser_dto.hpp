#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/resources/person_dto.hpp"

/// From whom a person is protected, as it is sent and answered.
namespace kizuna::api {

/// A part of a name that is not known is left out: only a full name is recognised later (M-8).
struct AbuserNames {
  std::optional<Name<>> family_name;
  std::optional<Name<>> given_name;
  std::optional<Name<>> family_kana;
  std::optional<Name<>> given_kana;
  std::optional<Name<200>> roman_name;
  Line<50> relation;  ///< to the protected person
  std::optional<List<Line<40>, 5>> phones;
};
BOOST_DESCRIBE_STRUCT(AbuserNames, (),
                      (family_name, given_name, family_kana, given_kana, roman_name, relation,
                       phones))
constexpr std::string_view dto_summary(const AbuserNames*) {
  return "お答えしない相手の登録。電話番号は市外局番から";
}

struct AbuserView : AbuserNames {
  Uuid id;
  Uuid entered_by;
  std::string entered_by_name;
  InstantText entered_at;
  std::optional<Uuid> ended_by;
  std::optional<std::string> ended_by_name;
  std::optional<InstantText> ended_at;
  std::string end_reason;
};
BOOST_DESCRIBE_STRUCT(AbuserView, (AbuserNames),
                      (id, entered_by, entered_by_name, entered_at, ended_by, ended_by_name,
                       ended_at, end_reason))
constexpr std::string_view dto_summary(const AbuserView*) {
  return "お答えしない相手。ended_atがあれば、登録は終わっている";
}

struct AbuserViews {
  List<AbuserView, 200> abusers;
};
BOOST_DESCRIBE_STRUCT(AbuserViews, (), (abusers))
constexpr std::string_view dto_summary(const AbuserViews*) {
  return "お答えしない相手の一覧。担当チームとセンター長だけが見る";
}

}  // namespace kizuna::api
