#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain::intake {

/// One code of a list. Codes are never deleted: an old one gets a `valid_to`.
struct CodeRow {
  std::string_view code;
  std::string_view ja;
  std::string_view en;
  std::string_view source = {};
  CivilDate valid_from{std::chrono::year{2000}, std::chrono::month{4}, std::chrono::day{1}};
  std::optional<CivilDate> valid_to = {};  ///< the last day, inclusive

  /// Whether the code may be chosen for something that happened that day.
  constexpr bool valid_on(CivilDate date) const {
    return valid_from <= date && (!valid_to || date <= *valid_to);
  }
};

/// A named list, in the order in which people know it.
struct CodeList {
  std::string_view name;
  std::string_view ja;
  std::span<const CodeRow> rows;
};

/// Every list, by name, for GET /v1/reference and for the checks.
std::span<const CodeList> code_lists();

/// nullptr if there is no such list.
const CodeList* find_list(std::string_view name);

/// The row of a code that is valid on that day, else nullptr. Throws std::invalid_argument for a
/// list that does not exist: list names are written in the program, never typed by a user.
const CodeRow* find_code(std::string_view list, std::string_view code, CivilDate on_date);

/// The Japanese label whenever the code was valid; the code itself if it never existed.
std::string_view label_of(std::string_view list, std::string_view code);

namespace codes {

// Codes that rules speak of by name.
inline constexpr std::string_view method_visit = "H";
inline constexpr std::string_view method_meeting = "C";
inline constexpr std::string_view caller_subject = "10";
inline constexpr std::string_view outcome_continue = "2";
inline constexpr std::string_view urgency_same_day = "S";
inline constexpr std::string_view urgency_three_days = "A";
inline constexpr std::string_view urgency_preset = "C";
inline constexpr std::string_view abuse_none = "0";
inline constexpr std::string_view abuse_suspected = "1";
inline constexpr std::string_view abuse_reported = "2";
inline constexpr std::string_view abuse_confirmed = "3";
inline constexpr std::string_view abuse_not_confirmed = "4";
inline constexpr std::string_view abuse_unknown = "9";
inline constexpr std::string_view consent_not_asked = "0";
inline constexpr std::string_view consent_not_needed = "6";
inline constexpr std::string_view district_outside = "OUT";
inline constexpr std::string_view district_unknown = "UNKNOWN";
inline constexpr std::string_view referral_handed_over = "HANDED_OVER";
inline constexpr std::string_view first_contact = "NEW";
inline constexpr std::string_view continued_contact = "CONT";
inline constexpr std::string_view reopened_contact = "RE";

// Lists of the contact form (codes_contact.cpp).
std::span<const CodeRow> caller();
std::span<const CodeRow> method();
std::span<const CodeRow> path();
std::span<const CodeRow> route();
std::span<const CodeRow> topic();
std::span<const CodeRow> outcome();
std::span<const CodeRow> urgency();
std::span<const CodeRow> abuse();
std::span<const CodeRow> abuse_type();
std::span<const CodeRow> consent();
std::span<const CodeRow> is_new();
std::span<const CodeRow> direction();
std::span<const CodeRow> person_wish();
std::span<const CodeRow> interpreter();
std::span<const CodeRow> district();

// Lists of the case (codes_case.cpp).
std::span<const CodeRow> close();
std::span<const CodeRow> suspension();
std::span<const CodeRow> track();
std::span<const CodeRow> meeting();
std::span<const CodeRow> referral();
std::span<const CodeRow> sharing_basis();
std::span<const CodeRow> sharing_item();
std::span<const CodeRow> medium();
std::span<const CodeRow> break_glass_reason();

// Lists of the record of a meeting (codes_meeting.cpp).
std::span<const CodeRow> subject_presence();
std::span<const CodeRow> wish_not_heard();
std::span<const CodeRow> meeting_option();
std::span<const CodeRow> conflict();
std::span<const CodeRow> vote();
std::span<const CodeRow> copy_return();

// Lists of what is printed (codes_paper.cpp).
std::span<const CodeRow> print_purpose();
std::span<const CodeRow> letters();

// Lists of the subject's profile (codes_profile.cpp).
std::span<const CodeRow> cause();
std::span<const CodeRow> dementia_adl();
std::span<const CodeRow> physical_adl();
std::span<const CodeRow> care_level();
std::span<const CodeRow> disability_class();
std::span<const CodeRow> residence();
std::span<const CodeRow> household();
std::span<const CodeRow> household_flag();
std::span<const CodeRow> income();
std::span<const CodeRow> deposit_band();
std::span<const CodeRow> tax();
std::span<const CodeRow> key_person();
std::span<const CodeRow> legal_measure();
std::span<const CodeRow> sex();
std::span<const CodeRow> birth_precision();

// Lists of the chart of family and surroundings (codes_chart.cpp).
std::span<const CodeRow> kin();
std::span<const CodeRow> family_tie();
std::span<const CodeRow> agency_kind();
std::span<const CodeRow> agency_strength();
std::span<const CodeRow> agency_direction();
// Further lists of the profile (codes_handbook.cpp).
std::span<const CodeRow> handbook_physical();
std::span<const CodeRow> handbook_physical_kind();
std::span<const CodeRow> handbook_intellectual();
std::span<const CodeRow> handbook_mental();
std::span<const CodeRow> communication();
std::span<const CodeRow> visit_caution();
std::span<const CodeRow> yes_no_unknown();

}  // namespace codes
}  // namespace kizuna::domain::intake
