#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/intake/contact.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Something to do that a contact or a draft has caused.
struct CausedTask {
  std::string id;
  std::string title;
  std::string note;
  std::optional<std::string> owner_id;    ///< a person, or
  std::optional<std::string> owner_post;  ///< whoever holds this post
  domain::CivilDate due_on;
  std::string source;  ///< the rule that asks for it
  std::string severity = "normal";
  std::optional<std::string> contact_id;
};

void insert_caused_task(Session& writer, std::string_view center_id, const CausedTask& task,
                        std::string_view by, domain::Instant now);

/// Whether any row of the contact has a task from this rule, open or not.
bool contact_has_task(Session& session, std::string_view center_id, std::string_view root_id,
                      std::string_view source);

/// The same, still open.
bool contact_has_open_task(Session& session, std::string_view center_id, std::string_view root_id,
                           std::string_view source);

/// What the rule asked for has been done.
void close_contact_tasks(Session& writer, std::string_view center_id, std::string_view contact_id,
                         std::string_view source, std::string_view by, domain::Instant now);

/// Whether such a task with this note exists, for what hangs on no contact.
bool noted_task_exists(Session& session, std::string_view center_id, std::string_view source,
                       std::string_view note);

/// What a draft has caused hangs on the contact that became of it.
void hang_noted_tasks_on(Session& writer, std::string_view center_id, std::string_view source,
                         std::string_view note, std::string_view contact_id, domain::Instant now);

}  // namespace kizuna::persistence
