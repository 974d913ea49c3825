#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"

/// The fixed questions that an auditor asks of the log. None of them is a finding: each is a list
/// to look at, and an empty list is an answer too.
namespace kizuna::domain::oversight {

/// What an entry of the log says about one act.
struct AuditedAct {
  Instant at;
  std::string act;
  std::string actor;
  std::string object;
  std::string case_id;
  bool allowed = true;
};

enum class Query {
  emergency_access,
  off_hours_reading,
  hasty_approval,
  kin_reading,
  self_approval,
  denial,
};

struct QueryRow {
  Query query;
  std::string_view id;
  std::string_view title;  ///< Japanese
  std::string_view meaning;
};

/// In the order in which they are shown.
std::span<const QueryRow> query_table();

/// A declared relation of somebody of the staff, with all ids under which the log may name it: the
/// person and the person's cases.
struct Kinship {
  std::string account;
  std::set<std::string> ids;
};

/// Opens records of people, as against one's own session, reference tables and figures.
bool reads_people(std::string_view act);

/// Outside 8:30 to 17:15 of a day on which the center is open.
bool is_off_hours(Instant at);

/// Places in `acts`, which stand in order of time.
std::vector<std::size_t> find(Query query, std::span<const AuditedAct> acts,
                              std::span<const Kinship> kinships);

}  // namespace kizuna::domain::oversight
