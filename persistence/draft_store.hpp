#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What is being typed, without the text: that lies sealed with the key of its case, or of the
/// center when it has none. No other store reads the table, so a draft is in no search and no
/// figure (I-3), and nothing but its writer's word deletes one.
struct Draft {
  std::string id;
  long long version = 1;
  std::string account_id;  ///< the one writer
  std::string kind;        ///< the form, "contact"
  std::optional<std::string> case_id;
  domain::Instant begun_at;
  domain::Instant updated_at;
};

std::optional<Draft> find_draft(Session& session, std::string_view center_id,
                                std::string_view draft_id);
/// The last saved first.
std::vector<Draft> drafts_of_writer(Session& session, std::string_view center_id,
                                    std::string_view account_id);
std::vector<Draft> drafts_of_case(Session& session, std::string_view center_id,
                                  std::string_view case_id);

/// The text, as JSON.
std::string draft_text(Session& session, Keyring& keys, const domain::Authorized& authorized,
                       std::string_view center_id, const Draft& draft, domain::Instant now);

void insert_draft(Session& writer, Keyring& keys, std::string_view center_id, const Draft& draft,
                  std::string_view text);
/// Replaces text and case when version and writer are still draft's, and makes the next version.
/// False when somebody was faster.
bool save_draft(Session& writer, Keyring& keys, std::string_view center_id, const Draft& draft,
                std::string_view text);
/// False when version or writer are no longer draft's.
bool discard_draft(Session& writer, std::string_view center_id, const Draft& draft);
bool give_draft_to(Session& writer, std::string_view center_id, const Draft& draft,
                   std::string_view account_id);

/// A draft as a list for those who may not read it shows it: writer and times only.
struct DraftNotice {
  Draft draft;
  std::string writer_name;
  bool writer_is_active = true;
};
/// Everybody's, the oldest first.
std::vector<DraftNotice> draft_notices(Session& session, std::string_view center_id);
bool is_draft_writer_active(Session& session, std::string_view center_id, const Draft& draft);

}  // namespace kizuna::persistence
