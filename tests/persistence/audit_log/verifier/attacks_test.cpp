// Every small damage at every place of the golden bundle, with the codes it may end in.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "persistence/audit_log/format/encoding.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "tests/persistence/audit_log/verifier/bundle_copy.hpp"

namespace {

using namespace kizuna::audit;
using namespace kizuna::audit::test;

using Lines = std::vector<std::string>;

/// Puts the lines into the bundle as the entries of 2026 and verifies.
int code_with(const BundleCopy& bundle, const Lines& lines) {
  bundle.write_lines(entries_2026, lines);
  return verify_copy(bundle).code;
}

void renumber(Lines& lines) {
  std::int64_t latest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Entry entry = *check_entry(lines[i]);
    entry.seq = i;
    latest = entry.ts_micros = i == 0 ? entry.ts_micros : std::max(latest, entry.ts_micros);
    lines[i] = encode(entry);
  }
}

TEST(Attack, flip_of_bits_in_any_byte_of_an_entry) {
  const BundleCopy bundle;
  const Lines lines = bundle.lines(entries_2026);
  const std::size_t at = 17;
  for (std::size_t i = 0; i < lines[at].size(); ++i) {
    for (const int bit : {0, 5}) {
      Lines damaged = lines;
      damaged[at][i] = static_cast<char>(damaged[at][i] ^ 1 << bit);
      const auto entry = check_entry(damaged[at]);
      const int code = code_with(bundle, damaged);
      if (!entry) {
        ASSERT_EQ(code, 10) << i << " " << bit;
      } else if (entry->seq != at) {
        ASSERT_EQ(code, 11) << i << " " << bit;
      } else {
        ASSERT_TRUE(code == 12 || code == 11) << i << " " << bit << " " << code;
      }
    }
  }
}

TEST(Attack, flip_of_bits_in_any_byte_of_the_last_note) {
  const BundleCopy bundle;
  const std::string name = std::string(notes_2026) + "000000000040.note";
  const std::string note = bundle.read(name);
  for (std::size_t i = 0; i < note.size(); ++i) {
    for (const int bit : {0, 2, 6}) {
      std::string damaged = note;
      damaged[i] = static_cast<char>(damaged[i] ^ 1 << bit);
      bundle.write(name, damaged);
      // 14: the witness's name or key id became a stranger's.
      const int code = verify_copy(bundle).code;
      ASSERT_TRUE(code == 10 || code == 12 || code == 13 || code == 14)
          << i << " " << bit << " " << code;
    }
  }
}

TEST(Attack, deletion_of_any_entry) {
  const BundleCopy bundle;
  const Lines lines = bundle.lines(entries_2026);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Lines damaged = lines;
    damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_EQ(code_with(bundle, damaged), i + 1 == lines.size() ? 12 : 11) << i;
    renumber(damaged);
    EXPECT_EQ(code_with(bundle, damaged), i == 0 ? 11 : 12) << i;
  }
}

TEST(Attack, insertion_at_any_place) {
  const BundleCopy bundle;
  const Lines lines = bundle.lines(entries_2026);
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    Lines damaged = lines;
    damaged.insert(damaged.begin() + static_cast<std::ptrdiff_t>(i), lines[1]);
    EXPECT_EQ(code_with(bundle, damaged), 11) << i;
    renumber(damaged);
    // An entry after the end breaks no root, but no checkpoint covers it.
    EXPECT_EQ(code_with(bundle, damaged), i == lines.size() ? 17 : 12) << i;
  }
}

TEST(Attack, exchange_of_any_two_entries) {
  const BundleCopy bundle;
  const Lines lines = bundle.lines(entries_2026);
  for (std::size_t a = 1; a < lines.size(); ++a) {
    for (std::size_t b = a + 1; b < lines.size(); ++b) {
      Lines damaged = lines;
      std::swap(damaged[a], damaged[b]);
      ASSERT_EQ(code_with(bundle, damaged), 11) << a << " " << b;
    }
    Lines renumbered = lines;
    std::swap(renumbered[a], renumbered[a == 1 ? 2 : 1]);
    renumber(renumbered);
    ASSERT_EQ(code_with(bundle, renumbered), 12) << a;
  }
}

TEST(Attack, cut_of_the_tail_at_any_entry) {
  const BundleCopy bundle;
  Lines lines = bundle.lines(entries_2026);
  while (lines.size() > 1) {
    lines.pop_back();
    EXPECT_EQ(code_with(bundle, lines), 12) << lines.size();
  }
  EXPECT_EQ(code_with(bundle, {}), 10);
}

