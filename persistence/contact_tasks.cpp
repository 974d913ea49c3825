#include "persistence/contact_tasks.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view insert_task = R"sql(
  insert into task (center_id, id, version, title, note, owner_id, owner_post, due_on, source,
    severity, kept_by_others, contact_id, state, close_reason, created_at, created_by, updated_at)
  values (:center, :id, 1, :title, :note, :owner, :post, :due, :source, :severity, 0, :contact,
    'open', '', :now, :by, :now))sql";
constexpr std::string_view count_by_root = R"sql(
  select count(*) from task t
    join contact c on c.center_id = t.center_id and c.id = t.contact_id
  where t.center_id = :center and c.root_id = :root and t.source = :source)sql";
constexpr std::string_view count_open_by_root = R"sql(
  select count(*) from task t
    join contact c on c.center_id = t.center_id and c.id = t.contact_id
  where t.center_id = :center and c.root_id = :root and t.source = :source
    and t.state = 'open')sql";
constexpr std::string_view count_by_note = R"sql(
  select count(*) from task
  where center_id = :center and source = :source and note = :note)sql";
constexpr std::string_view update_noted = R"sql(
  update task set version = version + 1, contact_id = :contact, updated_at = :now
  where center_id = :center and source = :source and note = :note and contact_id is null)sql";
constexpr std::string_view close_of_contact = R"sql(
  update task set version = version + 1, state = 'done', done_at = :now, done_by = :by,
    updated_at = :now
  where center_id = :center and contact_id = :contact and source = :source
    and state = 'open')sql";

}  // namespace

void insert_caused_task(Session& writer, std::string_view center_id, const CausedTask& task,
                        std::string_view by, domain::Instant now) {
  writer.execute(insert_task, {{"center", center_id},
                               {"id", task.id},
                               {"title", task.title},
                               {"note", task.note},
                               {"owner", task.owner_id},
                               {"post", task.owner_post},
                               {"due", domain::to_iso(task.due_on)},
                               {"source", task.source},
                               {"severity", task.severity},
                               {"contact", task.contact_id},
                               {"now", to_stored(now)},
                               {"by", by}});
}

bool contact_has_task(Session& session, std::string_view center_id, std::string_view root_id,
                      std::string_view source) {
  const auto row = session.row<long long>(
      count_by_root, {{"center", center_id}, {"root", root_id}, {"source", source}});
  return std::get<0>(row.value()) > 0;
}

bool contact_has_open_task(Session& session, std::string_view center_id, std::string_view root_id,
                           std::string_view source) {
  const auto row = session.row<long long>(
      count_open_by_root, {{"center", center_id}, {"root", root_id}, {"source", source}});
  return std::get<0>(row.value()) > 0;
}

void close_contact_tasks(Session& writer, std::string_view center_id, std::string_view contact_id,
                         std::string_view source, std::string_view by, domain::Instant now) {
  writer.execute(close_of_contact, {{"center", center_id},
                                    {"contact", contact_id},
                                    {"source", source},
                                    {"by", by},
                                    {"now", to_stored(now)}});
}

bool noted_task_exists(Session& session, std::string_view center_id, std::string_view source,
                       std::string_view note) {
  const auto row = session.row<long long>(
      count_by_note, {{"center", center_id}, {"source", source}, {"note", note}});
  return std::get<0>(row.value()) > 0;
}

void hang_noted_tasks_on(Session& writer, std::string_view center_id, std::string_view source,
                         std::string_view note, std::string_view contact_id, domain::Instant now) {
  writer.execute(update_noted, {{"center", center_id},
                                {"source", source},
                                {"note", note},
                                {"contact", contact_id},
                                {"now", to_stored(now)}});
}

}  // namespace kizuna::persistence
