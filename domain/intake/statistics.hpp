#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"

/// Figures of the center over plain rows (handbook 8.1, 8.2). Every figure is computed afresh from
/// the rows, through links and merges as they now are; months are never added up to a year.
namespace kizuna::domain::intake {

/// Whether a contact caused a case to be opened again (T-12).
enum class ReopenCause { none, same_case, new_case };

/// The newest row of one contact, its ids resolved: `case_id` through links (restricted ones too),
/// persons through merges, and a linked anonymous group that now belongs to a person or case as
/// that person or case (S-2). `district` is already UNKNOWN for masked subjects.
struct ContactRow {
  std::string contact;
  Instant received_at;
  bool finalised = true;
  bool voided = false;
  std::string case_id = {};
  std::string subject = {};
  std::string caller = {};
  std::string caller_type = {};
  std::string anonymous_group = {};
  std::string is_new = {};  ///< F06 as the human chose it
  std::string method = {};
  std::string topic_main = {};
  std::vector<std::string> topic_subs = {};
  std::string outcome = {};
  std::vector<std::string> further_outcomes = {};
  std::string urgency = "C";
  std::string abuse = "0";
  std::string district = {};
  bool masked = false;  ///< the subject has a mask of level 2 or 3 (M-6)
  ReopenCause reopen = ReopenCause::none;
};

/// One stretch during which a case was open; a case that was reopened has several.
struct CaseSpan {
  std::string case_id;
  std::string subject;
  Instant opened_at;
  std::optional<Instant> closed_at = {};
};

/// A change of the ABUSE overlay; "0" is its end (W-15).
struct AbuseChange {
  std::string case_id;
  std::string status;
  Instant at;
};

/// A suspicion and its report to the city.
struct AbuseResponse {
  Instant received_at;
  std::optional<Instant> reported_at = {};
  std::string case_id = {};
};

/// Everything from the beginning to the end of the period asked for, not only the period itself:
/// what is new depends on what came before.
struct StatisticsInput {
  std::vector<ContactRow> contacts;
  std::vector<CaseSpan> cases;
  std::vector<AbuseChange> abuse;
  std::vector<AbuseResponse> abuse_responses;
};

/// JST dates, both inclusive, compared with `received_at`.
struct Period {
  CivilDate first;
  CivilDate last;

  bool contains(Instant at) const;
};

Period month_period(std::chrono::year_month month);
Period fiscal_year_period(int fiscal_year);

/// S-8: 00:00 JST of the 11th of the next month.
Instant month_freezes_at(std::chrono::year_month month);

enum class MatterKind { case_, subject, caller, anonymous_group, contact };

/// What a contact is about, for counting (S-1).
struct MatterKey {
  MatterKind kind = MatterKind::contact;
  std::string id;

  friend auto operator<=>(const MatterKey&, const MatterKey&) = default;
};

MatterKey matter_of(const ContactRow& contact, const std::vector<CaseSpan>& cases);

/// 新規 / 再開 / 継続: exactly one per matter and period (S-3).
enum class MatterClass { first, reopened, continued };

struct Matter {
  MatterKey key;
  MatterClass type;
  std::vector<std::string> contacts;  ///< of the period, in order of receipt
};

/// The matters with at least one counted contact in the period, in order of their key.
std::vector<Matter> matters_in(const StatisticsInput& input, const Period& period);

/// ST-1. contacts = 延べ, matters = 実 = first + reopened + continued.
struct Overview {
  int contacts = 0;
  int matters = 0;
  int first = 0;
  int reopened = 0;
  int continued = 0;

  friend bool operator==(const Overview&, const Overview&) = default;
};

Overview overview(const StatisticsInput& input, const Period& period);

/// ST-8. Matters, each once: urgency under its highest, abuse under the last of 1, 2 and 3 at any
/// time in the period (S-13); 4 and 9 stand outside that sum. A case counts by its overlay, any
/// other matter by its contacts.
struct UrgencyAndAbuse {
  int same_day = 0;
  int three_days = 0;
  int suspected = 0;
  int reported = 0;
  int confirmed = 0;
  int not_confirmed = 0;
  int unknown = 0;
  int reports_due = 0;       ///< suspicions received in the period
  int reported_in_time = 0;  ///< to the city on the day of receipt
  std::optional<long> median_minutes_to_report = {};

  friend bool operator==(const UrgencyAndAbuse&, const UrgencyAndAbuse&) = default;
};

/// What each of these figures counts. A matter of a case may have no contact in the period.
struct UrgencyAndAbuseMatters {
  std::vector<MatterKey> same_day, three_days;
  std::vector<MatterKey> suspected, reported, confirmed, not_confirmed, unknown;
  std::vector<MatterKey> reports_due, reported_in_time;
};

UrgencyAndAbuseMatters urgency_and_abuse_matters(const StatisticsInput& input,
                                                 const Period& period);
UrgencyAndAbuse urgency_and_abuse(const StatisticsInput& input, const Period& period);

/// A contact whose F06 is not what I-13 suggests, for the month's check. It changes no figure.
struct IsNewDifference {
  std::string contact;
  std::string chosen;
  std::string_view suggested;
};

std::vector<IsNewDifference> is_new_differences(const StatisticsInput& input, const Period& period);

}  // namespace kizuna::domain::intake
