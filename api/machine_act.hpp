#pragma once
#include <functional>
#include <string>
#include <vector>

#include "persistence/audit_log/act_record.hpp"
#include "persistence/group_commit.hpp"

/// Acts of the machine itself, without a request: installation and the operator's commands.
namespace kizuna::api {

persistence::ActRecord act_of_machine(const std::string& center_id, const char* act,
                                      const char* type, const std::string& id);

/// Runs one job and commits it with its acts. Throws std::runtime_error with the reason when the
/// work throws or the log cannot be written; there is no request that could be answered with 503.
void commit_alone(
    persistence::GroupCommit& group, const std::string& center_id, domain::Instant now,
    const std::function<std::vector<persistence::ActRecord>(persistence::Session&)>& work);

}  // namespace kizuna::api
