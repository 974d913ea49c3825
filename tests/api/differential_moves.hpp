#pragma once
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace kizuna::tests {

/// One request. Ids are written "#7": the seventh id that any answer has shown, whatever it is in
/// the database that is asked.
struct Move {
  std::string login;
  std::string method;
  std::string target;
  nlohmann::json body = nullptr;
  std::string etag = {};
  std::string makes = {};  ///< what kind of thing a 201 has made; empty: nothing to remember
};

/// People at work, at random but the same for the same seed: what is made is used again, changed at
/// its version, at a stale one, and in ways that are refused.
class Moves {
 public:
  /// `accounts` are the ids of staff as "#n".
  Moves(std::uint64_t seed, std::vector<std::string> accounts);

  Move next();
  void learn(const Move& move, int status, const nlohmann::json& answer,
             const std::string& next_page);
  std::size_t made(const std::string& kind) const;

 private:
  using Maker = Move (Moves::*)();

  std::size_t dice(std::size_t sides);
  bool chance(int percent) { return dice(100) < static_cast<std::size_t>(percent); }
  const std::string& pick(const std::vector<std::string>& values);
  /// Something made before; rarely, and where nothing is there yet, something that never was.
  std::string known(const std::string& kind);
  std::string etag_of(const std::string& id);
  std::string staff();
  std::string day(int first, int last);
  nlohmann::json person();
  nlohmann::json contact();
  void note_versions(const nlohmann::json& part);

  Move create_person();
  Move replace_person();
  Move look_at();
  Move search_people();
  Move find_duplicates();
  Move merge();
  Move create_contact();
  Move finalise();
  Move amend();
  Move list_contacts();
  Move propose();
  Move void_contact();
  Move open_case();
  Move list_cases();
  Move act_on_case();
  Move set_facts();
  Move link();
  Move ask_closing();
  Move of_case();
  Move create_task();
  Move list_tasks();
  Move act_on_task();
  Move draft();
  Move statistics();
  Move add_kin();
  Move add_tie();
  Move change_chart();
  Move add_agency();

  std::mt19937_64 random_;
  std::vector<std::string> accounts_;
  std::map<std::string, std::vector<std::string>> made_;
  std::map<std::string, long long> versions_;
  std::map<std::string, std::vector<std::string>> members_, ties_;  ///< of a chart, by case
  std::string next_page_;
  int moves_ = 0;
};

}  // namespace kizuna::tests
