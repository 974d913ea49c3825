#include "api/tables/xlsx.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <stdexcept>

namespace kizuna::api::tables {
namespace {

/// A file without a name: personal data is left behind nowhere.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("table", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::runtime_error("no memory for a workbook");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(descriptor_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string content() const {
    std::string out;
    std::array<char, 65536> buffer;
    lseek(descriptor_, 0, SEEK_SET);
    while (true) {
      const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
      if (count < 0) throw std::runtime_error("cannot read a workbook");
      if (count == 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("cannot write a workbook: ") + lxw_strerror(error));
}

struct Formats {
  lxw_format* head;
  lxw_format* date;
  lxw_format* text;
};

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.head);
  format_set_bg_color(formats.head, 0xEEEEEE);
  format_set_border(formats.head, LXW_BORDER_THIN);
  format_set_num_format(formats.date, "yyyy-mm-dd");
  // "@": even after somebody edits the cell it stays text.
  format_set_num_format(formats.text, "@");
  return formats;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Value& value,
                const Formats& formats) {
  if (const auto* number = std::get_if<long long>(&value)) {
    check(worksheet_write_number(sheet, row, column, static_cast<double>(*number), nullptr));
  } else if (const auto* date = std::get_if<domain::CivilDate>(&value)) {
    lxw_datetime day{static_cast<int>(date->year()),
                     static_cast<int>(static_cast<unsigned>(date->month())),
                     static_cast<int>(static_cast<unsigned>(date->day())),
                     0,
                     0,
                     0};
    check(worksheet_write_datetime(sheet, row, column, &day, formats.date));
  } else {
    check(worksheet_write_string(sheet, row, column, std::get<std::string>(value).c_str(),
                                 formats.text));
  }
}

void write_sheet(lxw_workbook* book, const DataTable& table, std::size_t number,
                 const Formats& formats) {
  // Titles hold what names of sheets may not.
  lxw_worksheet* sheet = workbook_add_worksheet(book, ("表" + std::to_string(number)).c_str());
  if (sheet == nullptr) throw std::runtime_error("cannot add a sheet");
  constexpr double width = 18;
  worksheet_set_paper(sheet, 9);  // A4
  check(worksheet_write_string(sheet, 0, 0, table.title.c_str(), nullptr));
  lxw_col_t column = 0;
  for (const std::string& name : table.columns) {
    check(worksheet_write_string(sheet, 1, column, name.c_str(), formats.head));
    ++column;
  }
  if (column > 0)
    check(worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(column - 1), width, nullptr));
  worksheet_freeze_panes(sheet, 2, 0);
  worksheet_repeat_rows(sheet, 1, 1);
  lxw_row_t row = 2;
  for (const auto& values : table.rows) {
    column = 0;
    for (const Value& value : values) write_cell(sheet, row, column++, value, formats);
    ++row;
  }
}

}  // namespace

std::string xlsx_of(const std::vector<DataTable>& tables, domain::Instant made_at) {
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) throw std::runtime_error("cannot begin a workbook");
  try {
    lxw_doc_properties properties{};
    properties.created =
        std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(made_at));
    check(workbook_set_properties(book, &properties));
    const Formats formats = formats_of(book);
    for (std::size_t i = 0; i < tables.size(); ++i) write_sheet(book, tables[i], i + 1, formats);
  } catch (...) {
    lxw_workbook_free(book);
    throw;
  }
  check(workbook_close(book));
  return file.content();
}

}  // namespace kizuna::api::tables
