#include "api/resources/drafts.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_reading.hpp"
#include "domain/people/my_number.hpp"
#include "persistence/case_list.hpp"
#include "persistence/contact_tasks.hpp"
#include "persistence/draft_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::Authorized;
using domain::ProblemCode;
using persistence::Draft;

constexpr std::string_view alert_rule = "I-9";

/// What the caller may do with a case is what they may do with its drafts, the writer included.
std::optional<Authorized> may_read_case(const Context& context, const std::string& case_id) {
  const auto access =
      persistence::case_access(context.db, context.center(), case_id, context.caller.account_id);
  if (!access) return std::nullopt;
  const auto allowed = domain::decide(context.caller.subject(), Action::read_case, access->facts);
  return allowed ? std::optional(*allowed) : std::nullopt;
}

/// nullopt: for this caller there is no such draft.
std::optional<Authorized> may_read(const Context& context, const Draft& draft) {
  if (draft.case_id) return may_read_case(context, *draft.case_id);
  domain::RecordFacts facts;
  facts.center_id = context.center();
  facts.owner_id = draft.account_id;
  const auto allowed = domain::decide(context.caller.subject(), Action::use_own_drafts, facts);
  return allowed ? std::optional(*allowed) : std::nullopt;
}

struct OpenedDraft {
  Draft draft;
  Authorized authorized;
};

OpenedDraft open_draft(Context& context, const std::string& id) {
  auto draft = persistence::find_draft(context.db, context.center(), id);
  if (!draft) reject(ProblemCode::not_found, "absent");
  context.log.object = {"draft", id, draft->version};
  context.log.case_id = draft->case_id;
  const auto authorized = may_read(context, *draft);
  if (!authorized) reject(ProblemCode::not_found, "I-3");
  return {std::move(*draft), *authorized};
}

/// Own and of the version that the caller has seen.
OpenedDraft open_to_write(Context& context, const std::string& id) {
  OpenedDraft opened = open_draft(context, id);
  if (opened.draft.account_id != context.caller.account_id) {
    reject(ProblemCode::forbidden, "I-3", "この下書きはほかの職員が入力しています。");
  }
  require_version(context, opened.draft.version);
  return opened;
}

void require_case(const Context& context, const DraftText& body) {
  if (!body.case_id || may_read_case(context, body.case_id->value)) return;
  reject(ProblemCode::invalid_fields, "I-3", {},
         {{"/case_id", "unknown_reference", "ケースが見つかりません。"}});
}

void show_head(const Context& context, const Draft& draft, DraftHead& head) {
  head.id.value = draft.id;
  head.version = draft.version;
  head.kind = draft.kind;
  if (draft.case_id) head.case_id = Uuid{*draft.case_id};
  head.writer.value = draft.account_id;
  head.writer_name = persistence::account_name(context.db, context.center(), draft.account_id);
  head.begun_at.value = draft.begun_at;
  head.saved_at.value = draft.updated_at;
}

SavedDraft saved(const Context& context, const Draft& draft, const Typing<ContactFields>& typed) {
  SavedDraft answer;
  show_head(context, draft, answer);
  for (const domain::FieldError& field : typed.held) {
    answer.held_back.value.push_back(
        {"/content" + field.pointer, field.code,
         field.message + "この欄は保存していません。最後に保存できた内容が残っています。"});
  }
  return answer;
}

std::string note_of(const std::string& draft_id) {
  return "下書き " + draft_id;
}

/// Urgency S or abuse 1 tells MANAGER at once; taking it back leaves the task (I-9).
void alert_manager(Context& context, const Draft& draft, const std::string& content) {
  domain::intake::Contact contact;
  contact.urgency = typed_text(content, "/urgency");
  contact.abuse = typed_text(content, "/abuse");
  const std::string note = note_of(draft.id);
  if (!domain::intake::alerts_manager(contact) ||
      persistence::noted_task_exists(context.db, context.center(), alert_rule, note)) {
    return;
  }
  persistence::insert_caused_task(context.db, context.center(),
                                  {new_id(context.now),
                                   "緊急度Sまたは虐待の疑いのある相談が入力されています",
                                   note,
                                   {},
                                   "manager",
                                   domain::jst_date(context.now),
                                   std::string(alert_rule),
                                   "urgent",
                                   {}},
                                  context.caller.account_id, context.now);
}

Response save(Context& context, const OpenedDraft& before, const DraftText& body) {
  require_case(context, body);
  const std::string stored =
      persistence::draft_text(context.db, context.services.keys, before.authorized,
                              context.center(), before.draft, context.now);
  const std::string content = with_last_clean(body.content.json, stored, body.content.held);
  Draft draft = before.draft;
  draft.case_id.reset();
  if (body.case_id) draft.case_id = body.case_id->value;
  draft.updated_at = context.now;
  if (!persistence::save_draft(context.db, context.services.keys, context.center(), draft,
                               content)) {
    require_version(context, draft.version + 1);
  }
  ++draft.version;
  context.log.object = {"draft", draft.id, draft.version};
  context.log.case_id = draft.case_id;
  alert_manager(context, draft, content);
  return resource_response(write_body(saved(context, draft, body.content)), draft.version);
}

}  // namespace

