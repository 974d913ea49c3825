#pragma once
#include <algorithm>
#include <optional>
#include <string>

#include "api/json/describe.hpp"
#include "domain/intake/profile.hpp"

/// The assessment profile as it is sent and answered.
namespace kizuna::api {

/// The names of domain::intake::profile_fields().
struct ProfileFieldNames {
  static bool contains(std::string_view code) {
    return domain::intake::find_profile_field(code) != nullptr;
  }
  static std::vector<std::string_view> codes() {
    std::vector<std::string_view> all;
    for (const auto& row : domain::intake::profile_fields()) all.push_back(row.name);
    return all;
  }
};

/// Either a value with where it comes from, or the reason why this case does not need the field.
struct ProfileInput {
  Code<ProfileFieldNames> field;
  std::optional<Prose<2000>> value;    ///< "unknown" where somebody asked and nobody knows
  std::optional<CivilDateText> as_of;  ///< today, when absent
  std::optional<Line<200>> source;
  std::optional<bool> partial;  ///< looked at, and not enough yet
  std::optional<Prose<500>> not_needed;
};
BOOST_DESCRIBE_STRUCT(ProfileInput, (), (field, value, as_of, source, partial, not_needed))

struct ProfileBody {
  List<ProfileInput, 60> values;
};
BOOST_DESCRIBE_STRUCT(ProfileBody, (), (values))
constexpr std::string_view dto_summary(const ProfileBody*) {
  return "アセスメントの記入(いくつでも一度に)";
}

struct WaiverView {
  std::string reason;
  std::string asked_by;
  std::optional<std::string> approved_by;  ///< absent while it waits for somebody else
};
BOOST_DESCRIBE_STRUCT(WaiverView, (), (reason, asked_by, approved_by))

struct ProfileFieldView {
  std::string field;
  std::string label;
  std::string group;
  std::string mark;  ///< untouched, partial, done, not_needed
  std::string mark_label;
  bool required = false;
  bool hidden = false;  ///< there may be a value, and the caller does not see it here
  std::optional<std::string> value;
  std::optional<std::string> value_label;
  std::optional<CivilDateText> as_of;
  std::optional<std::int64_t> age_days;
  std::optional<std::string> source;
  std::optional<std::string> set_by;
  std::optional<InstantText> set_at;
  std::optional<WaiverView> waiver;
};
BOOST_DESCRIBE_STRUCT(ProfileFieldView, (),
                      (field, label, group, mark, mark_label, required, hidden, value, value_label,
                       as_of, age_days, source, set_by, set_at, waiver))

struct ProfileView {
  Uuid case_id;
  std::int64_t version = 1;  ///< of the case
  CivilDateText on;
  List<ProfileFieldView, 100> fields;
};
BOOST_DESCRIBE_STRUCT(ProfileView, (), (case_id, version, on, fields))
constexpr std::string_view dto_summary(const ProfileView*) {
  return "アセスメント: 各項目の最新の値、いつの値か、4つの印";
}

struct ProfileValueView {
  std::string value;
  std::string value_label;
  bool partial = false;
  CivilDateText as_of;
  std::string source;
  std::string set_by;
  InstantText set_at;
};
BOOST_DESCRIBE_STRUCT(ProfileValueView, (),
                      (value, value_label, partial, as_of, source, set_by, set_at))

struct ProfileHistory {
  std::string field;
  std::string label;
  bool hidden = false;
  List<ProfileValueView, 1000> values;  ///< the one that counts first
};
BOOST_DESCRIBE_STRUCT(ProfileHistory, (), (field, label, hidden, values))
constexpr std::string_view dto_summary(const ProfileHistory*) {
  return "アセスメントの1項目の履歴";
}

struct ProfilePlace {
  std::string field;
  std::string label;
  std::string value;
  CivilDateText as_of;
};
BOOST_DESCRIBE_STRUCT(ProfilePlace, (), (field, label, value, as_of))

struct ProfilePlaces {
  List<ProfilePlace, 20> places;
};
BOOST_DESCRIBE_STRUCT(ProfilePlaces, (), (places))
constexpr std::string_view dto_summary(const ProfilePlaces*) {
  return "秘匿された項目の値。この画面だけのもの";
}

}  // namespace kizuna::api
