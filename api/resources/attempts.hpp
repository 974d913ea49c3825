#pragma once
#include "api/context.hpp"
#include "api/resources/contact_dto.hpp"

/// 不在・不通の記録: tries that reached nobody (I-11).
namespace kizuna::api {

struct NewAttempt {
  std::optional<InstantText> attempted_at;  ///< now, when absent
  CodeFrom<&domain::intake::codes::method> method;
  std::optional<Prose<500>> note;
};
BOOST_DESCRIBE_STRUCT(NewAttempt, (), (attempted_at, method, note))
constexpr std::string_view dto_summary(const NewAttempt*) {
  return "つながらなかった連絡。件数には数えない";
}

struct AttemptView {
  Uuid id;
  InstantText attempted_at;
  std::string method;
  std::string note;
  Uuid by;
  std::string by_name;
};
BOOST_DESCRIBE_STRUCT(AttemptView, (), (id, attempted_at, method, note, by, by_name))

struct AttemptViews {
  List<AttemptView, 1000> attempts;
  bool suffices = false;  ///< for "unreachable" (W-10)
};
BOOST_DESCRIBE_STRUCT(AttemptViews, (), (attempts, suffices))
constexpr std::string_view dto_summary(const AttemptViews*) {
  return "つながらなかった連絡と、連絡不能とするのに足りるか";
}

Response list_attempts(Context& context);
Command log_attempt(Context& context);

}  // namespace kizuna::api
