#pragma once
#include <string>

#include "api/print/sheet.hpp"

namespace kizuna::api::print {

/// The sheet as a PDF of A4 pages with embedded fonts, once for each copy of the stamp; each copy
/// counts its own pages. The same data gives the same bytes.
std::string pdf_of(const Sheet& sheet, Letters letters, const Stamp& stamp);

/// How many pages one copy has.
int pages_of(const Sheet& sheet, Letters letters);

}  // namespace kizuna::api::print
