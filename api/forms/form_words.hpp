#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "api/forms/form.hpp"

/// How values are said on paper. No cell is blank: nothing entered, not known and not shown are
/// three different things (screens P7).
namespace kizuna::api {

inline constexpr std::string_view not_entered = "未入力";
inline constexpr std::string_view hidden_place = "秘匿";

/// The text, or 未入力.
std::string or_missing(std::string_view text);
/// The label of a code, or 未入力.
std::string label_or_missing(std::string_view list, std::string_view code);
/// Labels one after the other, or なし.
std::string labels_of(std::string_view list, const std::vector<std::string>& codes);
/// Texts one after the other, or なし.
std::string listed(const std::vector<std::string>& texts);
std::string date_or_missing(const std::optional<domain::CivilDate>& date);
/// "令和7年5月22日(木) 8時31分"
std::string moment_in_japanese(domain::Instant at);
/// "R7.5.22 8:31"
std::string short_moment(domain::Instant at);
/// What an account is called, or 未入力.
std::string staff_name(Context& context, std::string_view account_id);

}  // namespace kizuna::api
