#include "api/resources/anonymous_groups.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/contact_writing.hpp"
#include "persistence/anonymous_group_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::AnonymousGroup;

constexpr std::string_view rule = "R-3";

/// Those calls that the caller may read.
std::vector<std::string> visible_calls(const Context& context, const std::string& group) {
  std::vector<std::string> visible;
  for (std::string& id : persistence::calls_of_group(context.db, context.center(), group)) {
    const auto access =
        persistence::contact_access(context.db, context.center(), id, context.caller.account_id);
    if (domain::decide(context.caller.subject(), Action::read_contact, access.value().facts))
      visible.push_back(std::move(id));
  }
  return visible;
}

/// Who may read none of its calls does not know of the group, unless nothing hangs on it any more;
/// nor does who may not know of the person behind it (M-4).
AnonymousGroup find_group(Context& context, const std::string& id) {
  auto group = persistence::load_anonymous_group(context.db, context.center(), id);
  if (!group) reject(ProblemCode::not_found, "absent");
  context.log.object = {"anonymous_group", id, group->version};
  if (visible_calls(context, id).empty() &&
      !persistence::calls_of_group(context.db, context.center(), id).empty()) {
    reject(ProblemCode::not_found, std::string(rule));
  }
  if (group->person_id && !knows_person(context, *group->person_id)) {
    reject(ProblemCode::not_found, "M-4");
  }
  return std::move(*group);
}

AnonymousGroupView view_of(Context& context, const AnonymousGroup& group) {
  AnonymousGroupView view;
  view.id.value = group.id;
  view.version = group.version;
  view.label = group.label;
  if (group.person_id) view.person = Uuid{*group.person_id};
  nlohmann::json listed = nlohmann::json::array();
  for (const std::string& id : visible_calls(context, group.id)) {
    view.contacts.value.push_back({id});
    listed.push_back(id);
  }
  context.log.object = {"anonymous_group", group.id, group.version};
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  return view;
}

/// Links a call that is finalised, anonymous and in no other group.
void link(Context& context, const std::string& group, const std::string& contact,
          const std::string& pointer) {
  const auto access =
      persistence::contact_access(context.db, context.center(), contact, context.caller.account_id);
  if (!access || !domain::decide(context.caller.subject(), Action::write_contact, access->facts)) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{pointer, "unknown_reference", "受付が見つかりません。"}});
  }
  const domain::Authorized allowed = context.authorize(Action::write_contact, access->facts);
  const auto record =
      persistence::load_contact(context.db, allowed, context.center(), contact).value();
  if (!access->finalised || !access->is_newest || record.contact.voided ||
      !record.contact.caller_person.empty()) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{pointer, "not_anonymous", "確定した匿名の受付だけをまとめられます。"}});
  }
  if (persistence::group_of_call(context.db, context.center(), access->root_id)) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{pointer, "already_linked", "すでにほかの受付とまとめられています。"}});
  }
  persistence::link_call(context.db, context.center(), group, access->root_id,
                         context.caller.account_id, context.now);
}

}  // namespace

Command create_anonymous_group(Context& context) {
  const auto body = take(read_body<NewAnonymousGroup>(context.request.body));
  if (body.contacts.value.empty()) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{"/contacts", "required", "まとめる受付を選んでください。"}});
  }
  return [body](Context& on_writer) {
    const AnonymousGroup group{new_id(on_writer.now), 1, body.label.value, {}};
    persistence::insert_anonymous_group(on_writer.db, on_writer.center(), group, on_writer.now);
    for (std::size_t at = 0; at < body.contacts.value.size(); ++at) {
      link(on_writer, group.id, body.contacts.value[at].value, "/contacts/" + std::to_string(at));
    }
    return created_response(write_body(view_of(on_writer, group)),
                            "/v1/anonymous-groups/" + group.id, group.version);
  };
}

Response get_anonymous_group(Context& context) {
  const AnonymousGroup group = find_group(context, context.id());
  return resource_response(write_body(view_of(context, group)), group.version);
}

Command link_anonymous_call(Context& context) {
  const auto body = take(read_body<AnonymousCallLink>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    const AnonymousGroup group = find_group(on_writer, id);
    link(on_writer, id, body.contact.value, "/contact");
    return created_response(write_body(view_of(on_writer, group)), "/v1/anonymous-groups/" + id,
                            group.version);
  };
}

Command unlink_anonymous_call(Context& context) {
  return [id = context.id(), contact = context.id("contact")](Context& on_writer) {
    static_cast<void>(find_group(on_writer, id));
    const OpenedContact opened = open_contact(on_writer, contact, Action::write_contact);
    if (persistence::group_of_call(on_writer.db, on_writer.center(), opened.access.root_id) != id) {
      reject(ProblemCode::not_found, "absent");
    }
    persistence::unlink_call(on_writer.db, on_writer.center(), id, opened.access.root_id,
                             on_writer.caller.account_id, on_writer.now);
    return no_content();
  };
}

Command set_anonymous_person(Context& context) {
  const auto body = take(read_body<GroupPerson>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    AnonymousGroup group = find_group(on_writer, id);
    require_version(on_writer, group.version);
    if (body.person && !knows_person(on_writer, body.person->value)) {
      reject(ProblemCode::invalid_fields, std::string(rule), {},
             {{"/person", "unknown_reference", "登録されていません。選び直してください。"}});
    }
    on_writer.log.before = audit::kj1::Object{{"person", group.person_id.value_or("")}};
    group.person_id.reset();
    if (body.person) group.person_id = body.person->value;
    if (!persistence::set_group_person(on_writer.db, on_writer.center(), group)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    ++group.version;
    on_writer.log.after = audit::kj1::Object{{"person", group.person_id.value_or("")}};
    return resource_response(write_body(view_of(on_writer, group)), group.version);
  };
}

}  // namespace kizuna::api
