#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/resources/person_dto.hpp"

/// Masks of people (支援措置等) as they are sent and answered.
namespace kizuna::api {

struct RevealReason {
  Line<500> reason;
};
BOOST_DESCRIBE_STRUCT(RevealReason, (), (reason))

/// What a mask hides, for one look on one screen.
struct PersonPlaces {
  List<PersonAddress, 20> addresses;
  List<PersonPhone, 10> phones;
};
BOOST_DESCRIBE_STRUCT(PersonPlaces, (), (addresses, phones))
constexpr std::string_view dto_summary(const PersonPlaces*) {
  return "秘匿されている住所と電話番号";
}

struct NewMaskProposal {
  Int<0, 2> level;
  Line<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewMaskProposal, (), (level, reason))

struct MaskProposalView {
  Uuid id;
  Int<0, 2> level;
  std::string reason;
  Uuid proposed_by;
  std::string proposed_by_name;
  InstantText proposed_at;
};
BOOST_DESCRIBE_STRUCT(MaskProposalView, (),
                      (id, level, reason, proposed_by, proposed_by_name, proposed_at))

struct MaskView {
  Int<0, 3> level;
  std::string reason;
  std::optional<CivilDateText> end_date;
  std::optional<Uuid> set_by;
  std::string set_by_name;
  std::optional<InstantText> set_at;
  std::optional<Uuid> verified_by;
  std::string verified_by_name;
  bool verification_overdue = false;
  List<MaskProposalView, 100> proposals;
};
BOOST_DESCRIBE_STRUCT(MaskView, (),
                      (level, reason, end_date, set_by, set_by_name, set_at, verified_by,
                       verified_by_name, verification_overdue, proposals))
constexpr std::string_view dto_summary(const MaskView*) {
  return "支援措置等の状況";
}

}  // namespace kizuna::api
