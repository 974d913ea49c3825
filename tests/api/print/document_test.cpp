#include "api/print/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/support/paper_tools.hpp"

namespace kizuna::tests {
namespace {

using namespace api::print;

const Stamp stamp{"伊勢崎市成年後見相談センター",
                  "相談受付票 第1版(令和7年4月1日)",
                  "佐藤 花子",
                  "令和7年5月22日(木) 8時31分",
                  "2025-05-22T08:31:00+09:00",
                  "会議",
                  "地域包括支援センター境",
                  {"No.3"},
                  false};

Sheet sheet_with(std::vector<Block> blocks) {
  Sheet sheet;
  sheet.title = "相談受付票";
  sheet.number = "受付番号 R07-C-00421";
  sheet.sections = {{"内容", std::move(blocks)}};
  return sheet;
}

Table table_of(int rows, const std::string& cell) {
  Table table{{{"日付"}, {"内容", 4}}, {}, "記録はありません。"};
  for (int i = 0; i < rows; ++i) table.rows.push_back({"行" + std::to_string(i) + "番", cell});
  return table;
}

std::size_t times(const std::string& text, std::string_view wanted) {
  std::size_t count = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
    ++count;
  return count;
}

TEST(PrintedDocument, SameDataGivesSameBytes) {
  const Sheet sheet =
      sheet_with({Prose{"事実", "退院の期限が近づいている。"}, table_of(60, "来所")});
  const std::string bytes = pdf_of(sheet, Letters::standard, stamp);
  EXPECT_EQ(bytes, pdf_of(sheet, Letters::standard, stamp));
  // Not the moment of drawing.
  EXPECT_NE(bytes.find("/CreationDate (20250522083100+09'00)"), std::string::npos);
  Stamp later = stamp;
  later.time = "令和7年5月22日(木) 8時32分";
  EXPECT_NE(bytes, pdf_of(sheet, Letters::standard, later));
}

TEST(PrintedDocument, TextCanBeReadOutAndEveryFontIsEmbedded) {
  const Fields fields{{{{"本人", "髙橋 澄江", Face::name, "タカハシ スミエ"}, {"性別", "女"}}}};
  const std::string pdf = pdf_of(sheet_with({fields, Code{"root 0123"}}), Letters::large, stamp);
  const std::string text = text_of_pdf(pdf);
  for (const char* words :
       {"相談受付票", "R07-C-00421", "髙橋 澄江", "タカハシ スミエ", "女", "root 0123",
        "伊勢崎市成年後見相談センター", "第1版", "印刷 令和7年5月22日(木) 8時31分", "佐藤 花子",
        "No.3", "目的 会議", "宛先 地域包括支援センター境", "1/1"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
  std::istringstream fonts(fonts_of_pdf(pdf));
  std::string line;
  int count = 0;
  while (std::getline(fonts, line)) {
    if (++count <= 2) continue;
    EXPECT_NE(line.find(" yes yes yes "), std::string::npos) << line;
  }
  EXPECT_GE(count, 4);
}

TEST(PrintedDocument, NamesKeepTheirGlyphs) {
  // U+FA19 and U+FA11, U+20BB7, and a variation selector.
  const std::string name =
      "\xEF\xA8\x99 \xEF\xA8\x91 \xF0\xA0\xAE\xB7 \xE8\xBE\xBB\xF3\xA0\x84\x80";
  const Fields fields{{{{"氏名", name, Face::name}}}};
  const std::string pdf = pdf_of(sheet_with({fields}), Letters::standard, stamp);
  EXPECT_NE(fonts_of_pdf(pdf).find("IPAmjMincho"), std::string::npos);
  const std::string text = text_of_pdf(pdf);
  for (const char* letter : {"\xEF\xA8\x99", "\xEF\xA8\x91", "\xF0\xA0\xAE\xB7"})
    EXPECT_NE(text.find(letter), std::string::npos) << text;
}

TEST(PrintedDocument, TablesRepeatTheirHeadAndLoseNoRow) {
  const std::string text = text_of_pdf(
      pdf_of(sheet_with({table_of(90, "電話で相談を受けた。")}), Letters::standard, stamp));
  const std::size_t pages = times(text, "\f");
  EXPECT_GE(pages, 3U);
  EXPECT_EQ(times(text, "日付"), pages);
  for (int i = 0; i < 90; ++i) EXPECT_EQ(times(text, "行" + std::to_string(i) + "番"), 1U) << i;
  EXPECT_NE(text.find("2/" + std::to_string(pages)), std::string::npos);
}

TEST(PrintedDocument, ARowLongerThanAPageRunsOn) {
  std::string cell;
  for (int i = 0; i < 200; ++i) cell += "【" + std::to_string(i) + "】本人は家に帰りたいと話した。";
  for (const Letters letters : {Letters::standard, Letters::largest}) {
    const std::string text =
        text_of_pdf(pdf_of(sheet_with({table_of(1, cell), Prose{"事実", cell}}), letters, stamp));
    EXPECT_GE(times(text, "\f"), 3U);
    EXPECT_GE(times(text, "事実(続き)"), 1U);
    std::string joined = text;
    std::erase_if(joined, [](char c) { return c == ' ' || c == '\n'; });
    for (int i = 0; i < 200; ++i)
      EXPECT_EQ(times(joined, "【" + std::to_string(i) + "】"), 2U) << i;
  }
}

TEST(PrintedDocument, NoLineBeginsWithWhatMustNotBeginOne) {
  std::string prose;
  for (std::size_t i = 0; i < 300; ++i) prose += std::string(i % 7 + 1, 'a') + "、「家」。";
  std::istringstream text(
      text_of_pdf(pdf_of(sheet_with({Prose{"事実", prose}}), Letters::standard, stamp)));
  std::string line;
  while (std::getline(text, line)) {
    line.erase(0, line.find_first_not_of(" \f"));
    for (const char* closing : {"、", "。", "」"}) EXPECT_FALSE(line.starts_with(closing)) << line;
    EXPECT_FALSE(line.ends_with("「")) << line;
  }
}

TEST(PrintedDocument, EachCopyBearsItsNumberAndCountsItsPages) {
  Stamp two = stamp;
  two.copies = {"No.3", "No.4"};
  const std::string text =
      text_of_pdf(pdf_of(sheet_with({table_of(60, "来所")}), Letters::standard, two));
  const std::size_t pages = times(text, "\f");
  EXPECT_EQ(pages % 2, 0U);
  EXPECT_EQ(times(text, "No.3"), pages / 2);
  EXPECT_EQ(times(text, "No.4"), pages / 2);
  EXPECT_EQ(times(text, "1/" + std::to_string(pages / 2)), 2U);
}

TEST(PrintedDocument, TheMaskIsSaidOnEachPageAndTrainingIsSeen) {
  Sheet sheet = sheet_with({table_of(60, "来所")});
  const std::string open = pdf_of(sheet, Letters::standard, stamp);
  sheet.masked = true;
  const std::string masked = text_of_pdf(pdf_of(sheet, Letters::standard, stamp));
  EXPECT_EQ(times(text_of_pdf(open), "秘匿"), 0U);
  EXPECT_EQ(times(masked, "秘匿"), times(masked, "\f"));
  Stamp training = stamp;
  training.training = true;
  EXPECT_GT(pdf_of(sheet, Letters::standard, training).size(), open.size());
}

TEST(PrintedDocument, AnEmptyTableSaysSo) {
  const std::string text =
      text_of_pdf(pdf_of(sheet_with({table_of(0, "")}), Letters::standard, stamp));
  EXPECT_NE(text.find("記録はありません。"), std::string::npos);
}

}  // namespace
}  // namespace kizuna::tests
