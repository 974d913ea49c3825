#include "api/local_service.hpp"

#include <optional>

namespace kizuna::api {

LocalService::LocalService(const persistence::DatabaseUrl& url, Services& services,
                           const std::string& instance)
    : services_(services),
      writer_(url, persistence::SessionKind::writer),
      reader_(url, persistence::SessionKind::reader),
      log_(services.keys, instance),
      group_(writer_, log_, services.keys) {}

Response LocalService::handle(Request request) {
  places_.clear();
  Prepared prepared = prepare(std::move(request), reader_, services_);
  if (prepared.needs_no_log()) return std::move(prepared).take_response();
  std::optional<Response> answer;
  std::vector<persistence::WriteJob> jobs;
  jobs.push_back(
      std::move(prepared).into_job([&](Response response) { answer = std::move(response); }));
  places_ = group_.run(jobs, services_.clock());
  return std::move(answer).value();
}

}  // namespace kizuna::api
