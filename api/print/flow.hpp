#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "api/print/pages.hpp"

namespace kizuna::api::print {

/// What stands in one cell of a row: lines of one or more texts, one below the other.
struct Cell {
  double x = 0;
  double width = 0;
  bool shaded = false;
  bool middle = false;  ///< half way down, where the row is in one piece
  double padding = 3.5;

  void add(LayoutPtr layout);
  double height() const { return bottom_ + 2 * padding; }

 private:
  friend class Flow;
  struct Line {
    std::shared_ptr<PangoLayout> layout;
    int index;
    double x;
    double top;
    double bottom;
    double baseline;
  };
  std::vector<Line> lines_;
  double bottom_ = 0;
};

/// Fills pages from the top down.
class Flow {
 public:
  Flow() : pages_(1) {}

  double y() const { return y_; }
  double left() const { return paper::bottom - y_; }
  Page& page() { return pages_.back(); }
  void skip(double height) { y_ += height; }
  /// Begins a page where less than that is left.
  void keep(double height);

  /// A ruled row. `head` is drawn on each further page that the row reaches, before it.
  void row(std::vector<Cell>& cells, double least_height, const std::function<void()>& head = {});
  /// A line of text without a box.
  void line(LayoutPtr layout, double x);

  std::vector<Page> take_pages() { return std::move(pages_); }

 private:
  void new_page();
  void place(const std::vector<Cell>& cells, double height, const std::vector<std::size_t>& from,
             const std::vector<std::size_t>& to, bool whole);
  void split(const std::vector<Cell>& cells, const std::function<void()>& head);

  std::vector<Page> pages_;
  double y_ = paper::top;
};

}  // namespace kizuna::api::print