Response list_drafts(Context& context) {
  const auto case_id = context.query("case");
  if (case_id && !may_read_case(context, *case_id)) reject(ProblemCode::not_found, "I-3");
  context.log.case_id = case_id;
  const auto found = case_id ? persistence::drafts_of_case(context.db, context.center(), *case_id)
                             : persistence::drafts_of_writer(context.db, context.center(),
                                                             context.caller.account_id);
  DraftLines answer;
  nlohmann::json listed = nlohmann::json::array();
  for (const Draft& draft : found) {
    const auto authorized = may_read(context, draft);
    if (!authorized) continue;
    DraftLine& line = answer.drafts.value.emplace_back();
    show_head(context, draft, line);
    line.characters = static_cast<std::int64_t>(typed_length(persistence::draft_text(
        context.db, context.services.keys, *authorized, context.center(), draft, context.now)));
    listed.push_back(draft.id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  return json_response(write_body(answer));
}

Response get_draft(Context& context) {
  const OpenedDraft opened = open_draft(context, context.id());
  DraftView view;
  show_head(context, opened.draft, view);
  view.content.json = persistence::draft_text(context.db, context.services.keys, opened.authorized,
                                              context.center(), opened.draft, context.now);
  return resource_response(write_body(view), opened.draft.version);
}

Command create_draft(Context& context) {
  const auto body = take(read_body<NewDraft>(context.request.body));
  return [body](Context& on_writer) {
    require_case(on_writer, body);
    Draft draft;
    draft.id = new_id(on_writer.now);
    draft.account_id = on_writer.caller.account_id;
    draft.kind = body.kind.value;
    if (body.case_id) draft.case_id = body.case_id->value;
    draft.begun_at = draft.updated_at = on_writer.now;
    persistence::insert_draft(on_writer.db, on_writer.services.keys, on_writer.center(), draft,
                              body.content.json);
    on_writer.log.object = {"draft", draft.id, draft.version};
    on_writer.log.case_id = draft.case_id;
    alert_manager(on_writer, draft, body.content.json);
    return created_response(write_body(saved(on_writer, draft, body.content)),
                            "/v1/drafts/" + draft.id, draft.version);
  };
}

Command save_draft(Context& context) {
  const auto body = take(read_body<DraftText>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    return save(on_writer, open_to_write(on_writer, id), body);
  };
}

Command discard_draft(Context& context) {
  return [id = context.id()](Context& on_writer) {
    const OpenedDraft opened = open_to_write(on_writer, id);
    if (!persistence::discard_draft(on_writer.db, on_writer.center(), opened.draft)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    return no_content();
  };
}

Response list_orphaned_drafts(Context& context) {
  const auto today = domain::jst_date(context.now);
  OrphanedDrafts answer;
  for (const auto& notice : persistence::draft_notices(context.db, context.center())) {
    const Draft& draft = notice.draft;
    if (!domain::intake::draft_is_orphaned(domain::jst_date(draft.begun_at), today,
                                           notice.writer_is_active)) {
      continue;
    }
    answer.drafts.value.push_back({{draft.id},
                                   draft.version,
                                   {draft.account_id},
                                   notice.writer_name,
                                   notice.writer_is_active,
                                   {draft.begun_at},
                                   {draft.updated_at}});
  }
  return json_response(write_body(answer));
}

Command take_draft_over(Context& context) {
  const auto body = take(read_body<DraftTakeover>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    if (post_of(on_writer.caller) != domain::intake::Post::manager) {
      reject(ProblemCode::forbidden, "I-3", "下書きを引き継げるのはセンター長だけです。");
    }
    auto draft = persistence::find_draft(on_writer.db, on_writer.center(), id);
    if (!draft) reject(ProblemCode::not_found, "absent");
    on_writer.log.object = {"draft", id, draft->version};
    on_writer.log.case_id = draft->case_id;
    if (!domain::intake::draft_is_orphaned(
            domain::jst_date(draft->begun_at), domain::jst_date(on_writer.now),
            persistence::is_draft_writer_active(on_writer.db, on_writer.center(), *draft))) {
      reject(ProblemCode::not_found, "I-3");
    }
    if (draft->case_id && !may_read_case(on_writer, *draft->case_id)) {
      reject(ProblemCode::forbidden, "I-3", "このケースを見ることができる人に頼んでください。");
    }
    require_version(on_writer, draft->version);
    if (!persistence::give_draft_to(on_writer.db, on_writer.center(), *draft,
                                    on_writer.caller.account_id)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    on_writer.log.before = audit::kj1::Object{{"writer", draft->account_id}};
    on_writer.log.after = audit::kj1::Object{{"writer", on_writer.caller.account_id}};
    on_writer.log.detail = nlohmann::json{{"reason", body.reason.value}}.dump();
    draft->account_id = on_writer.caller.account_id;
    ++draft->version;
    on_writer.log.object = {"draft", id, draft->version};
    return resource_response(write_body(saved(on_writer, *draft, {})), draft->version);
  };
}

void finish_draft(Context& context, const std::string& draft_id, const std::string& contact_id) {
  const auto draft = persistence::find_draft(context.db, context.center(), draft_id);
  const bool own = draft && draft->account_id == context.caller.account_id;
  if (!own || !persistence::discard_draft(context.db, context.center(), *draft)) {
    reject(ProblemCode::invalid_fields, "I-1", {},
           {{"/draft", "unknown_reference", "下書きが見つかりません。"}});
  }
  persistence::hang_noted_tasks_on(context.db, context.center(), alert_rule, note_of(draft_id),
                                   contact_id, context.now);
}

}  // namespace kizuna::api
