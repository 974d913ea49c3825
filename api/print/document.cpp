#include "api/print/document.hpp"

#include <cairo-pdf.h>

#include <memory>
#include <numbers>
#include <stdexcept>

#include "api/print/pages.hpp"

namespace kizuna::api::print {
namespace {

constexpr double hair = 0.6;
constexpr double head_y = 34;
constexpr double foot_y = paper::height - 50;
constexpr double small = 7.5;

struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw std::runtime_error(std::string("cannot draw: ") + cairo_status_to_string(status));
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void gray(cairo_t* cr, double shade) {
  cairo_set_source_rgb(cr, shade, shade, shade);
}

void trace(cairo_t* cr, const Stroke& stroke) {
  for (const DrawnPoint& point : stroke.points) cairo_line_to(cr, point.x, point.y);
  if (stroke.closed) cairo_close_path(cr);
  if (stroke.filled) {
    gray(cr, 1);
    cairo_fill_preserve(cr);
    gray(cr, 0);
  }
  const double dashes[] = {5, 3};
  cairo_set_dash(cr, dashes, stroke.dashed ? 2 : 0, 0);
  cairo_stroke(cr);
}

void paint(cairo_t* cr, const PlacedDrawing& placed) {
  cairo_save(cr);
  cairo_translate(cr, placed.x, placed.y);
  cairo_scale(cr, placed.scale, placed.scale);
  cairo_set_line_width(cr, 1.2);
  gray(cr, 0);
  for (const Stroke& stroke : placed.drawing.strokes) trace(cr, stroke);
  for (const Stroke& shape : placed.drawing.shapes) trace(cr, shape);
  cairo_set_dash(cr, nullptr, 0, 0);
  for (const Ring& ring : placed.drawing.rings) {
    cairo_new_sub_path(cr);
    cairo_arc(cr, ring.x, ring.y, ring.radius, 0, 2 * std::numbers::pi);
    gray(cr, 1);
    cairo_fill_preserve(cr);
    gray(cr, 0);
    cairo_stroke(cr);
  }
  for (const Stroke& cross : placed.drawing.crosses) trace(cr, cross);
  cairo_restore(cr);
}

void slanted(cairo_t* cr, const LayoutPtr& layout, double x, double y, double degrees) {
  cairo_save(cr);
  cairo_translate(cr, x, y);
  cairo_rotate(cr, -degrees * std::numbers::pi / 180);
  cairo_move_to(cr, -width_of(layout.get()) / 2, -height_of(layout.get()) / 2);
  // As shapes: who copies the text out of the document gets the text of the form alone.
  pango_cairo_layout_path(cr, layout.get());
  cairo_fill(cr);
  cairo_restore(cr);
}

/// Who, when and which copy, faint behind everything, so that a photograph of the page tells. Drawn
/// once for all pages of a copy.
Surface watermark(const Typesetter& typesetter, const Stamp& stamp, const std::string& copy) {
  constexpr int rows = 4;
  const cairo_rectangle_t extents{0, 0, paper::width, paper::height};
  Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
  const std::unique_ptr<cairo_t, DestroyContext> cr(cairo_create(surface.get()));
  if (stamp.training) {
    gray(cr.get(), 0.92);
    slanted(cr.get(), typesetter.set("訓練用", {.size = 120, .bold = true}, -1), paper::width / 2,
            paper::height / 2, 45);
  }
  gray(cr.get(), 0.87);
  const std::string words = stamp.printer + "  " + stamp.time + "  " + copy;
  for (int row = 0; row < rows; ++row) {
    slanted(cr.get(), typesetter.set(words, {.size = 17}, -1), paper::width / 2,
            paper::height * (row + 0.5) / rows, 28);
  }
  check(cairo_status(cr.get()));
  return surface;
}

/// Draws the pages of one copy.
class Painter {
 public:
  Painter(cairo_t* cr, const Typesetter& typesetter, const Stamp& stamp, std::string copy,
          bool masked)
      : cr_(cr),
        typesetter_(typesetter),
        stamp_(stamp),
        copy_(std::move(copy)),
        masked_(masked),
        watermark_(watermark(typesetter, stamp, copy_)) {}

