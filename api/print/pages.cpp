#include "api/print/pages.hpp"

#include <algorithm>

#include "api/print/flow.hpp"
#include "api/print/qr_code.hpp"

namespace kizuna::api::print {
namespace {

constexpr double heading_room = 70;  // a heading never stands alone at the foot of a page
constexpr double prose_room = 60;
constexpr double writing_room = 72;
constexpr double seal_width = 50;
constexpr double wide_seal = 78;
constexpr double seal_height = 44;
constexpr double module_size = 2.3;

double scale_of(Letters letters) {
  switch (letters) {
    case Letters::standard:
      return 1;
    case Letters::large:
      return 1.25;
    case Letters::largest:
      return 1.5;
  }
  return 1;
}

/// Draws the blocks of one sheet.
class Setter {
 public:
  Setter(const Typesetter& typesetter, Letters letters)
      : typesetter_(typesetter), scale_(scale_of(letters)) {}

  void head(const Sheet& sheet) {
    const double band = sheet.seals.empty() ? 0 : seal_height + 14 * scale_;
    const double top = flow_.y();
    if (!sheet.seals.empty()) seals(sheet.seals, paper::side + paper::inner, seal_width);
    const double below = std::max(flow_.y(), top + band);
    auto title = text(sheet.title, {.size = 17, .bold = true}, -1);
    const double title_height = height_of(title.get());
    const double room = paper::inner - static_cast<double>(sheet.seals.size()) * seal_width;
    const double x = paper::side + (room - width_of(title.get())) / 2;
    flow_.skip(top - flow_.y() + std::max(0.0, (band - title_height) / 2));
    flow_.line(std::move(title), x);
    flow_.skip(std::max(0.0, below - flow_.y()) + 4);
    if (!sheet.number.empty()) {
      flow_.line(text(sheet.number, {.size = 10, .alignment = PANGO_ALIGN_RIGHT}, paper::inner),
                 paper::side);
    }
    flow_.skip(4);
  }

  void section(const Section& section) {
    if (!section.heading.empty()) {
      flow_.keep(heading_room);
      flow_.skip(7);
      flow_.line(text("■ " + section.heading, {.size = 11, .bold = true}, paper::inner),
                 paper::side);
      flow_.skip(2);
    }
    for (const Block& block : section.blocks)
      std::visit([this](const auto& one) { draw(one); }, block);
  }

  std::vector<Page> take_pages() { return flow_.take_pages(); }

 private:
  LayoutPtr text(std::string_view words, Style style, double width) const {
    style.size *= scale_;
    return typesetter_.set(words, style, width);
  }

  Cell cell(double x, double width, std::string_view words, const Style& style) const {
    Cell out;
    out.x = x;
    out.width = width;
    out.add(text(words, style, width - 2 * out.padding));
    return out;
  }

  Cell label(double x, double width, std::string_view words) const {
    Cell out = cell(x, width, words, {.size = 9, .alignment = PANGO_ALIGN_CENTER});
    out.shaded = out.middle = true;
    return out;
  }

  void draw(const Fields& fields) {
    for (const std::vector<Field>& row : fields.rows) {
      double shares = 0;
      for (const Field& field : row) shares += field.share;
      std::vector<Cell> cells;
      double x = paper::side;
      for (const Field& field : row) {
        const double width = paper::inner * field.share / shares;
        const double label_width = std::min(86 * scale_, width * 0.38);
        cells.push_back(label(x, label_width, field.label));
        Cell value;
        value.x = x + label_width;
        value.width = width - label_width;
        value.middle = true;
        const double inside = value.width - 2 * value.padding;
        if (!field.reading.empty()) value.add(text(field.reading, {.size = 7}, inside));
        const double size = field.face == Face::name ? 11.5 : 10;
        value.add(text(field.value, {.size = size, .face = field.face}, inside));
        cells.push_back(std::move(value));
        x += width;
      }
      flow_.row(cells, 21 * scale_);
    }
  }

  void draw(const Prose& prose) {
    flow_.keep(prose_room * scale_);
    const auto strip = [&](const std::string& words) {
      Cell head = cell(paper::side, paper::inner, words, {.size = 9});
      head.shaded = head.middle = true;
      std::vector<Cell> cells;
      cells.push_back(std::move(head));
      flow_.row(cells, 0);
    };
    strip(prose.label);
    std::vector<Cell> cells;
    cells.push_back(cell(paper::side, paper::inner, prose.text, {.size = 10, .open = true}));
    cells.front().padding = 5;
    flow_.row(cells, prose.tall ? writing_room * scale_ : 24 * scale_,
              [&] { strip(prose.label + "(続き)"); });
  }

