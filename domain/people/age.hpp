#pragma once
#include <optional>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "domain/people/birth_date.hpp"

namespace kizuna::domain {

/// Full years on a date, rising on the birthday; for 29 February on 1 March of common years
/// (S-10). Negative before birth.
int age_on(CivilDate birth, CivilDate date);

/// The age bands of statistics table ST-5: -17 18-39 40-64 65-74 75-84 85- 不明.
enum class AgeBand { under_18, from_18, from_40, from_65, from_75, from_85, unknown };

AgeBand band_of_age(int age);

/// "18〜39歳"
std::string_view age_band_label(AgeBand band);

/// The band on the last day of a period, or on the day of death if that is earlier (S-10). An
/// imprecise birth has a band only if its earliest and latest day agree; else the estimate (the
/// lowest age of a five-year band) if all its five years lie in one band; else unknown.
AgeBand age_band(const BirthDate& birth, std::optional<int> age_estimate,
                 std::optional<CivilDate> died_on, CivilDate period_end);

}  // namespace kizuna::domain
