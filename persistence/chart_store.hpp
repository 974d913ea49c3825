#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/people/family.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Somebody or something around the subject, on the eco-map.
struct SupportAgency {
  std::string id;
  std::string name;
  std::string kind;
  std::string strength;
  std::string direction;
  std::string contact_person;
  std::string since;  ///< as typed
  std::string note;
  std::string source;
  std::optional<domain::CivilDate> as_of;
};

/// One version of a row: who made it, and how it ended. A reason stands where it was taken off the
/// chart; without one the next version followed.
struct ChartTrace {
  long long version = 1;
  long long ordinal = 0;  ///< 0: behind what is there
  domain::Instant made_at = {};
  std::string made_by = {};
  std::optional<domain::Instant> ended_at = {};
  std::string ended_by = {};
  std::string end_reason = {};
};

template <class Row>
struct Charted {
  Row row;
  ChartTrace trace;
};

struct ChartPosition {
  std::string node_id;
  long long x = 0;
  long long y = 0;
};

/// Rows in the order in which they came onto the chart.
struct ChartRecord {
  long long version = 1;  ///< 1: nobody has drawn anything yet
  std::vector<Charted<domain::FamilyMember>> members;
  std::vector<Charted<domain::FamilyTie>> ties;
  std::vector<Charted<SupportAgency>> agencies;
  std::vector<ChartPosition> positions;
};

/// What stands on the chart now.
ChartRecord load_chart(Session& session, const domain::Authorized& authorized,
                       std::string_view center_id, std::string_view case_id);
/// Every version of every row, without positions.
ChartRecord load_chart_history(Session& session, const domain::Authorized& authorized,
                               std::string_view center_id, std::string_view case_id);

/// Whether anybody but the subject stands on the chart.
bool chart_has_kin(Session& session, std::string_view center_id, std::string_view case_id);

/// Each change moves the chart as a whole on; true when it was the first.
bool move_chart_on(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant now);

void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const domain::FamilyMember& member, const ChartTrace& trace);
void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const domain::FamilyTie& tie, const ChartTrace& trace);
void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const SupportAgency& agency, const ChartTrace& trace);

enum class ChartKind { member, tie, agency };

/// Ends a version that stands now; false when somebody was faster.
bool end_row(Session& writer, std::string_view center_id, ChartKind kind, std::string_view id,
             long long version, std::string_view by, domain::Instant now, std::string_view reason);

/// Forgets every place and keeps these.
void replace_positions(Session& writer, std::string_view center_id, std::string_view case_id,
                       const std::vector<ChartPosition>& positions);

}  // namespace kizuna::persistence
