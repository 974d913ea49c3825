#include <algorithm>
#include <array>

#include "api/forms/form.hpp"
#include "domain/calendar/era.hpp"

namespace kizuna::api {
namespace {

constexpr domain::CivilDate on(int year, unsigned month, unsigned day) {
  return domain::CivilDate{std::chrono::year{year}, std::chrono::month{month},
                           std::chrono::day{day}};
}

// A changed form is a new row with the next version; the old one stays for what was printed on it.
// clang-format off
constexpr std::array rows{
    FormRow{"contact_form", "相談受付票", 1, on(2025, 4, 1), "contact",
            "1件の相談受付。訂正と取消しも分かる",
            domain::Action::print_contact, open_contact_form, fill_contact_form},
    FormRow{"face_sheet", "フェイスシート", 1, on(2025, 4, 1), "case",
            "ケースの表紙: 本人、状況、チーム、これからの予定",
            domain::Action::print_case, open_case_form, fill_face_sheet},
    FormRow{"progress_record", "経過記録", 1, on(2025, 4, 1), "case",
            "期間を決めて、相談と出来事を日付の順に",
            domain::Action::print_case, open_progress_record, fill_progress_record},
    FormRow{"genogram", "ジェノグラム", 1, on(2025, 4, 1), "case",
            "家族の図と一覧、まわりの機関",
            domain::Action::print_case, open_case_form, fill_chart_form},
    FormRow{"meeting_record", "ケース会議録", 1, on(2025, 4, 1), "meeting",
            "1回の会議: 出席、本人の意向、決定、反対意見、渡した文書",
            domain::Action::print_case, open_meeting_record, fill_meeting_record},
    FormRow{"closing_sheet", "監査記録 日次締め", 1, on(2025, 4, 1), "day",
            "その日までの監査記録の件数と根、QRコード。紙の証人",
            domain::Action::print_closing_sheet, open_closing_sheet, fill_closing_sheet},
};
// clang-format on

constexpr bool versions_rise() {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const bool same = rows[i].code == rows[i + 1].code;
    if (same &&
        (rows[i].version >= rows[i + 1].version || rows[i].valid_from >= rows[i + 1].valid_from))
      return false;
  }
  return true;
}
static_assert(versions_rise(), "the versions of a form stand in the order of their dates");

}  // namespace

std::span<const FormRow> form_table() {
  return rows;
}

const FormRow* find_form(std::string_view code, domain::CivilDate day) {
  const FormRow* found = nullptr;
  for (const FormRow& row : rows) {
    if (row.code == code && row.valid_from <= day) found = &row;
  }
  return found;
}

std::string imprint_of(const FormRow& form) {
  return std::string(form.title) + " 第" + std::to_string(form.version) + "版(" +
         domain::to_wareki(form.valid_from) + ")";
}

std::string object_in_words(const FormRow& form) {
  if (form.object == "contact") return "相談受付";
  if (form.object == "case") return "ケース";
  return form.object == "meeting" ? "会議" : "日";
}

std::string forms_to_markdown() {
  std::string out =
      "# 帳票の一覧\n\n"
      "`api/forms/form_table.cpp` "
      "から作られる。形が変わるときは新しい版の行を足し、前の版は残す。\n\n"
      "| コード | 帳票 | 版 | 施行日 | 対象 | 内容 |\n|---|---|---|---|---|---|\n";
  for (const FormRow& form : rows) {
    out.append("| ").append(form.code).append(" | ").append(form.title);
    out.append(" | 第").append(std::to_string(form.version)).append("版 | ");
    out.append(domain::to_wareki(form.valid_from)).append(" | ").append(object_in_words(form));
    out.append(" | ").append(form.summary).append(" |\n");
  }
  return out;
}

}  // namespace kizuna::api
