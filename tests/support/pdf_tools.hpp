#pragma once
#include <string>
#include <string_view>

namespace kizuna::tests {

/// What pdftotext reads of a document.
std::string text_of_pdf(std::string_view pdf);
/// The lines of pdffonts: a font each, after two lines of head.
std::string fonts_of_pdf(std::string_view pdf);

}  // namespace kizuna::tests