  std::vector<double> widths_of(const Table& table) const {
    double shares = 0;
    for (const Column& column : table.columns) shares += column.share;
    std::vector<double> widths;
    for (const Column& column : table.columns)
      widths.push_back(paper::inner * column.share / shares);
    return widths;
  }

  void draw(const Table& table) {
    const std::vector<double> widths = widths_of(table);
    const auto head = [&] {
      std::vector<Cell> cells;
      double x = paper::side;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        cells.push_back(label(x, widths[i], table.columns[i].title));
        x += widths[i];
      }
      flow_.row(cells, 0);
    };
    flow_.keep(heading_room * scale_ / 2);
    head();
    for (const std::vector<std::string>& row : table.rows) {
      std::vector<Cell> cells;
      double x = paper::side;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const Column& column = table.columns[i];
        cells.push_back(cell(x, widths[i], row.at(i),
                             {.size = 9,
                              .face = column.face,
                              .alignment = column.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT}));
        x += widths[i];
      }
      flow_.row(cells, 0, head);
    }
    if (!table.rows.empty()) return;
    std::vector<Cell> cells;
    cells.push_back(cell(paper::side, paper::inner, table.when_empty, {.size = 9}));
    flow_.row(cells, 0, head);
  }

  void draw(const Code& code) {
    const QrCode qr(code.text);
    const double side = module_size * (qr.width() + 2 * QrCode::quiet_zone);
    flow_.keep(side);
    const double top = flow_.y();
    for (int row = 0; row < qr.width(); ++row) {
      for (int column = 0; column < qr.width(); ++column) {
        if (!qr.is_dark(row, column)) continue;
        flow_.page().fills.push_back({paper::side + module_size * (column + QrCode::quiet_zone),
                                      top + module_size * (row + QrCode::quiet_zone), module_size,
                                      module_size, 0});
      }
    }
    flow_.skip(module_size * QrCode::quiet_zone);
    flow_.line(text(code.text, {.size = 9.5, .face = Face::number}, paper::inner - side - 10),
               paper::side + side + 10);
    flow_.skip(std::max(0.0, top + side - flow_.y()));
  }

  void draw(const Drawing& drawing) {
    const double room = paper::bottom - paper::top - heading_room;
    const double scale = std::min({1.0, paper::inner / drawing.width, room / drawing.height});
    flow_.keep(drawing.height * scale);
    const double x = paper::side + (paper::inner - drawing.width * scale) / 2;
    flow_.page().drawings.push_back({drawing, x, flow_.y(), scale});
    for (const Caption& caption : drawing.captions) {
      const std::shared_ptr<PangoLayout> words(
          text(caption.text, {.size = 9, .face = caption.face}, -1));
      const double left = x + caption.x * scale - width_of(words.get()) / 2;
      const double baseline = pango_units_to_double(pango_layout_get_baseline(words.get()));
      flow_.page().lines.push_back({words, 0, left, flow_.y() + caption.y * scale + baseline});
    }
    flow_.skip(drawing.height * scale);
  }

  void draw(const Note& note) {
    flow_.skip(3);
    flow_.line(text(note.text, {.size = 8.5}, paper::inner), paper::side);
  }

  void draw(const Seals& boxes) {
    flow_.keep(seal_height + 30 * scale_);
    flow_.skip(8);
    seals(boxes.titles, paper::side + paper::inner, wide_seal);
  }

  void seals(const std::vector<std::string>& titles, double right, double width) {
    double x = right - static_cast<double>(titles.size()) * width;
    std::vector<Cell> heads;
    std::vector<Cell> boxes;
    for (const std::string& title : titles) {
      heads.push_back(cell(x, width, title, {.size = 7.5, .alignment = PANGO_ALIGN_CENTER}));
      heads.back().shaded = true;
      heads.back().padding = 1.5;
      boxes.push_back(cell(x, width, "", {}));
      x += width;
    }
    flow_.row(heads, 0);
    flow_.row(boxes, seal_height);
  }

  const Typesetter& typesetter_;
  double scale_;
  Flow flow_;
};

}  // namespace

std::vector<Page> lay_out(const Sheet& sheet, Letters letters, const Typesetter& typesetter) {
  Setter setter(typesetter, letters);
  setter.head(sheet);
  for (const Section& section : sheet.sections) setter.section(section);
  return setter.take_pages();
}

}  // namespace kizuna::api::print
