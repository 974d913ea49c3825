#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What a list of contacts is narrowed by; absent fields narrow nothing.
struct ContactFilter {
  std::optional<domain::CivilDate> received_from;  ///< JST, inclusive
  std::optional<domain::CivilDate> received_to;    ///< JST, inclusive
  std::optional<std::string> district;
  std::optional<std::string> staff;  ///< first or second
  std::optional<std::string> method;
  std::optional<std::string> topic;  ///< main or further
  std::optional<std::string> urgency;
  std::optional<std::string> subject;
  std::optional<std::string> caller;
  std::optional<std::string> number;  ///< of any row; the newest one is listed
};

/// Where a page ended: the order is newest received first, then id.
struct ContactCursor {
  long long received_at = 0;
  std::string id;
};

/// Ids of finalised contacts, the newest row of each (I-3, I-4). Who may see which is asked of
/// contact_access one by one, so that the list and the record can never disagree.
std::vector<ContactCursor> list_contacts(Session& session, std::string_view center_id,
                                         const ContactFilter& filter,
                                         const std::optional<ContactCursor>& after,
                                         long long limit);

/// The caller's own rows that are not final yet, the oldest first: for nobody else do they exist
/// (I-3). `received_at` is when they were begun.
std::vector<ContactCursor> unfinished_contacts(Session& session, std::string_view center_id,
                                               std::string_view account_id);

}  // namespace kizuna::persistence
