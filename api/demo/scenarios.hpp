#pragma once
#include <span>
#include <string_view>

/// Fifteen fictional stories of the fiscal year 令和7年度. All people, numbers and places are
/// invented. They are the demo data and, with the figures they must give, a test.
namespace kizuna::api::demo {

struct ScenarioPerson {
  std::string_view key;
  std::string_view family_name, given_name, family_kana, given_kana;
  std::string_view sex;
  std::string_view birth;  ///< as typed at the counter; empty: not known
  std::string_view district;
  std::string_view roman_name = {};
  std::string_view nationality = {};
  std::string_view alias_family = {}, alias_given = {}, alias_family_kana = {},
                   alias_given_kana = {};
  int mask_level = 0;
  bool unsure = false;  ///< may be one of the candidates for a duplicate: nobody can say yet
};

struct ScenarioContact {
  std::string_view scenario;
  std::string_view at;  ///< "2025-04-08 10:12", JST
  std::string_view by;  ///< login
  std::string_view method;
  std::string_view caller_type;
  std::string_view caller;  ///< key of a person; empty: none
  std::string_view caller_label;
  std::string_view subject;  ///< key of a person; empty: none
  std::string_view topic;
  std::string_view outcome;
  std::string_view urgency;
  std::string_view abuse;
  std::string_view consent;
  std::string_view path;
  std::string_view district;
  std::string_view facts;
  std::string_view response;
  std::string_view asks_for = {};  ///< typed and not chosen: whom the caller asks for
};

/// One thing done to a scenario's case after the contacts up to that minute.
struct ScenarioStep {
  std::string_view scenario;
  std::string_view at;  ///< "2025-04-15 10:30", JST
  std::string_view by;  ///< login
  std::string_view act;
  std::string_view what;   ///< what `act` needs, see the *_steps.cpp
  std::string_view facts;  ///< "name=value|name=value", set together with the act
};

std::span<const ScenarioPerson> people();
/// In order of time, the carried-over ones of the year before first.
std::span<const ScenarioContact> contacts();
/// In order of time.
std::span<const ScenarioStep> steps();

}  // namespace kizuna::api::demo
