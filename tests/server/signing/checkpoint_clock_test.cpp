#include "server/checkpoint_clock.hpp"

#include <gtest/gtest.h>

#include "server/lanes.hpp"
#include "server/signing.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;
using server::CheckpointClock;

/// Waits until it holds, at most three seconds.
template <class Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 300; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

class ClockTest : public testing::Test {
 protected:
  CheckpointClock::Work work() {
    return {[] { return std::vector<std::string>{"isesaki"}; },
            [this](const std::string&) {
              ++rounds;
              if (refuses) throw persistence::TreeRewritten("another history");
              return std::vector<audit::Note>{};
            },
            [](const std::string&, const audit::Note&) {}};
  }

  std::atomic<int> rounds{0};
  std::atomic<bool> refuses{false};
};

TEST_F(ClockTest, SignsAtTheStartAndAtTheEnd) {
  CheckpointClock clock(work(), {1h, 256});
  clock.start();
  EXPECT_TRUE(soon([&] { return rounds == 1; }));
  clock.stop();
  EXPECT_EQ(rounds, 2);
}

TEST_F(ClockTest, WaitsUnlessAnActMattersOrThereAreMany) {
  struct Row {
    std::vector<persistence::LogPlace> places;
    bool at_once;
  };
  for (const Row& row : std::vector<Row>{{{{"o", 1, "case.view"}}, false},
                                         {{{"o", 1, "case.view"}, {"o", 2, "log.export"}}, true},
                                         {{{"o", 1, "subsidy.approve"}}, true},
                                         {std::vector<persistence::LogPlace>(255), false},
                                         {std::vector<persistence::LogPlace>(256), true}}) {
    rounds = 0;
    CheckpointClock clock(work(), {1h, 256});
    clock.start();
    ASSERT_TRUE(soon([&] { return rounds == 1; }));
    clock.notice(row.places);
    if (row.at_once) {
      EXPECT_TRUE(soon([&] { return rounds == 2; })) << row.places.back().act;
      EXPECT_TRUE(soon([&] { return clock.uncovered() == 0; }));
    } else {
      std::this_thread::sleep_for(50ms);
      EXPECT_EQ(rounds, 1) << row.places.size();
      EXPECT_EQ(clock.uncovered(), row.places.size());
    }
  }
}

TEST_F(ClockTest, GoesOnAfterARefusalAndTells) {
  refuses = true;
  CheckpointClock clock(work(), {10ms, 256});
  clock.start();
  EXPECT_TRUE(soon([&] { return rounds >= 3 && !clock.well(); }));
  refuses = false;
  EXPECT_TRUE(soon([&] { return clock.well(); }));
}

class StoredBySignedLaneTest : public testing::TestWithParam<persistence::Engine> {};

TEST_P(StoredBySignedLaneTest, TheWriteLaneKeepsNotesWhileItRunsAndAfterItsEnd) {
  LogFixture log(GetParam());
  log.act(10, day(2026, 5, 12));
  persistence::Signer signer(log.state_dir());
  api::Services services{log.keys, [] { return domain::jst_midnight(day(2026, 5, 12)) + 10h; },
                         "https://kizuna.test", log.center};
  server::Metrics metrics;
  server::Lanes lanes({log.database.url()}, services, {}, &metrics);
  CheckpointClock clock(
      {server::centers_in(log.database.url()), server::sign_here(signer, log.database.url()),
       [&](const std::string& center_id, audit::Note note) {
         lanes.store_checkpoint(center_id, std::move(note));
       },
       [&](std::size_t uncovered, bool well) { metrics.log_uncovered(uncovered, well); }},
      {1h, 256});
  const auto covered = [&] {
    const persistence::CenterSnapshot snapshot(*log.reader, log.center);
    const auto note = persistence::newest_note(
        *log.reader, log.center, persistence::newest_tree(*log.reader, log.center)->origin);
    return note ? note->size : 0;
  };
  clock.start();
  EXPECT_TRUE(soon([&] { return covered() == 11; }));
  log.act(4, day(2026, 5, 12));
  lanes.stop();
  clock.stop();
  EXPECT_EQ(covered(), 15u);
  EXPECT_TRUE(clock.well());
  for (const char* line : {"kizuna_lane_queue{lane=\"write\"} 0", "kizuna_log_writable 1",
                           "kizuna_log_uncovered_entries 0", "kizuna_log_signed_well 1"}) {
    EXPECT_NE(metrics.text().find(line), std::string::npos) << line << '\n' << metrics.text();
  }
}

INSTANTIATE_TEST_SUITE_P(Databases, StoredBySignedLaneTest,
                         testing::Values(persistence::Engine::sqlite,
                                         persistence::Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

}  // namespace
}  // namespace kizuna::tests
