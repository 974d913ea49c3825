#pragma once
#include <memory>
#include <vector>

#include "api/print/sheet.hpp"
#include "api/print/typesetting.hpp"

namespace kizuna::api::print {

/// A4 upright, in points; text stays inside of the margins.
namespace paper {
inline constexpr double width = 595.276;
inline constexpr double height = 841.890;
inline constexpr double side = 45;
inline constexpr double top = 58;
inline constexpr double bottom = height - 66;
inline constexpr double inner = width - 2 * side;
}  // namespace paper

/// One line of a text at its place.
struct PlacedLine {
  std::shared_ptr<PangoLayout> layout;
  int index = 0;
  double x = 0;
  double baseline = 0;
};

/// A box filled with a shade of gray: 0 is black.
struct PlacedFill {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  double gray = 0;
};

/// The outline of a box.
struct PlacedFrame {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Lines and shapes of a drawing at their place; its text is among the lines of the page.
struct PlacedDrawing {
  Drawing drawing;
  double x = 0;
  double y = 0;
  double scale = 1;
};

struct Page {
  std::vector<PlacedDrawing> drawings;
  std::vector<PlacedFill> fills;
  std::vector<PlacedFrame> frames;
  std::vector<PlacedLine> lines;
};

/// The sheet on as many pages as it takes. Rows of tables stay together where half a page holds
/// them; longer ones and long texts run on, under the same head.
std::vector<Page> lay_out(const Sheet& sheet, Letters letters, const Typesetter& typesetter);

}  // namespace kizuna::api::print
