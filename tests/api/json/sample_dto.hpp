#pragma once
#include <algorithm>
#include <array>

#include "api/json/describe.hpp"

namespace kizuna::api::sample {

/// A list of codes as the domain's lists look to a DTO.
struct Channels {
  static constexpr std::array<std::string_view, 2> all = {"phone", "visit"};
  static bool contains(std::string_view code) { return std::ranges::find(all, code) != all.end(); }
  static std::vector<std::string_view> codes() { return {all.begin(), all.end()}; }
};

struct Caller {
  Name<> name;
  std::optional<Line<30>> phone;
};
BOOST_DESCRIBE_STRUCT(Caller, (), (name, phone))

struct NewContact {
  CivilDateText received_on;
  Code<Channels> channel;
  Caller caller;
  std::optional<Caller> companion;
  std::optional<Code<Channels>> next_channel;
  std::optional<Prose<200>> text;
  Yen paid_yen;
  bool is_urgent = false;
  List<Uuid, 3> case_ids;
  std::optional<InstantText> called_at;
};
BOOST_DESCRIBE_STRUCT(NewContact, (),
                      (received_on, channel, caller, companion, next_channel, text, paid_yen,
                       is_urgent, case_ids, called_at))

constexpr std::string_view dto_summary(const NewContact*) {
  return "相談受付の登録";
}

}  // namespace kizuna::api::sample
