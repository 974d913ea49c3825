#include "persistence/audit_log/closing_sheet.hpp"

#include "api/forms/form.hpp"
#include "api/forms/form_words.hpp"
#include "domain/calendar/era.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;

/// The end of the day, or of the part of it that was asked for.
domain::Instant end_of(const FormQuestion& question) {
  const domain::Instant midnight = domain::jst_midnight(domain::add_days(*question.day, 1));
  return question.until ? std::min(*question.until, midnight) : midnight;
}

}  // namespace

void open_closing_sheet(Context& context, FormQuestion& question) {
  const domain::CivilDate today = domain::jst_date(context.now);
  if (!question.day) question.day = today;
  context.log.object = {"log", domain::to_iso(*question.day), std::nullopt};
  context.log.purpose = "audit";
  if (*question.day > today) {
    reject(ProblemCode::invalid_fields, "AUD-15", {},
           {{"/day", "in_future", "その日はまだ来ていません。"}});
  }
  // Today's log grows while somebody looks at the sheet: the moment of the look is kept.
  if (*question.day == today && !question.until) question.until = context.now;
}

FilledForm fill_closing_sheet(Context& context, const FormQuestion& question) {
  const auto checkpoint =
      persistence::checkpoint_before(context.db, context.center(), end_of(question));
  if (!checkpoint)
    reject(ProblemCode::conflict, "AUD-15", "その日までに署名された監査記録がありません。");
  print::Fields fields;
  fields.rows.push_back({{"締め日", domain::to_wareki_with_weekday(*question.day)},
                         {"件数", std::to_string(checkpoint->size) + "件"}});
  fields.rows.push_back({{"記録の名前", checkpoint->origin, print::Face::number}});
  FilledForm form;
  form.sheet.title = "監査記録 日次締め";
  form.sheet.number = domain::to_wareki(*question.day);
  form.sheet.sections = {
      {"締めた記録", {fields}},
      {"控え",
       {print::Code{persistence::paper_anchor(*checkpoint)},
        print::Note{"上の5行をそのままファイルに写すと、検証プログラム kizuna-verify の --anchor "
                    "に使えます。QRコードも同じ5行です。この紙は、後から記録が書き換えられて"
                    "いないことを確かめる証人です。鍵のかかる場所に保管してください。"}}},
      {"確認", {print::Seals{{"当番の責任者", "センター長"}}}}};
  return form;
}

}  // namespace kizuna::api
