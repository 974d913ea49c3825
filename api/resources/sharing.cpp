#include "api/resources/sharing.hpp"

#include "api/ids.hpp"
#include "api/resources/person_reading.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/closing_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {

using domain::Action;
using domain::ProblemCode;

LabelledCode labelled(std::string_view list, const std::string& code) {
  return {code, std::string(domain::intake::label_of(list, code))};
}

List<LabelledCode, 20> labelled_items(const std::vector<std::string>& items) {
  List<LabelledCode, 20> out;
  for (const auto& item : items) out.value.push_back(labelled("sharing_item", item));
  return out;
}

ReceiverView view_of(const domain::intake::Receiver& receiver) {
  return {receiver.kind, std::string(domain::intake::label_of("caller", receiver.kind)),
          receiver.name};
}

domain::CivilDate past_day(const Context& context, const std::optional<CivilDateText>& typed,
                           domain::CivilDate earliest, const char* pointer, const char* rule) {
  const domain::CivilDate today = domain::jst_date(context.now);
  const domain::CivilDate day = typed ? typed->value : today;
  if (day > today)
    reject(ProblemCode::invalid_fields, rule, {},
           {{pointer, "in_future", "今日以前の日を入れてください。"}});
  if (day < earliest)
    reject(ProblemCode::invalid_fields, rule, {},
           {{pointer, "too_early", "もとの記録より前の日です。"}});
  return day;
}

std::string person_meant(Context& context, const FoundCase& found,
                         const std::optional<Uuid>& named) {
  if (!named || named->value == found.record.subject_id) return found.record.subject_id;
  const auto access = persistence::person_access(context.db, context.center(), named->value,
                                                 context.caller.account_id);
  if (!access || name_shown(context, found, named->value).empty())
    reject(ProblemCode::invalid_fields, "R-26", {},
           {{"/person", "absent", "この人は見つかりません。"}});
  return named->value;
}

std::string name_shown(Context& context, const FoundCase& found, const std::string& person_id) {
  if (person_id == found.record.subject_id)
    return persistence::subject_name(context.db, found.authorized, context.center(), found.record);
  try {
    const FoundPerson person = find_person(context, person_id, Action::read_person);
    const auto record =
        persistence::load_person(context.db, person.authorized, context.center(), person_id);
    return record->person.names.family_name + record->person.names.given_name;
  } catch (const Refused&) {
    return {};
  }
}

std::string remind(Context& on_writer, const FoundCase& found, std::string title,
                   std::string_view rule, domain::CivilDate due) {
  persistence::TaskRecord task;
  task.id = new_id(on_writer.now);
  task.title = std::move(title);
  task.owner_id = found.record.owner_id.value_or(on_writer.caller.account_id);
  task.due_on = due;
  task.source = rule;
  task.kept_by_others = true;
  task.case_id = found.record.id;
  task.created_at = task.updated_at = on_writer.now;
  task.created_by = on_writer.caller.account_id;
  persistence::insert_task(on_writer.db, on_writer.center(), task);
  return task.id;
}

void settle_reminder(Context& on_writer, const FoundCase& found,
                     const std::optional<std::string>& task_id, std::string_view state,
                     std::string_view reason) {
  if (!task_id) return;
  auto task =
      persistence::load_task(on_writer.db, found.authorized, on_writer.center(), *task_id).value();
  if (task.state != "open") return;
  task.state = state;
  task.done_at = task.updated_at = on_writer.now;
  task.done_by = on_writer.caller.account_id;
  task.close_reason = reason;
  if (!persistence::update_task(on_writer.db, on_writer.center(), task))
    reject(ProblemCode::stale_version, "C-01");
}

}  // namespace kizuna::api
