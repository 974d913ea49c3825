#pragma once
#include <string>
#include <string_view>

#include "persistence/session.hpp"

namespace kizuna::persistence {

enum class SeriesKind { contact, case_file };

/// One number of a fiscal year's series, before it is printed (contact_number, case_number).
struct SeriesNumber {
  int fiscal_year = 0;
  std::string label;  ///< "R07"
  int ordinal = 0;    ///< from 1
};

/// The next number, inside the writer's transaction: if that is rolled back the number was never
/// given, so a series has no gaps (I-1). The first number of a year fixes its label unless a row
/// was put there before (I-2). Throws std::invalid_argument before fiscal year 2019.
SeriesNumber take_number(Session& writer, std::string_view center_id, SeriesKind kind,
                         int fiscal_year);

/// The label of a series that has given a number.
std::string series_label(Session& session, std::string_view center_id, SeriesKind kind,
                         int fiscal_year);

}  // namespace kizuna::persistence
