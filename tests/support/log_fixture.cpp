#include "tests/support/log_fixture.hpp"

#include <stdexcept>

namespace kizuna::tests {

using namespace persistence;
using namespace std::chrono_literals;

LogFixture::LogFixture(Engine engine)
    : database(engine), keys(database.folder() / "wrapping.key"), log(keys, "test") {
  database.add_center(center, "伊勢崎市");
  writer = database.writer();
  reader = database.reader();
}

void LogFixture::act(int count, domain::CivilDate on) {
  WriteJob job;
  job.center_id = center;
  for (int i = 0; i < count; ++i) {
    ActRecord act;
    act.center_id = center;
    act.act = i == 7 ? "subsidy.approve" : "case.view";
    act.object = ActedOn{"case", "c-" + std::to_string(i), 1};
    act.case_id = "c-" + std::to_string(i % 3);
    if (i % 10 == 5) act.detail = "{\"reason\":\"" + std::to_string(i) + "\"}";
    job.acts.push_back(std::move(act));
  }
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(std::move(job));
  group.run(jobs, domain::jst_midnight(on) + 9h);
  if (!group.last_failure().empty()) throw std::runtime_error(group.last_failure());
}

std::size_t LogFixture::sign(Signer& signer) {
  const auto notes = signer.sign_grown(*reader, center);
  for (const auto& note : notes) {
    writer->begin_write();
    writer->see_only(center);
    store_note(*writer, center, note, domain::jst_midnight(day(2026, 5, 12)));
    writer->commit();
  }
  return notes.size();
}

std::vector<TreeHead> LogFixture::all_trees() {
  const CenterSnapshot snapshot(*reader, center);
  return trees(*reader, center);
}

TreeHead LogFixture::head() {
  return all_trees().back();
}

void LogFixture::disarm() {
  for (const char* name :
       {"audit_entry_no_update", "audit_entry_no_delete", "audit_checkpoint_no_update",
        "audit_checkpoint_no_delete", "audit_tree_only_grows", "audit_tree_no_delete"}) {
    writer->execute_raw(std::string("drop trigger ") + name);
  }
}

void LogFixture::tamper(const std::string& sql) {
  writer->execute_raw(sql);
}

}  // namespace kizuna::tests
