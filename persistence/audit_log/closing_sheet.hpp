#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// The paper anchor of the log's format: five lines that a hand can type from the daily closing
/// sheet (日次締め). `check` is there for slips of that hand.
std::string paper_anchor(const audit::Checkpoint& checkpoint);

/// The last checkpoint that was signed before an instant, of the newest tree; nullopt when there
/// is none. Inside a snapshot of the center.
std::optional<audit::Checkpoint> checkpoint_before(Session& reader, std::string_view center_id,
                                                   domain::Instant end);

/// The checkpoint kept in [begin, end) whose root begins with these hex digits in lower case: the
/// sheet of a day is printed before the day's last signature. The newest of several.
std::optional<audit::Checkpoint> checkpoint_of_root(Session& reader, std::string_view center_id,
                                                    domain::Instant begin, domain::Instant end,
                                                    std::string_view digits);

}  // namespace kizuna::persistence
