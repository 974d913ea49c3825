#pragma once
#include "api/context.hpp"
#include "api/resources/statistics_tables.hpp"

/// What a request about figures asks for.
namespace kizuna::api {

/// Of a fiscal year, or of the days from/to; without either, of the present fiscal year.
domain::intake::Period period_of(const Context& context);
std::optional<domain::intake::Split> split_of(const Context& context);
/// The kind of the path; out with 404 when there is none.
const StatisticsKind& kind_of(const Context& context);

}  // namespace kizuna::api
