#include "api/print/flow.hpp"

#include <algorithm>

namespace kizuna::api::print {
namespace {

constexpr double shade = 0.93;
// A row that needs more of a page than this runs on instead of leaving the rest white.
constexpr double whole_row_max = (paper::bottom - paper::top) / 2;
constexpr double least_piece = 40;

struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

}  // namespace

void Cell::add(LayoutPtr layout) {
  const std::shared_ptr<PangoLayout> shared(std::move(layout));
  const std::unique_ptr<PangoLayoutIter, FreeIterator> at(pango_layout_get_iter(shared.get()));
  const double before = bottom_;
  int index = 0;
  do {
    PangoRectangle logical;
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
    const double baseline = pango_units_to_double(pango_layout_iter_get_baseline(at.get()));
    bottom_ = before + pango_units_to_double(bottom);
    lines_.push_back({shared, index++, pango_units_to_double(logical.x),
                      before + pango_units_to_double(top), bottom_, before + baseline});
  } while (pango_layout_iter_next_line(at.get()));
}

void Flow::new_page() {
  pages_.emplace_back();
  y_ = paper::top;
}

void Flow::keep(double height) {
  if (left() < height && y_ > paper::top) new_page();
}

void Flow::place(const std::vector<Cell>& cells, double height,
                 const std::vector<std::size_t>& from, const std::vector<std::size_t>& to,
                 bool whole) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    if (cell.shaded) page().fills.push_back({cell.x, y_, cell.width, height, shade});
    page().frames.push_back({cell.x, y_, cell.width, height});
    if (from[i] == to[i]) continue;
    const double slack = whole && cell.middle ? (height - cell.height()) / 2 : 0;
    const double shift = y_ + cell.padding + slack - cell.lines_[from[i]].top;
    for (std::size_t line = from[i]; line < to[i]; ++line) {
      const Cell::Line& row = cell.lines_[line];
      page().lines.push_back(
          {row.layout, row.index, cell.x + cell.padding + row.x, shift + row.baseline});
    }
  }
  y_ += height;
}

void Flow::split(const std::vector<Cell>& cells, const std::function<void()>& head) {
  std::vector<std::size_t> from(cells.size(), 0);
  std::vector<std::size_t> to(cells.size(), 0);
  while (true) {
    double height = 0;
    bool done = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      from[i] = to[i];
      if (from[i] == cell.lines_.size()) continue;
      const double top = cell.lines_[from[i]].top;
      const double room = left() - 2 * cell.padding;
      while (to[i] < cell.lines_.size() && cell.lines_[to[i]].bottom - top <= room) ++to[i];
      if (to[i] == from[i] && y_ <= paper::top) ++to[i];
      if (to[i] > from[i])
        height = std::max(height, cell.lines_[to[i] - 1].bottom - top + 2 * cell.padding);
      done = done && to[i] == cell.lines_.size();
    }
    if (height > 0) place(cells, height, from, to, false);
    if (done) return;
    new_page();
    if (head) head();
  }
}

void Flow::row(std::vector<Cell>& cells, double least_height, const std::function<void()>& head) {
  double height = least_height;
  for (const Cell& cell : cells) height = std::max(height, cell.height());
  const bool fits = height <= left();
  if (!fits && (height <= whole_row_max || left() < least_piece)) {
    new_page();
    if (head) head();
  }
  if (height > left()) {
    split(cells, head);
    return;
  }
  const std::vector<std::size_t> from(cells.size(), 0);
  std::vector<std::size_t> to;
  for (const Cell& cell : cells) to.push_back(cell.lines_.size());
  place(cells, height, from, to, true);
}

void Flow::line(LayoutPtr layout, double x) {
  Cell cell;
  cell.x = x;
  cell.padding = 0;
  cell.add(std::move(layout));
  for (const Cell::Line& row : cell.lines_) {
    const double height = row.bottom - row.top;
    if (height > left()) new_page();
    page().lines.push_back({row.layout, row.index, x + row.x, y_ + row.baseline - row.top});
    y_ += height;
  }
}

}  // namespace kizuna::api::print
