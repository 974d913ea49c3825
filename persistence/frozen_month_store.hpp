#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Sheet of the table, line and column, by their labels.
using FigurePlace = std::tuple<long long, std::string, std::string>;
using Figures = std::map<FigurePlace, long long>;

struct LastFrozen {
  std::string month;  ///< "2025-04"
  domain::Instant stored_at;
};
std::optional<LastFrozen> last_frozen_month(Session& session, std::string_view center_id);
bool is_frozen(Session& session, std::string_view center_id, std::string_view month);

/// False when another instance was faster.
bool begin_frozen_month(Session& writer, std::string_view center_id, std::string_view month,
                        domain::Instant now);
void keep_figures(Session& writer, std::string_view center_id, std::string_view month,
                  std::string_view name, const Figures& figures);
Figures frozen_figures(Session& session, std::string_view center_id, std::string_view month,
                       std::string_view name);

}  // namespace kizuna::persistence
