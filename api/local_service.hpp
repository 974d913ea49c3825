#pragma once
#include <string>

#include "api/dispatch.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/group_commit.hpp"

namespace kizuna::api {

/// The whole service behind a function call: each request is prepared, committed in a group of its
/// own, and answered. Demo data is entered through it, so that the log tells its story; tests use
/// it where no socket is needed. One thread.
class LocalService {
 public:
  LocalService(const persistence::DatabaseUrl& url, Services& services,
               const std::string& instance);

  Response handle(Request request);

  persistence::Session& reader() { return reader_; }
  /// Why the last group failed; empty when it did not.
  const std::string& last_failure() const { return group_.last_failure(); }
  const std::vector<persistence::LogPlace>& last_places() const { return places_; }

 private:
  Services& services_;
  persistence::Session writer_;
  persistence::Session reader_;
  persistence::AuditLog log_;
  persistence::GroupCommit group_;
  std::vector<persistence::LogPlace> places_;
};

}  // namespace kizuna::api
