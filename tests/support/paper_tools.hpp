#pragma once
#include <string>
#include <string_view>

namespace kizuna::tests {

/// What pdftotext reads of a document.
std::string text_of_pdf(std::string_view pdf);
/// The lines of pdffonts: a font each, after two lines of head.
std::string fonts_of_pdf(std::string_view pdf);

/// A file out of a zip archive, such as a sheet of a workbook; empty when it is not there.
std::string part_of_zip(std::string_view zip, const std::string& name);

}  // namespace kizuna::tests
