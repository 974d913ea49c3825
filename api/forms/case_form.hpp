#pragma once
#include <string>

#include "api/forms/form.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {

/// "S2 振り分け済み"
std::string state_in_words(std::string_view state_id);

/// What a row of the timeline is, in Japanese: 相談, 手順, 変更, 状態, 予定.
std::string kind_in_words(std::string_view kind);

/// The title of a row of the timeline that is no contact: the step's label of the workflow.
std::string title_in_words(const persistence::TimelineRow& row);

}  // namespace kizuna::api
