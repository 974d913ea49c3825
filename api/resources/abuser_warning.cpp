#include "api/resources/abuser_warning.hpp"

#include <algorithm>

#include "api/resources/tell_manager.hpp"
#include "domain/people/abuser_keys.hpp"
#include "domain/people/relation_words.hpp"
#include "persistence/abuser_store.hpp"
#include "persistence/contact_tasks.hpp"
#include "persistence/person_duplicates.hpp"

namespace kizuna::api {
namespace {

using persistence::ListedAbuser;

constexpr std::string_view rule = "R-34";

void add_once(std::vector<std::string>& people, const std::string& person) {
  if (std::ranges::find(people, person) == people.end()) people.push_back(person);
}

}  // namespace

std::vector<std::string> protected_from(Context& context, const domain::intake::Contact& contact,
                                        const TypedPeople& typed) {
  persistence::CallInQuestion call;
  call.caller_keys = domain::caller_keys(typed.caller, contact.callback.phone);
  call.caller_person = contact.caller_person;
  std::vector<std::string> people;
  for (const ListedAbuser& one :
       persistence::abusers_who_call(context.db, context.center(), call)) {
    add_once(people, one.person_id);
  }
  const domain::StatedRelation stated{contact.relation.label, contact.caller_type};
  if (stated.label.empty() && stated.caller_type.empty()) return people;
  call.subject_person = contact.subject_person;
  call.subject_key = domain::typed_name_key(typed.subject);
  for (const ListedAbuser& one :
       persistence::abusers_of_subject(context.db, context.center(), call)) {
    if (domain::is_relation(stated, one.relation)) add_once(people, one.person_id);
  }
  return people;
}

AbuserWarning abuser_warning() {
  return {"在籍も含めお答えできません"};
}

void tell_of_abuser(Context& on_writer, const persistence::ContactRecord& record,
                    const TypedPeople& typed) {
  if (persistence::contact_has_task(on_writer.db, on_writer.center(), record.root_id, rule)) return;
  Notice notice;
  notice.title = "お答えしない相手からの連絡を受けました";
  notice.note = "受付 " + record.contact.number;
  notice.rule = rule;
  notice.contact_id = record.contact.id;
  for (const std::string& person : protected_from(on_writer, record.contact, typed)) {
    notice.case_id.reset();
    for (const auto& [case_id, owner] :
         persistence::cases_to_tell(on_writer.db, on_writer.center(), person)) {
      notice.case_id = case_id;
      notice.owner_id = owner;
      if (owner) tell(on_writer, notice);
    }
    notice.owner_id.reset();
    tell(on_writer, notice);
  }
}

}  // namespace kizuna::api
