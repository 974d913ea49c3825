// Trees made on the spot and signed with the published test keys, for what the golden bundle
// cannot show: other beginnings of the chain and other shreddings.
#include <gtest/gtest.h>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "tests/persistence/audit_log/verifier/bundle_copy.hpp"

namespace {

using namespace kizuna::audit;
using namespace kizuna::audit::test;

/// RFC 8032 section 7.1, TEST 1 and TEST 2, the keys of the golden policy.
const Seed log_seed =
    *unhex_hash("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const Seed witness_seed =
    *unhex_hash("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
const std::string origin = "audit.kizuna.example/isesaki/2026";
constexpr std::int64_t noon = 1'775'044'800;  ///< 2026-04-01T12:00:00Z

/// Writes a bundle of one tree, numbered and with one checkpoint over all of it, and verifies.
Verdict verdict_on(std::vector<Entry> entries, const std::vector<std::string>& details = {}) {
  const BundleCopy bundle;
  std::filesystem::remove_all(bundle.path("shards"));
  bundle.write("index",
               "kizuna-audit-bundle v1\nexported 2026-04-01T12:00:00Z\ndetails complete\n"
               "shard 2026 " +
                   origin + "\n");
  Frontier frontier;
  std::vector<std::string> lines;
  for (Entry& entry : entries) {
    entry.seq = frontier.size();
    lines.push_back(encode(entry));
    frontier.append(leaf_hash(lines.back()));
  }
  bundle.write_lines(entries_2026, lines);
  for (const std::string& detail : details) {
    bundle.write("shards/2026/details/" + hex(sha256(detail)), detail);
  }
  const Checkpoint checkpoint{origin, frontier.size(), frontier.root()};
  const Note note{checkpoint,
                  {sign_checkpoint(checkpoint, log_seed),
                   cosign(checkpoint, "witness.city.example/joho", witness_seed, noon)}};
  const std::string size = std::to_string(frontier.size());
  const std::string name = std::string(12 - size.size(), '0') + size;
  bundle.write(std::string(notes_2026) + name + ".note", print(note));
  return verify_copy(bundle, {"--now", "2026-04-01T12:00:00Z"});
}

Entry genesis(std::optional<PrevLog> before = std::nullopt) {
  Entry entry;
  entry.act = genesis_act;
  entry.source.inst = "app1";
  entry.object = Object{origin, "log", std::nullopt};
  entry.prevlog = std::move(before);
  return entry;
}

Entry act_on_case(std::string_view act, Outcome outcome = Outcome::ok) {
  Entry entry;
  entry.act = act;
  entry.actor = Actor{2, {"pwd", "otp"}, "u-1", Role::admin, std::nullopt};
  entry.source.inst = "app1";
  entry.object = Object{"c-1", "case", std::nullopt};
  entry.case_id = "c-1";
  entry.outcome = outcome;
  entry.purpose = Purpose::maintenance;
  entry.code = 200;
  if (outcome == Outcome::denied) entry.deny = "rule";
  return entry;
}

Entry restore_of(std::string before, std::uint64_t kept) {
  Entry entry = act_on_case(restore_act);
  entry.case_id.reset();
  entry.object = Object{std::move(before), "log", kept};
  return entry;
}

TEST(Chain, may_begin_after_a_tree_outside_the_bundle_only) {
  const std::string before = "audit.kizuna.example/isesaki/2025";
  const PrevLog ordinary{std::nullopt, before, Hash{}, 9};
  const PrevLog lossy{4, before, Hash{}, 9};
  const PrevLog itself{std::nullopt, origin, Hash{}, 9};
  const Entry view = act_on_case("case.view");
  struct Row {
    const char* what;
    std::vector<Entry> entries;
    int code;
    bool remarked;
  };
  const std::vector<Row> rows = {
      {"first of all", {genesis()}, 0, false},
      {"after another", {genesis(ordinary)}, 0, true},
      {"after itself", {genesis(itself)}, 21, false},
      {"after a loss", {genesis(lossy), restore_of(before, 4)}, 0, true},
      {"loss not declared", {genesis(lossy), view}, 21, true},
      {"loss declared late", {genesis(lossy), view, restore_of(before, 4)}, 21, true},
      {"loss declared twice",
       {genesis(lossy), restore_of(before, 4), restore_of(before, 4)},
       21,
       true},
      {"another loss declared", {genesis(lossy), restore_of(before, 3)}, 21, true},
      {"loss of another tree", {genesis(lossy), restore_of(origin, 4)}, 21, true},
      {"loss without reason", {genesis(ordinary), restore_of(before, 4)}, 21, true},
  };
  for (const Row& row : rows) {
    const Verdict verdict = verdict_on(row.entries);
    EXPECT_EQ(verdict.code, row.code) << row.what << "\n" << verdict.out;
    EXPECT_EQ(verdict.out.starts_with("link "), row.remarked) << row.what;
  }
}

Entry with_detail(Entry entry, std::string_view detail) {
  entry.detail = sha256(detail);
  return entry;
}

TEST(Shredding, excuses_earlier_details_of_its_case_only) {
  const Entry note = with_detail(act_on_case("note.create"), "lost");
  Entry of_another_case = note;
  of_another_case.case_id = "c-2";
  const Entry shred = with_detail(act_on_case(shred_act), "basis");
  const Entry denied = with_detail(act_on_case(shred_act, Outcome::denied), "asked");
  struct Row {
    const char* what;
    std::vector<Entry> entries;
    std::vector<std::string> details;
    int code;
  };
  const std::vector<Row> rows = {
      {"all there", {genesis(), note, shred}, {"lost", "basis"}, 0},
      {"shredded", {genesis(), note, shred}, {"basis"}, 0},
      {"not shredded", {genesis(), note}, {}, 19},
      {"written after", {genesis(), shred, note}, {"basis"}, 19},
      {"another case", {genesis(), of_another_case, shred}, {"basis"}, 19},
      {"refused", {genesis(), note, denied}, {"asked"}, 19},
      {"the basis itself", {genesis(), note, shred}, {}, 19},
      {"an earlier basis", {genesis(), shred, with_detail(shred, "again")}, {"again"}, 19},
      {"an earlier refusal", {genesis(), denied, shred}, {"basis"}, 19},
  };
  for (const Row& row : rows) {
    const Verdict verdict = verdict_on(row.entries, row.details);
    EXPECT_EQ(verdict.code, row.code) << row.what << "\n" << verdict.out;
  }
}

}  // namespace
