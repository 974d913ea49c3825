#include "api/resources/attempts.hpp"

#include "api/ids.hpp"
#include "api/resources/case_reading.hpp"
#include "domain/intake/case_workflow.hpp"
#include "persistence/attempt_store.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using persistence::ContactAttempt;

AttemptViews attempts_of(Context& context, const FoundCase& found) {
  AttemptViews view;
  std::vector<domain::intake::Attempt> counted;
  for (const ContactAttempt& attempt :
       persistence::attempts_of_case(context.db, found.authorized, context.center(),
                                     found.record.id, found.record.subject_id)) {
    view.attempts.value.push_back(
        {{attempt.id},
         {attempt.attempted_at},
         attempt.method,
         attempt.note,
         {attempt.by},
         persistence::account_name(context.db, context.center(), attempt.by)});
    counted.push_back({domain::jst_date(attempt.attempted_at), attempt.method});
  }
  view.suffices = domain::intake::attempts_suffice(counted);
  return view;
}

}  // namespace

Response list_attempts(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  return json_response(write_body(attempts_of(context, found)));
}

Command log_attempt(Context& context) {
  const auto body = take(read_body<NewAttempt>(context.request.body));
  const domain::Instant at = body.attempted_at ? body.attempted_at->value : context.now;
  if (at > context.now) {
    reject(domain::ProblemCode::invalid_fields, "I-11", {},
           {{"/attempted_at", "in_future", "日時が現在より後になっています。"}});
  }
  return [body, at, id = context.id()](Context& on_writer) {
    const FoundCase found = find_case(on_writer, id, Action::write_case);
    const std::string note = body.note ? body.note->value : std::string();
    persistence::insert_attempt(on_writer.db, on_writer.center(),
                                {new_id(on_writer.now), found.record.subject_id, id, at,
                                 body.method.value, note, on_writer.caller.account_id});
    return created_response(write_body(attempts_of(on_writer, found)),
                            "/v1/cases/" + id + "/attempts", found.record.version);
  };
}

}  // namespace kizuna::api
