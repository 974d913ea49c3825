#pragma once
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain::intake {

/// The fiscal year whose series gives a contact its number: that of the receipt in JST (I-1).
int number_series(Instant received_at);

/// The label that a center's table proposes for a fiscal year: FY2019 is "R01". A label is fixed
/// before its year starts and kept when an era changes in mid-year (I-2). Throws
/// std::invalid_argument before FY2019.
std::string proposed_label(int fiscal_year);

/// "R07-C-00421"; six digits after 99999; with "訂1" for the first amendment (I-2, I-4).
std::string contact_number(std::string_view label, int ordinal, int amendment = 0);

/// "R07-K-00042"; reopened once "R07-K-00042-2" (T-12). `opening` counts from 1.
std::string case_number(std::string_view label, int ordinal, int opening = 1);

/// "R07-D-00007": the copy number of what was handed to somebody outside.
std::string disclosure_number(std::string_view label, int ordinal);

}  // namespace kizuna::domain::intake
