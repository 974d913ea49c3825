#include "api/print/typesetting.hpp"

#include <stdexcept>

namespace kizuna::api::print {
namespace {

constexpr const char* text_family = "Noto Sans CJK JP";
constexpr const char* name_family = "IPAmjMincho";
constexpr const char* number_family = "Noto Sans Mono CJK JP";
// What the face for names lacks comes from the Mincho that has the most.
constexpr const char* name_families = "IPAmjMincho, Noto Serif CJK JP";
constexpr double points_per_inch = 72;
// Noto's own line height leaves room for Tibetan; forms are ruled closer.
constexpr float close_lines = 0.86F;
constexpr float open_lines = 1.0F;
constexpr float name_lines = 1.1F;

struct FreeDescription {
  void operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
  }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description description_of(const char* family, double size, bool bold) {
  Description out(pango_font_description_new());
  pango_font_description_set_family(out.get(), family);
  pango_font_description_set_size(out.get(), static_cast<int>(size * PANGO_SCALE));
  pango_font_description_set_weight(out.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return out;
}

void require_family(PangoContext* context, const char* family) {
  const Description wanted = description_of(family, 10, false);
  const std::unique_ptr<PangoFont, GObjectRelease> font(
      pango_context_load_font(context, wanted.get()));
  if (font) {
    const Description found(pango_font_describe(font.get()));
    if (std::string_view(pango_font_description_get_family(found.get())) == family) return;
  }
  throw std::runtime_error(std::string("the font is not installed: ") + family);
}

const char* family_of(Face face) {
  switch (face) {
    case Face::text:
      return text_family;
    case Face::name:
      return name_families;
    case Face::number:
      return number_family;
  }
  return text_family;
}

}  // namespace

Typesetter::Typesetter()
    : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
  pango_cairo_context_set_resolution(context_.get(), points_per_inch);
  pango_context_set_language(context_.get(), pango_language_from_string("ja"));
  // Nothing may depend on a screen.
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
      cairo_font_options_create(), cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  require_family(context_.get(), text_family);
  require_family(context_.get(), name_family);
}

LayoutPtr Typesetter::set(std::string_view text, const Style& style, double width) const {
  LayoutPtr layout(pango_layout_new(context_.get()));
  const Description font = description_of(family_of(style.face), style.size, style.bold);
  pango_layout_set_font_description(layout.get(), font.get());
  if (width >= 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.alignment);
  pango_layout_set_line_spacing(layout.get(), style.face == Face::name ? name_lines
                                              : style.open             ? open_lines
                                                                       : close_lines);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

double height_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return pango_units_to_double(logical.height);
}

double width_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return pango_units_to_double(logical.width);
}

}  // namespace kizuna::api::print
