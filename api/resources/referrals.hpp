#pragma once
#include "api/resources/referral_dto.hpp"
#include "api/route.hpp"

/// 紹介 and つなぎ (3.7), which reports count apart.
namespace kizuna::api {

Response list_referrals(Context& context);
/// つなぎ is a disclosure with its basis and opens a track K5; what is missing is named.
Command refer(Context& context);
/// "acknowledge" and "receive_result": the track moves in the same act.
Command act_on_referral(Context& context);

}  // namespace kizuna::api
