#pragma once
#include "api/context.hpp"
#include "api/resources/audit_log_dto.hpp"
#include "persistence/audit_log/entry_search.hpp"
#include "persistence/audit_log/log.hpp"

/// What the routes of the audit log share.
namespace kizuna::api {

/// Throws std::runtime_error when the entry is damaged.
AuditEntry view_of(const persistence::FoundEntry& found);

/// The words of the route that leaves this act; of another act its own name.
std::string label_of_act(std::string_view act);

/// A moment in the query, none, or out with bad_request.
std::optional<domain::Instant> moment(const Context& context, std::string_view name);

/// The tree of the center that `origin` in the query names, or without it the newest.
persistence::TreeHead tree_of(const Context& context);

/// A number in the query; what is none, or too large, is larger than every tree.
std::uint64_t number(const Context& context, std::string_view name);

}  // namespace kizuna::api