  void page(const Page& page, std::size_t number, std::size_t count) {
    cairo_set_source_surface(cr_, watermark_.get(), 0, 0);
    cairo_paint(cr_);
    for (const PlacedFill& fill : page.fills) {
      gray(cr_, fill.gray);
      cairo_rectangle(cr_, fill.x, fill.y, fill.width, fill.height);
      cairo_fill(cr_);
    }
    gray(cr_, 0);
    cairo_set_line_width(cr_, hair);
    for (const PlacedFrame& frame : page.frames)
      cairo_rectangle(cr_, frame.x, frame.y, frame.width, frame.height);
    cairo_stroke(cr_);
    for (const PlacedDrawing& drawing : page.drawings) paint(cr_, drawing);
    for (const PlacedLine& line : page.lines) {
      cairo_move_to(cr_, line.x, line.baseline);
      pango_cairo_show_layout_line(cr_,
                                   pango_layout_get_line_readonly(line.layout.get(), line.index));
    }
    head();
    foot(number, count);
    cairo_show_page(cr_);
  }

 private:
  void text(const std::string& words, const Style& style, double x, double y, double width) {
    const LayoutPtr layout = typesetter_.set(words, style, width);
    cairo_move_to(cr_, x, y);
    pango_cairo_show_layout(cr_, layout.get());
  }

  void head() {
    text(stamp_.center, {.size = small}, paper::side, head_y, paper::inner);
    text(stamp_.form, {.size = small, .alignment = PANGO_ALIGN_RIGHT}, paper::side, head_y,
         paper::inner);
    if (!masked_) return;
    constexpr double width = 44;
    constexpr double height = 17;
    const double x = (paper::width - width) / 2;
    cairo_set_line_width(cr_, 1.4);
    cairo_rectangle(cr_, x, head_y - 6, width, height);
    cairo_stroke(cr_);
    text("秘匿", {.size = 11, .bold = true, .alignment = PANGO_ALIGN_CENTER}, x, head_y - 5, width);
  }

  void foot(std::size_t number, std::size_t count) {
    cairo_set_line_width(cr_, hair);
    cairo_move_to(cr_, paper::side, foot_y - 4);
    cairo_line_to(cr_, paper::side + paper::inner, foot_y - 4);
    cairo_stroke(cr_);
    text("印刷 " + stamp_.time + "  " + stamp_.printer + "  " + copy_ + "\n目的 " + stamp_.purpose +
             "  宛先 " + stamp_.recipient,
         {.size = small}, paper::side, foot_y, paper::inner - 60);
    text(std::to_string(number) + "/" + std::to_string(count),
         {.size = 9, .alignment = PANGO_ALIGN_RIGHT}, paper::side, foot_y, paper::inner);
  }

  cairo_t* cr_;
  const Typesetter& typesetter_;
  const Stamp& stamp_;
  std::string copy_;
  bool masked_;
  Surface watermark_;
};

/// Cairo would write the moment of drawing.
void describe(cairo_surface_t* surface, const Sheet& sheet, const Stamp& stamp) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, stamp.center.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Kizuna");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp.iso_time.c_str());
}

}  // namespace

std::string pdf_of(const Sheet& sheet, Letters letters, const Stamp& stamp) {
  const Typesetter typesetter;
  const std::vector<Page> pages = lay_out(sheet, letters, typesetter);
  std::string bytes;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, paper::width, paper::height));
  describe(surface.get(), sheet, stamp);
  {
    const std::unique_ptr<cairo_t, DestroyContext> cr(cairo_create(surface.get()));
    for (const std::string& copy : stamp.copies) {
      Painter painter(cr.get(), typesetter, stamp, copy, sheet.masked);
      for (std::size_t i = 0; i < pages.size(); ++i) painter.page(pages[i], i + 1, pages.size());
    }
    check(cairo_status(cr.get()));
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return bytes;
}

int pages_of(const Sheet& sheet, Letters letters) {
  return static_cast<int>(lay_out(sheet, letters, Typesetter()).size());
}

}  // namespace kizuna::api::print
