#include "persistence/audit_log/format/entry.hpp"

#include <gtest/gtest.h>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/audit_log/format/timestamp.hpp"

using namespace kizuna::audit;

namespace {

const std::string published =
    R"({"act":"case.view","actor":{"aal":2,"amr":["pwd","otp"],"id":"u-7c1d","role":"counselor",)"
    R"("sid":"5f2d3c0a9b8e7f61"},"after":null,"before":null,"case":"c-0001","code":200,)"
    R"("detail":null,"obj":{"id":"c-0001","type":"case","ver":7},"out":"ok","purpose":"consult",)"
    R"("reqid":"6f1c2f5e-6d0e-4b0a-9a36-0d3f2b7a1c11","seq":1,"src":{"inst":"app1",)"
    R"("ip":"10.20.30.40","term":"PC-0123"},"ts":"2026-04-01T00:15:30.123456Z","v":1})";

const std::string some_hash = "2e574bcc676c2ac5734c59e45450f149e426aa44f9eca9d9dae16a6a0caf8a67";

std::string with(std::string text, std::string_view find, std::string_view replacement) {
  const auto at = text.find(find);
  EXPECT_NE(at, std::string::npos) << find;
  return text.replace(at, find.size(), replacement);
}

TEST(Entry, of_the_published_example_has_the_published_leaf) {
  EXPECT_EQ(published.size(), 412U);
  EXPECT_EQ(hex(leaf_hash(published)), some_hash);
  const auto entry = check_entry(published);
  ASSERT_TRUE(entry) << entry.reason;
  EXPECT_EQ(encode(*entry), published);
  EXPECT_EQ(entry->seq, 1U);
  EXPECT_EQ(entry->actor->amr, (std::vector<std::string>{"pwd", "otp"}));
  EXPECT_EQ(format_timestamp(entry->ts_micros), "2026-04-01T00:15:30.123456Z");
}

/// Every change of one byte is refused or is another leaf.
TEST(Entry, no_change_of_one_byte_goes_unseen) {
  const Hash leaf = leaf_hash(published);
  for (std::size_t i = 0; i < published.size(); ++i) {
    for (int bits = 1; bits < 256; ++bits) {
      std::string changed = published;
      changed[i] = static_cast<char>(changed[i] ^ bits);
      const auto entry = check_entry(changed);
      if (!entry) continue;
      ASSERT_EQ(encode(*entry), changed);
      ASSERT_NE(leaf_hash(changed), leaf);
    }
  }
}

struct Row {
  const char* find;
  const char* replacement;
  bool accepted;
};

/// Changes of the published example.
const std::vector<Row> member_rows = {
    {R"("v":1)", R"("v":2)", false},
    {R"("v":1)", R"("v":"1")", false},
    {R"("v":1)", R"("v":1,"x":1)", false},
    {R"(,"v":1)", "", false},
    {R"("seq":1)", R"("seq":0)", true},
    {R"("seq":1)", R"("seq":-1)", false},
    {R"("seq":1)", R"("seq":null)", false},
    {"2026-04-01T", "2026-02-29T", false},
    {"2026-04-01T", "2028-02-29T", true},
    {"2026-04-01T", "0000-04-01T", false},
    {"2026-04-01T", "0001-01-01T", true},
    {"T00:15:30.", "T24:00:00.", false},
    {"T00:15:30.", "T23:59:59.", true},
    {"T00:15:30.", "T23:59:60.", false},
    {".123456Z", ".12345Z", false},
    {".123456Z", ".1234567Z", false},
    {".123456Z", ".123456z", false},
    {".123456Z", ".123456+00:00", false},
    {"case.view", "case", false},
    {"case.view", "case.view.all", false},
    {"case.view", "Case.view", false},
    {"case.view", "1case.view", false},
    {"case.view", "case.", false},
    {"case.view", "a.b", true},
    {"case.view", "a234567890123456789012345678901.b", true},
    {"case.view", "a2345678901234567890123456789012.b", false},
    {R"("aal":2)", R"("aal":0)", false},
    {R"("aal":2)", R"("aal":3)", true},
    {R"("aal":2)", R"("aal":4)", false},
    {R"(["pwd","otp"])", R"(["otp","pwd"])", true},
    {R"(["pwd","otp"])", R"(["pwd","pwd"])", false},
    {R"(["pwd","otp"])", "[]", false},
    {R"(["pwd","otp"])", R"(["pwd",1])", false},
    {R"(["pwd","otp"])", R"("pwd")", false},
    {R"(["pwd","otp"])", R"(["Pwd"])", false},
    {R"(["pwd","otp"])", R"(["a","b","c","d","e","f","g","h"])", true},
    {R"(["pwd","otp"])", R"(["a","b","c","d","e","f","g","h","i"])", false},
    {R"(["pwd","otp"])", R"(["a2345678901234567"])", false},
    {R"("id":"u-7c1d")", R"("id":"")", false},
    {R"("id":"u-7c1d")", R"("id":"u 7")", false},
    {R"("role":"counselor")", R"("role":"clerk")", false},
    {R"("role":"counselor")", R"("role":"city_staff")", true},
    {R"("sid":"5f2d3c0a9b8e7f61")", R"("sid":null)", true},
    {R"("sid":"5f2d3c0a9b8e7f61")", R"("sid":"5F2D3c0a9b8e7f61")", false},
    {R"("sid":"5f2d3c0a9b8e7f61")", R"("sid":"5f2d")", false},
    {R"(,"sid":"5f2d3c0a9b8e7f61")", "", false},
    {R"("sid":"5f2d3c0a9b8e7f61")", R"("sid":null,"x":1)", false},
    {R"("inst":"app1")", R"("inst":null)", false},
    {R"("ip":"10.20.30.40")", R"("ip":null)", true},
    {R"("ip":"10.20.30.40")", R"("ip":"2001:db8::1")", true},
    {R"("ip":"10.20.30.40")", R"("ip":"2001:DB8::1")", false},
    {R"("ip":"10.20.30.40")", R"("ip":":")", false},
    {R"("term":"PC-0123")", R"("term":null)", true},
    {R"("term":"PC-0123")", R"("term":"PC 0123")", false},
    {R"("type":"case")", R"("type":"Case")", false},
    {R"("ver":7)", R"("ver":null)", true},
    {R"("ver":7)", R"("ver":-1)", false},
    {R"(,"ver":7)", "", false},
    {R"({"id":"c-0001","type":"case","ver":7})", "null", true},
    {R"({"id":"c-0001","type":"case","ver":7})", "[]", false},
    {R"("obj":{"id":"c-0001")", R"("obj":{"id":"a b")", false},
    {R"("obj":{"id":"c-0001")", R"("obj":{"id":"a\"b")", false},
    {R"("obj":{"id":"c-0001")", R"("obj":{"id":"あ")", false},
    {R"("obj":{"id":"c-0001")", R"("obj":{"id":"a/b+c=")", true},
    {R"("case":"c-0001")", R"("case":null)", true},
    {R"("case":"c-0001")", R"("case":7)", false},
    {R"("purpose":"consult")", R"("purpose":"fun")", false},
    {R"("purpose":"consult")", R"("purpose":"disclosure_request")", true},
    {R"("out":"ok")", R"("out":"error")", true},
    {R"("out":"ok")", R"("out":"denied")", false},
    {R"("code":200)", R"("code":0)", true},
    {R"("code":200)", R"("code":99)", false},
    {R"("code":200)", R"("code":100)", true},
    {R"("code":200)", R"("code":600)", false},
    {R"("code":200)", R"("code":4294967496)", false},
    {R"("before":null)", R"("before":"00")", false},
    {R"("reqid":"6f1c2f5e-6d0e-4b0a-9a36-0d3f2b7a1c11")", R"("reqid":null)", true},
    {R"("reqid":"6f1c2f5e)", R"("reqid":"6F1C2f5e)", false},
    {R"("reqid":"6f1c2f5e-6d)", R"("reqid":"6f1c2f5e6d-)", false},
    {R"("detail":null)", R"("deny":"four_eyes","detail":null)", false},
    {R"("obj")", R"("n":2,"obj")", false},
    {R"("purpose")", R"("prevlog":null,"purpose")", false},
};

TEST(Entry, is_read_by_its_members) {
  for (const Row& row : member_rows) {
    const std::string bytes = with(published, row.find, row.replacement);
    const auto entry = check_entry(bytes);
    EXPECT_EQ(static_cast<bool>(entry), row.accepted) << bytes << "\n" << entry.reason;
    if (entry) {
      EXPECT_EQ(encode(*entry), bytes);
    }
  }
}

TEST(Entry, of_a_denial_names_the_rule_and_may_count) {
  const std::string denied = with(with(published, R"("out":"ok")", R"("out":"denied")"),
                                  R"("detail")", R"("deny":"four_eyes","detail")");
  EXPECT_TRUE(check_entry(denied));
  EXPECT_TRUE(check_entry(with(denied, R"("obj")", R"("n":2,"obj")")));
  EXPECT_FALSE(check_entry(with(denied, R"("obj")", R"("n":1,"obj")")));
  EXPECT_FALSE(check_entry(with(denied, R"("obj")", R"("n":null,"obj")")));
  EXPECT_FALSE(check_entry(with(denied, "four_eyes", "four eyes")));
  EXPECT_FALSE(check_entry(with(denied, R"("deny":"four_eyes")", R"("deny":null)")));
}

Entry genesis() {
  Entry entry;
  entry.act = genesis_act;
  entry.source.inst = "app1";
  entry.object = Object{"audit.kizuna.example/isesaki/2026", "log", std::nullopt};
  entry.prevlog = PrevLog{std::nullopt, "audit.kizuna.example/isesaki/2025", Hash{}, 5};
  return entry;
}

Entry special(std::string_view act, Object object) {
  Entry entry = *check_entry(published);
  entry.act = act;
  entry.object = std::move(object);
  entry.purpose = Purpose::maintenance;
  return entry;
}

using Change = void (*)(Entry&);

struct Special {
  const char* what;
  Entry entry;
  Change change;
  bool fits;
};

TEST(Entry, of_a_special_act_keeps_its_rules) {
  const VKey key{"audit.kizuna.example/isesaki/2026", KeyType::log, ed25519_public_key(Seed{})};
  Entry rotation = special(rotate_act, {print(key), "key", std::nullopt});
  rotation.before = sha256("old");
  rotation.after = sha256(print(key));
  Entry shred = special(shred_act, {"c-0001", "case", std::nullopt});
  shred.detail = sha256("sealed");
  const Entry restore =
      special(restore_act, {"audit.kizuna.example/isesaki/2026", "log", std::uint64_t{30}});
  const Change nothing = [](Entry&) {};
  const std::vector<Special> table = {
      {"genesis", genesis(), nothing, true},
      {"first genesis", genesis(), [](Entry& e) { e.prevlog.reset(); }, true},
      {"actor", genesis(), [](Entry& e) { e.actor = check_entry(published)->actor; }, false},
      {"code", genesis(), [](Entry& e) { e.code = 200; }, false},
      {"purpose", genesis(), [](Entry& e) { e.purpose = Purpose::audit; }, false},
      {"outcome", genesis(), [](Entry& e) { e.outcome = Outcome::error; }, false},
      {"object", genesis(), [](Entry& e) { e.object.reset(); }, false},
      {"object type", genesis(), [](Entry& e) { e.object->type = "tree"; }, false},
      {"object version", genesis(), [](Entry& e) { e.object->ver = 1; }, false},
      {"empty log before", genesis(), [](Entry& e) { e.prevlog->size = 0; }, false},
      {"nothing kept", genesis(), [](Entry& e) { e.prevlog->kept = 0; }, true},
      {"all but one kept", genesis(), [](Entry& e) { e.prevlog->kept = 4; }, true},
      {"all kept", genesis(), [](Entry& e) { e.prevlog->kept = 5; }, false},
      {"origin before", genesis(), [](Entry& e) { e.prevlog->origin = "audit.x"; }, false},
      {"rotation", rotation, nothing, true},
      {"other key", rotation, [](Entry& e) { e.after = sha256("x"); }, false},
      {"no old key", rotation, [](Entry& e) { e.before.reset(); }, false},
      {"no vkey", rotation, [](Entry& e) { e.object->id = "key"; }, false},
      {"failed rotation", rotation,
       [](Entry& e) {
         e.outcome = Outcome::error;
         e.after.reset();
       },
       true},
      {"restore", restore, nothing, true},
      {"restore by nobody", restore, [](Entry& e) { e.actor.reset(); }, false},
      {"restore for advice", restore, [](Entry& e) { e.purpose = Purpose::consult; }, false},
      {"restore of what", restore, [](Entry& e) { e.object->ver.reset(); }, false},
      {"shred", shred, nothing, true},
      {"other case", shred, [](Entry& e) { e.case_id = "c-0002"; }, false},
      {"no case", shred, [](Entry& e) { e.case_id.reset(); }, false},
      {"no basis", shred, [](Entry& e) { e.detail.reset(); }, false},
      {"shred with commitment", shred, [](Entry& e) { e.after = sha256("x"); }, false},
      {"shred by nobody", shred, [](Entry& e) { e.actor.reset(); }, false},
  };
  for (Special row : table) {
    row.change(row.entry);
    EXPECT_EQ(fault_of(row.entry).empty(), row.fits) << row.what << ": " << fault_of(row.entry);
    if (row.fits) {
      const auto again = check_entry(encode(row.entry));
      ASSERT_TRUE(again) << row.what << again.reason;
      EXPECT_EQ(*again, row.entry) << row.what;
    } else {
      EXPECT_THROW(encode(row.entry), std::invalid_argument) << row.what;
    }
  }
}

TEST(Origin, names_host_center_and_fiscal_year) {
  const std::vector<std::pair<std::string, bool>> table = {
      {"audit.kizuna.example/isesaki/2026", true},
      {"audit.kizuna.example/isesaki/2026.r1", true},
      {"audit.kizuna.example/isesaki/2026.r99", true},
      {"audit.kizuna.example/isesaki/2026.r", false},
      {"audit.kizuna.example/isesaki/2026.r0", false},
      {"audit.kizuna.example/isesaki/2026.r01", false},
      {"audit.kizuna.example/isesaki/2026.r100", false},
      {"audit.kizuna.example/isesaki/2026x", false},
      {"audit.kizuna.example/isesaki/226", false},
      {"audit.kizuna.example/isesaki/", false},
      {"audit.kizuna.example//2026", false},
      {"audit.kizuna.example/2026", false},
      {"audit.kizuna.example/a/b/2026", false},
      {"audit./isesaki/2026", false},
      {"log.kizuna.example/isesaki/2026", false},
      {"audit.kizuna example/isesaki/2026", false},
      {"audit.kizuna+example/isesaki/2026", false},
      {"audit.絆/isesaki/2026", false},
      {"", false},
  };
  for (const auto& [origin, good] : table) EXPECT_EQ(is_origin(origin), good) << origin;
}

TEST(Timestamp, goes_there_and_back) {
  const std::vector<std::pair<std::int64_t, std::string>> table = {
      {0, "1970-01-01T00:00:00.000000Z"},
      {-1, "1969-12-31T23:59:59.999999Z"},
      {-62135596800'000000, "0001-01-01T00:00:00.000000Z"},
      {253402300799'999999, "9999-12-31T23:59:59.999999Z"}};
  for (const auto& [micros, text] : table) {
    EXPECT_EQ(format_timestamp(micros), text);
    EXPECT_EQ(parse_timestamp(text), micros);
  }
  EXPECT_THROW(format_timestamp(253402300800'000000), std::invalid_argument);
  EXPECT_THROW(format_timestamp(-62135596800'000001), std::invalid_argument);
}

}  // namespace
