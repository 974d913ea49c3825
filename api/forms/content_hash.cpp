#include "api/forms/content_hash.hpp"

#include "persistence/audit_log/format/encoding.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::api {
namespace {

/// Each text with its length before it, so that no two sheets are spelled the same.
class Spelling {
 public:
  void add(std::string_view text) {
    out_.append(std::to_string(text.size())).append(":").append(text);
  }
  void count(std::size_t items) { out_.append(std::to_string(items)).append("#"); }
  void number(double value) { add(std::to_string(value)); }
  const std::string& text() const { return out_; }

  void operator()(const print::Fields& fields) {
    add("fields");
    count(fields.rows.size());
    for (const auto& row : fields.rows) {
      count(row.size());
      for (const print::Field& field : row) {
        add(field.label);
        add(field.reading);
        add(field.value);
      }
    }
  }
  void operator()(const print::Prose& prose) {
    add("prose");
    add(prose.label);
    add(prose.text);
  }
  void operator()(const print::Table& table) {
    add("table");
    count(table.columns.size());
    for (const print::Column& column : table.columns) add(column.title);
    count(table.rows.size());
    for (const auto& row : table.rows) {
      for (const std::string& cell : row) add(cell);
    }
    add(table.when_empty);
  }
  void operator()(const print::Code& code) {
    add("code");
    add(code.text);
  }
  void operator()(const print::Drawing& drawing) {
    add("drawing");
    number(drawing.width);
    number(drawing.height);
    for (const auto* strokes : {&drawing.strokes, &drawing.shapes, &drawing.crosses}) {
      count(strokes->size());
      for (const print::Stroke& stroke : *strokes) {
        count(stroke.points.size());
        for (const print::DrawnPoint& point : stroke.points) {
          number(point.x);
          number(point.y);
        }
        add(stroke.dashed ? "dashed" : "drawn");
      }
    }
    count(drawing.rings.size());
    for (const print::Ring& ring : drawing.rings) {
      number(ring.x);
      number(ring.y);
      number(ring.radius);
    }
    count(drawing.captions.size());
    for (const print::Caption& caption : drawing.captions) {
      add(caption.text);
      number(caption.x);
      number(caption.y);
    }
  }
  void operator()(const print::Note& note) {
    add("note");
    add(note.text);
  }
  void operator()(const print::Seals& seals) {
    add("seals");
    count(seals.titles.size());
    for (const std::string& title : seals.titles) add(title);
  }

 private:
  std::string out_;
};

}  // namespace

std::string content_hash(std::string_view imprint, std::string_view letters,
                         const print::Sheet& sheet) {
  Spelling spelling;
  spelling.add(imprint);
  spelling.add(letters);
  spelling.add(sheet.title);
  spelling.add(sheet.number);
  spelling.add(sheet.masked ? "masked" : "open");
  spelling(print::Seals{sheet.seals});
  spelling.count(sheet.sections.size());
  for (const print::Section& section : sheet.sections) {
    spelling.add(section.heading);
    spelling.count(section.blocks.size());
    for (const print::Block& block : section.blocks) std::visit(spelling, block);
  }
  return audit::hex(audit::sha256(spelling.text()));
}

}  // namespace kizuna::api
