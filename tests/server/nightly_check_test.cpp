#include "server/nightly_check.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;

domain::Instant at(const char* iso, std::chrono::hours hours) {
  return domain::jst_midnight(domain::parse_iso_date(iso).value()) + hours;
}

TEST(NightlyCheckTest, BeginsAtTheHourInJapan) {
  struct Row {
    domain::Instant now;
    domain::Instant next;
  };
  for (const Row& row : {Row{at("2026-11-25", 2h), at("2026-11-25", 3h)},
                         Row{at("2026-11-25", 3h), at("2026-11-26", 3h)},
                         Row{at("2026-12-31", 23h), at("2027-01-01", 3h)}}) {
    EXPECT_EQ(server::next_night(row.now, 3), row.next) << domain::to_rfc3339(row.now);
  }
}

TEST(NightlyCheckTest, ReportsWhatItFindsAndThatItCouldNotLook) {
  for (const bool fails : {false, true}) {
    std::mutex mutex;
    std::vector<std::vector<std::string>> reports;
    // The first look at the clock is before three o'clock, all others after it.
    std::atomic<int> looks = 0;
    const auto now = [&] { return at("2026-11-25", looks++ == 0 ? 2h : 4h); };
    const auto faults = [&]() -> std::vector<std::string> {
      if (fails) throw std::runtime_error("the database is away");
      return {"entry 5: differs"};
    };
    const auto report = [&](const std::vector<std::string>& found) {
      const std::lock_guard lock(mutex);
      reports.push_back(found);
    };
    {
      const server::NightlyCheck nightly({now, faults, report}, 3);
      for (int i = 0; i < 300; ++i) {
        std::this_thread::sleep_for(10ms);
        const std::lock_guard lock(mutex);
        if (!reports.empty()) break;
      }
    }
    ASSERT_EQ(reports.size(), 1u);  // once a night
    EXPECT_EQ(reports.front(),
              std::vector<std::string>{fails ? "the database is away" : "entry 5: differs"});
  }
}

}  // namespace
}  // namespace kizuna::tests
