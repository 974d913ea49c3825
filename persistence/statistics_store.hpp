#pragma once
#include <string_view>

#include "domain/intake/statistics.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What the figures are computed from: the newest row of every finalised contact received up to the
/// end of `last` (JST), with links (restricted ones too), merges and anonymous groups as they now
/// are (S-1, S-2), the stretches of all cases and their abuse overlays. The district of a masked
/// subject is UNKNOWN (M-6). No names, no texts.
domain::intake::StatisticsInput load_statistics(Session& session, std::string_view center_id,
                                                domain::CivilDate last);

}  // namespace kizuna::persistence
