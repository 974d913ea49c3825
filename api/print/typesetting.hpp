#pragma once
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

#include "api/print/sheet.hpp"

namespace kizuna::api::print {

struct GObjectRelease {
  void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, GObjectRelease>;

/// How a piece of text is set; sizes in points.
struct Style {
  double size = 10;
  Face face = Face::text;
  bool bold = false;
  bool open = false;  ///< lines wider apart, for long reading
  PangoAlignment alignment = PANGO_ALIGN_LEFT;
};

/// Turns text into lines. Lives on one thread, because Pango's default font map does.
class Typesetter {
 public:
  /// Throws std::runtime_error where a font that the forms need is not installed: a fallback
  /// would print boxes, or a name with a letter that is not its own.
  Typesetter();

  /// Broken by the Japanese rules (no 、 or 」 at the start of a line) to a width in points;
  /// a negative width breaks at line ends of the text only.
  LayoutPtr set(std::string_view text, const Style& style, double width) const;

 private:
  struct ContextRelease {
    void operator()(PangoContext* context) const { g_object_unref(context); }
  };
  std::unique_ptr<PangoContext, ContextRelease> context_;
};

/// Of all its lines, in points.
double height_of(PangoLayout* layout);
double width_of(PangoLayout* layout);

}  // namespace kizuna::api::print
