#include "api/machine_act.hpp"

#include <stdexcept>

namespace kizuna::api {

using persistence::ActRecord;
using persistence::JobResult;
using persistence::Session;
using persistence::WriteJob;

ActRecord act_of_machine(const std::string& center_id, const char* act, const char* type,
                         const std::string& id) {
  ActRecord record;
  record.center_id = center_id;
  record.act = act;
  record.object = persistence::ActedOn{type, id, std::nullopt};
  record.purpose = "maintenance";
  record.status = 0;
  return record;
}

void commit_alone(persistence::GroupCommit& group, const std::string& center_id,
                  domain::Instant now,
                  const std::function<std::vector<ActRecord>(Session&)>& work) {
  std::string failure = "the log could not be written";
  bool kept = false;
  WriteJob job;
  job.center_id = center_id;
  job.run = [&](Session& writer, domain::Instant) {
    try {
      return JobResult{true, work(writer)};
    } catch (const persistence::DatabaseUnavailable&) {
      throw;
    } catch (const persistence::SerializationFailed&) {
      throw;
    } catch (const std::exception& error) {
      failure = error.what();
      return JobResult{false, {}};
    }
  };
  job.done = [&](bool committed) { kept = committed; };
  std::vector<WriteJob> jobs;
  jobs.push_back(std::move(job));
  group.run(jobs, now);
  if (!kept) throw std::runtime_error(failure);
}

}  // namespace kizuna::api