TEST(Attack, cut_of_the_file_at_any_byte_of_its_last_line) {
  const BundleCopy bundle;
  const std::string text = bundle.read(entries_2026);
  const auto last = text.rfind('\n', text.size() - 2) + 1;
  for (std::size_t length = last + 1; length < text.size(); ++length) {
    bundle.write(entries_2026, text.substr(0, length));
    ASSERT_EQ(verify_copy(bundle).code, 10) << length;
  }
}

using Damage = void (*)(const BundleCopy&);

struct Row {
  const char* attack;
  Damage damage;
  std::vector<std::string> arguments;
  int code;
};

void replace(const BundleCopy& bundle, std::string_view name, std::string_view find,
             std::string_view with) {
  std::string text = bundle.read(name);
  const auto at = text.find(find);
  ASSERT_NE(at, std::string::npos) << find;
  bundle.write(name, text.replace(at, find.size(), with));
}

void leave(const BundleCopy&) {}

const std::string detail =
    "shards/2026/details/2907e426573d7b9ce5ac8823309c9bfcd871ae55685ac827730cc2744023761c";
const std::string absent =
    "shards/2026/details/be6c390a8495cd29a3e1005e5268a71225bf6b49df6876379a73719abb25765b";

const std::vector<Row> rows = {
    {"nothing", leave, {}, 0},
    {"index: CR", [](const BundleCopy& b) { replace(b, "index", "\n", "\r\n"); }, {}, 10},
    {"index: version", [](const BundleCopy& b) { replace(b, "index", " v1", " v2"); }, {}, 10},
    {"index: no date", [](const BundleCopy& b) { replace(b, "index", "04-01", "02-30"); }, {}, 10},
    {"index: details",
     [](const BundleCopy& b) { replace(b, "index", "complete", "some"); },
     {},
     10},
    {"index: name",
     [](const BundleCopy& b) { replace(b, "index", "shard 2026", "shard 2027"); },
     {},
     10},
    {"index: blanks",
     [](const BundleCopy& b) { replace(b, "index", "shard 2026", "shard  2026"); },
     {},
     10},
    {"index: twice",
     [](const BundleCopy& b) {
       b.write("index", b.read("index") + "shard 2026 audit.other.example/isesaki/2026\n");
     },
     {},
     10},
    {"index: order",
     [](const BundleCopy& b) {
       auto lines = b.lines("index");
       std::swap(lines[3], lines[4]);
       b.write_lines("index", lines);
     },
     {},
     18},
    {"index: gone", [](const BundleCopy& b) { std::filesystem::remove(b.path("index")); }, {}, 10},
    {"folder", [](const BundleCopy& b) { b.write("shards/2026/more/x", "x"); }, {}, 10},
    {"shard outside the index", [](const BundleCopy& b) { b.write("shards/2024/x", "x"); }, {}, 10},
    {"chunk name", [](const BundleCopy& b) { b.write("shards/2026/entries/1.jsonl", ""); }, {}, 10},
    {"empty chunk",
     [](const BundleCopy& b) { b.write("shards/2026/entries/000001.jsonl", ""); },
     {},
     10},
    {"chunk missing",
     [](const BundleCopy& b) {
       std::filesystem::rename(b.path(entries_2026), b.path("shards/2026/entries/000001.jsonl"));
     },
     {},
     11},
    {"link for a file",
     [](const BundleCopy& b) {
       std::filesystem::remove(b.path(detail));
       std::filesystem::create_symlink(golden("bundle/" + detail), b.path(detail));
     },
     {},
     10},
    {"line too long",
     [](const BundleCopy& b) {
       b.write(entries_2026, b.read(entries_2026) + std::string(9000, 'x') + "\n");
     },
     {},
     10},
    {"empty line",
     [](const BundleCopy& b) { b.write(entries_2026, b.read(entries_2026) + "\n"); },
     {},
     10},
    {"no notes",
     [](const BundleCopy& b) { std::filesystem::remove_all(b.path("shards/2025/checkpoints")); },
     {},
     10},
    {"note of another size",
     [](const BundleCopy& b) {
       std::filesystem::rename(b.path("shards/2026/checkpoints/000000000010.note"),
                               b.path("shards/2026/checkpoints/000000000011.note"));
     },
     {},
     10},
    {"note of another shard",
     [](const BundleCopy& b) {
       b.write("shards/2026/checkpoints/000000000005.note",
               b.read("shards/2025/checkpoints/000000000005.note"));
     },
     {},
     10},
    {"second note",
     [](const BundleCopy& b) {
       b.write("shards/2026/checkpoints/000000000040-2.note",
               b.read("shards/2026/checkpoints/000000000040.note"));
     },
     {},
     0},
    {"tenth note",
     [](const BundleCopy& b) { b.write("shards/2026/checkpoints/000000000040-10.note", "x"); },
     {},
     10},
    {"token without note",
     [](const BundleCopy& b) { b.write("shards/2026/checkpoints/000000000039.note.tsr", "x"); },
     {},
     10},
    {"receipt name",
     [](const BundleCopy& b) { b.write("shards/2026/receipts/a b.tlog-proof", "x"); },
     {},
     10},
    {"note too long",
     [](const BundleCopy& b) {
       b.write("shards/2026/checkpoints/000000000040.note", std::string(70'000, '\n'));
     },
     {},
     10},
    {"detail beside none",
     [](const BundleCopy& b) { replace(b, "index", "details complete", "details none"); },
     {},
     10},
    {"details none",
     [](const BundleCopy& b) {
       replace(b, "index", "details complete", "details none");
       std::filesystem::remove_all(b.path("shards/2026/details"));
     },
     {},
     0},
    {"detail name", [](const BundleCopy& b) { b.write("shards/2026/details/ABC", "x"); }, {}, 10},
    {"detail nobody names",
     [](const BundleCopy& b) {
       b.write(
           "shards/2026/details/"
           "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
           "x");
     },
     {},
     19},
    {"detail of a shredded case with wrong bytes",
     [](const BundleCopy& b) { b.write(absent, "x"); },
     {},
     19},
    {"detail in the wrong shard",
     [](const BundleCopy& b) {
       b.write("shards/2025/details/" + detail.substr(20), b.read(detail));
     },
     {},
     19},
    {"anchor beyond the end", leave, {"--anchor", "anchors/2026-41.note"}, 15},
    {"typo on paper", leave, {"--anchor", "anchors/2026-30-typo.paper"}, 10},
    {"paper of another history", leave, {"--anchor", "anchors/other-history-20.paper"}, 16},
    {"receipt of another history", leave, {"--receipt", "receipts/other-history.tlog-proof"}, 16},
    {"receipt without witness", leave, {"--receipt", "receipts/no-witness.tlog-proof"}, 14},
    {"anchor with a bad signature", leave, {"--anchor", "anchors/2026-20-badsig.note"}, 13},
    {"15 before 16",
     leave,
     {"--anchor", "anchors/other-history-20.note", "--anchor", "anchors/2026-41.note"},
     15},
    {"no quorum asked", leave, {"--policy", "policy-quorum-none"}, 0},
    {"day after", leave, {"--now", "2026-04-02T10:30:00Z"}, 0},
    {"second after", leave, {"--now", "2026-04-02T10:30:01Z"}, 18},
    {"five minutes before", leave, {"--now", "2026-04-01T10:25:00Z"}, 0},
    {"more before", leave, {"--now", "2026-04-01T10:24:59Z"}, 18},
    {"another first shard", leave, {"--from", "audit.kizuna.example/isesaki/2024"}, 21},
    {"policy missing", leave, {"--policy", "nowhere"}, 2},
    {"policy that is none", leave, {"--policy", "cases.json"}, 2},
    {"policy twice", leave, {"--policy", "policy", "--policy", "policy"}, 2},
    {"anchor missing", leave, {"--anchor", "nowhere"}, 2},
    {"option unknown", leave, {"--ancor", "policy"}, 2},
    {"no such day", leave, {"--now", "2026-02-30T00:00:00Z"}, 2},
    {"certificates missing", leave, {"--tsa", "/nowhere"}, 2},
};

TEST(Attack, table) {
  for (const Row& row : rows) {
    const BundleCopy bundle;
    row.damage(bundle);
    const Verdict verdict = verify_copy(bundle, row.arguments);
    EXPECT_EQ(verdict.code, row.code) << row.attack << "\n" << verdict.out << verdict.err;
    EXPECT_EQ(verdict.code == 2, !verdict.err.empty()) << row.attack;
  }
}

TEST(Attack, file_name_cannot_write_lines_of_its_own) {
  const BundleCopy bundle;
  bundle.write("x\nOK", "x");
  const Verdict verdict = verify_copy(bundle);
  EXPECT_EQ(verdict.code, 10);
  EXPECT_EQ(verdict.out.find("\nOK"), std::string::npos);
}

}  // namespace
