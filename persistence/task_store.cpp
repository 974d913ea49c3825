#include "persistence/task_store.hpp"

#include "persistence/account_store.hpp"
#include "persistence/case_store.hpp"
#include "persistence/contact_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_access = R"sql(
  select t.version, t.owner_id, t.owner_post, t.case_id, t.contact_id, t.source,
    (select count(*) from account a join account o on o.center_id = a.center_id
       and o.unit = a.unit and o.id = coalesce(t.owner_id, t.created_by)
     where a.center_id = t.center_id and a.id = :viewer)
  from task t where t.center_id = :center and t.id = :id)sql";

constexpr std::string_view select_task = R"sql(
  select version, title, note, owner_id, owner_post, due_on, due_at, source, severity,
    kept_by_others, case_id, contact_id, state, done_at, done_by, close_reason, created_at,
    created_by, updated_at, meeting_id
  from task where center_id = :center and id = :id)sql";

constexpr std::string_view insert_row = R"sql(
  insert into task (center_id, id, version, title, note, owner_id, owner_post, due_on, due_at,
    source, severity, kept_by_others, case_id, contact_id, state, close_reason, created_at,
    created_by, updated_at, meeting_id)
  values (:center, :id, 1, :title, :note, :owner, :post, :due_on, :due_at, :source, :severity,
    :kept, :case, :contact, 'open', '', :created_at, :created_by, :updated_at, :meeting))sql";

constexpr std::string_view update_row = R"sql(
  update task set version = version + 1, title = :title, note = :note, owner_id = :owner,
    owner_post = :post, due_on = :due_on, severity = :severity, state = :state,
    done_at = :done_at, done_by = :done_by, close_reason = :close_reason,
    updated_at = :updated_at
  where center_id = :center and id = :id and version = :version and state = 'open')sql";

constexpr std::string_view select_page = R"sql(
  select coalesce(due_on, '9999-12-31'), id from task
  where center_id = :center
    and (coalesce(due_on, '9999-12-31') > :after_due
      or (coalesce(due_on, '9999-12-31') = :after_due and id > :after_id))
    and (cast(:owner as text) is null or owner_id = cast(:owner as text))
    and (cast(:post as text) is null or owner_post = cast(:post as text)
      or (cast(:post as text) = 'manager' and owner_post = 'senior'))
    and (:unowned = 0 or (owner_id is null and owner_post is null))
    and (cast(:state as text) is null or state = cast(:state as text))
    and (cast(:case as text) is null or case_id = cast(:case as text))
    and (cast(:before as text) is null or due_on < cast(:before as text))
  order by coalesce(due_on, '9999-12-31'), id
  limit :limit)sql";

MaybeText date_text(const std::optional<domain::CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::optional<domain::Instant> instant(const MaybeInt& stored) {
  return stored ? std::optional(from_stored(*stored)) : std::nullopt;
}

}  // namespace

std::optional<TaskAccess> task_access(Session& session, std::string_view center_id,
                                      std::string_view task_id, std::string_view viewer_id,
                                      std::string_view viewer_post) {
  const auto row =
      session.row<long long, MaybeText, MaybeText, MaybeText, MaybeText, Text, long long>(
          select_access, {{"center", center_id}, {"id", task_id}, {"viewer", viewer_id}});
  if (!row) return std::nullopt;
  const auto& [version, owner, post, case_id, contact_id, source, same_unit] = *row;
  TaskAccess access;
  access.version = version;
  access.facts.center_id = center_id;
  access.facts.subject_in_same_unit = same_unit > 0;
  if (case_id) {
    access.facts = case_access(session, center_id, *case_id, viewer_id).value().facts;
    access.facts.closed = false;  // what is left to do after a closing can still be done
  } else if (contact_id) {
    // Nor does anything exist that is to be done about somebody in a shelter (M-4).
    const auto contact = contact_access(session, center_id, *contact_id, viewer_id);
    access.facts.hides_subject = contact && contact->facts.hides_subject;
  }
  // A hint that somebody hidden exists is not for the unit of whoever gave rise to it.
  // What is to be asked on a restricted track is its own person's to see.
  const bool hidden = source == "M-2" || source == "M-4" || source == "R-34" ||
                      (!case_id && (source == "K8" || source == "K11"));
  if (hidden) access.facts.sensitivity = domain::Sensitivity::s2;
  // MANAGER carries the post SENIOR too (W-1).
  const bool by_post = post && (viewer_post == *post || viewer_post == "manager");
  access.facts.subject_is_named = access.facts.subject_is_named || owner == viewer_id || by_post;
  return access;
}

