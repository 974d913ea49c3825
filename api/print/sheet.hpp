#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// A form as data: what stands on the paper, in order. How it is drawn is decided in pages.cpp, on
/// which page in which letters; nothing here knows of PDF.
namespace kizuna::api::print {

/// Names are set in a face that has the rare glyphs of family registers.
enum class Face { text, name, number };

/// A value with its label. `value` is never empty: what is missing says why.
struct Field {
  std::string label;
  std::string value;
  Face face = Face::text;
  std::string reading = {};  ///< furigana, small above the value; empty where none is wanted
  double share = 1;          ///< of the width of its row, against the other fields of the row
};

/// Ruled rows of labels and values across the page.
struct Fields {
  std::vector<std::vector<Field>> rows;
};

/// A long text in a ruled box, its label above. Runs on over page ends.
struct Prose {
  std::string label;
  std::string text;
  bool tall = false;  ///< keeps room for writing by hand
};

struct Column {
  std::string title;
  double share = 1;
  Face face = Face::text;
  bool right = false;  ///< figures stand on the right
};

/// A table; its head is repeated on each page.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  std::string when_empty;  ///< what stands instead of rows
};

/// A QR code of this text beside its lines.
struct Code {
  std::string text;
};

/// Small print outside of boxes.
struct Note {
  std::string text;
};

/// Boxes for seals or signatures, side by side.
struct Seals {
  std::vector<std::string> titles;
};

struct DrawnPoint {
  double x = 0;
  double y = 0;
};

/// A line, or a shape where it is closed.
struct Stroke {
  std::vector<DrawnPoint> points;
  bool dashed = false;
  bool closed = false;
  bool filled = false;  ///< with white: hides the lines under it
};

struct Ring {
  double x = 0;
  double y = 0;
  double radius = 0;
};

/// Text in the middle over x, from y down. Its letters do not shrink with the drawing.
struct Caption {
  std::string text;
  double x = 0;
  double y = 0;
  Face face = Face::text;
};

/// Lines below, then shapes and rings, then crosses, then text. Shrunk to the width of the page.
struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Stroke> strokes;
  std::vector<Stroke> shapes;
  std::vector<Ring> rings;
  std::vector<Stroke> crosses;
  std::vector<Caption> captions;
};

using Block = std::variant<Fields, Prose, Table, Code, Note, Seals, Drawing>;

struct Section {
  std::string heading;  ///< may be empty
  std::vector<Block> blocks;
};

/// A whole form, filled in.
struct Sheet {
  std::string title;
  std::string number;              ///< under the title, on the right: "R07-C-00421"
  std::vector<std::string> seals;  ///< of those who read it, beside the title
  std::vector<Section> sections;
  bool masked = false;  ///< something on it stands behind an address mask: 「秘匿」 on each page
};

/// How large the letters are.
enum class Letters { standard, large, largest };

/// What is stamped on every page of one copy.
struct Stamp {
  std::string center;
  std::string form;      ///< "相談受付票 第1版(令和7年4月1日)"
  std::string printer;   ///< who printed it
  std::string time;      ///< "令和7年5月22日(木) 8時31分"
  std::string iso_time;  ///< of the document's properties: "2025-05-22T08:31:00+09:00"
  std::string purpose;
  std::string recipient;
  std::vector<std::string> copies;  ///< one number for each copy: "No.3"
  bool training = false;            ///< of a center for training: 「訓練用」 across the page
};

}  // namespace kizuna::api::print
