#pragma once
#include <optional>
#include <string>

#include "api/resources/sharing_dto.hpp"
#include "api/resources/track_dto.hpp"

/// 紹介 and つなぎ as they are sent and answered.
namespace kizuna::api {

/// What is handed over with つなぎ, and on which basis.
struct ReferralHanding {
  List<SharingItem, 20> items;
  Code<ListOf<&domain::intake::codes::sharing_basis>> basis;
  std::optional<Line<200>> grounds;           ///< B2, B4, B5, B6
  std::optional<Prose<500>> danger;           ///< B3
  std::optional<Prose<500>> why_no_consent;   ///< B3
  std::optional<Prose<500>> why_these_items;  ///< B3
  Prose<1000> handed;
  Code<ListOf<&domain::intake::codes::medium>> medium;
};
BOOST_DESCRIBE_STRUCT(ReferralHanding, (),
                      (items, basis, grounds, danger, why_no_consent, why_these_items, handed,
                       medium))

struct NewReferral {
  Code<ListOf<&domain::intake::codes::referral>> kind;
  ReceiverKind recipient_kind;
  Line<100> recipient_name;
  Prose<1000> reason;
  std::optional<CivilDateText> on;            ///< today, when absent
  std::optional<Prose<500>> wanted_answer;    ///< つなぎ
  std::optional<CivilDateText> follow_up_on;  ///< つなぎ; 14 days later, when absent
  std::optional<ReferralHanding> handing;     ///< つなぎ
};
BOOST_DESCRIBE_STRUCT(NewReferral, (),
                      (kind, recipient_kind, recipient_name, reason, on, wanted_answer,
                       follow_up_on, handing))
constexpr std::string_view dto_summary(const NewReferral*) {
  return "紹介(教えただけ)か、つなぎ(情報を渡して引き継いだ)";
}

struct ReferralAction {
  CivilDateText on;
  std::optional<Prose<2000>> result;
  std::optional<CivilDateText> follow_up_on;
};
BOOST_DESCRIBE_STRUCT(ReferralAction, (), (on, result, follow_up_on))

struct ReferralView {
  Uuid id;
  LabelledCode kind;
  ReceiverView recipient;
  std::string reason;
  std::string wanted_answer;
  CivilDateText on;
  std::string referred_by;
  std::optional<Uuid> disclosure;
  std::optional<TrackLine> track;  ///< of つなぎ: where it stands and how long we have waited
  std::optional<CivilDateText> acknowledged_on;
  std::string result;
  std::optional<CivilDateText> result_on;
};
BOOST_DESCRIBE_STRUCT(ReferralView, (),
                      (id, kind, recipient, reason, wanted_answer, on, referred_by, disclosure,
                       track, acknowledged_on, result, result_on))

struct Referrals {
  List<ReferralView, 1000> referrals;
};
BOOST_DESCRIBE_STRUCT(Referrals, (), (referrals))
constexpr std::string_view dto_summary(const Referrals*) {
  return "ケースの紹介とつなぎ";
}

}  // namespace kizuna::api
