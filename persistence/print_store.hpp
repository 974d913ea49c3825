#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One printing: what was asked for, of which content, and which copies came of it.
struct PrintJob {
  std::string id;
  std::string form;
  long long form_version = 1;
  std::string object_id;
  std::optional<std::string> case_id;
  std::string request;       ///< JSON text, as asked
  std::string content_hash;  ///< of what stands on the paper
  std::string purpose;
  std::string recipient;
  long long first_copy = 1;
  long long copies = 1;
  std::string printed_by;
  domain::Instant printed_at;
};

/// The next numbers of this form about this object, inside the writer's transaction; returns the
/// first of them.
long long take_copies(Session& writer, std::string_view center_id, std::string_view form,
                      std::string_view object_id, long long copies);

void insert_print(Session& writer, std::string_view center_id, const PrintJob& job);

std::optional<PrintJob> find_print(Session& session, std::string_view center_id,
                                   std::string_view id);

}  // namespace kizuna::persistence