void insert_task(Session& writer, std::string_view center_id, const TaskRecord& task) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", task.id},
                              {"title", task.title},
                              {"note", task.note},
                              {"owner", task.owner_id},
                              {"post", task.owner_post},
                              {"due_on", date_text(task.due_on)},
                              {"due_at", to_stored(task.due_at)},
                              {"source", task.source},
                              {"severity", task.severity},
                              {"kept", task.kept_by_others},
                              {"case", task.case_id},
                              {"contact", task.contact_id},
                              {"created_at", to_stored(task.created_at)},
                              {"created_by", task.created_by},
                              {"updated_at", to_stored(task.updated_at)},
                              {"meeting", task.meeting_id}});
}

std::optional<TaskRecord> load_task(Session& session, const domain::Authorized&,
                                    std::string_view center_id, std::string_view task_id) {
  auto row =
      session.row<long long, Text, Text, MaybeText, MaybeText, MaybeText, MaybeInt, Text, Text,
                  bool, MaybeText, MaybeText, Text, MaybeInt, MaybeText, Text, long long, Text,
                  long long, MaybeText>(select_task, {{"center", center_id}, {"id", task_id}});
  if (!row) return std::nullopt;
  auto& [version, title, note, owner, post, due_on, due_at, source, severity, kept, case_id,
         contact_id, state, done_at, done_by, close_reason, created_at, created_by, updated_at,
         meeting_id] = *row;
  TaskRecord task;
  task.id = task_id;
  task.version = version;
  task.title = std::move(title);
  task.note = std::move(note);
  task.owner_id = std::move(owner);
  task.owner_post = std::move(post);
  if (due_on) task.due_on = domain::parse_iso_date(*due_on);
  task.due_at = instant(due_at);
  task.source = std::move(source);
  task.severity = std::move(severity);
  task.kept_by_others = kept;
  task.case_id = std::move(case_id);
  task.contact_id = std::move(contact_id);
  task.state = std::move(state);
  task.done_at = instant(done_at);
  task.done_by = std::move(done_by);
  task.close_reason = std::move(close_reason);
  task.created_at = from_stored(created_at);
  task.created_by = std::move(created_by);
  task.updated_at = from_stored(updated_at);
  task.meeting_id = std::move(meeting_id);
  return task;
}

bool update_task(Session& writer, std::string_view center_id, const TaskRecord& task) {
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", task.id},
                                         {"version", task.version},
                                         {"title", task.title},
                                         {"note", task.note},
                                         {"owner", task.owner_id},
                                         {"post", task.owner_post},
                                         {"due_on", date_text(task.due_on)},
                                         {"severity", task.severity},
                                         {"state", task.state},
                                         {"done_at", to_stored(task.done_at)},
                                         {"done_by", task.done_by},
                                         {"close_reason", task.close_reason},
                                         {"updated_at", to_stored(task.updated_at)}});
}

std::vector<TaskCursor> list_tasks(Session& session, std::string_view center_id,
                                   const TaskFilter& filter, const std::optional<TaskCursor>& after,
                                   long long limit) {
  std::vector<TaskCursor> page;
  for (auto& [due, id] :
       session.rows<Text, Text>(select_page, {{"center", center_id},
                                              {"after_due", after ? after->due_on : ""},
                                              {"after_id", after ? after->id : ""},
                                              {"owner", filter.owner},
                                              {"post", filter.post},
                                              {"unowned", filter.unowned},
                                              {"state", filter.state},
                                              {"case", filter.case_id},
                                              {"before", date_text(filter.due_before)},
                                              {"limit", limit}})) {
    page.push_back({std::move(due), std::move(id)});
  }
  return page;
}

}  // namespace kizuna::persistence
