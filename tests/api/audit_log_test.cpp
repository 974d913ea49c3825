#include <gtest/gtest.h>

#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/format/receipt.hpp"
#include "persistence/audit_log/signer.hpp"
#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;

class AuditLogTest : public ApiTest {
 protected:
  void sign() {
    persistence::Signer signer(api.database.folder() / "signer");
    const auto reader = api.database.reader();
    const auto writer = api.database.writer();
    for (const auto& note : signer.sign_grown(*reader, "isesaki")) {
      writer->begin_write();
      writer->see_only("isesaki");
      persistence::store_note(*writer, "isesaki", note, api.now);
      writer->commit();
    }
  }

  /// Leaves `count` entries reference.view of a counselor.
  void act(int count) {
    Client counselor = api.as("counselor");
    for (int i = 0; i < count; ++i) EXPECT_EQ(counselor.get("/v1/reference").status, 200);
  }

  static std::string next_of(const Answer& answer) {
    const std::string link = answer.header("link");
    return link.empty() ? "" : link.substr(1, link.find('>') - 1);
  }

  const std::string origin = "audit.kizuna.test/isesaki/2026";
};

TEST_P(AuditLogTest, ListsEntriesNewestFirstPageByPage) {
  act(7);
  Client auditor = api.as("auditor");
  std::string target = "/v1/audit-log/entries?act=reference.view&limit=3";
  std::vector<std::int64_t> seqs;
  while (!target.empty()) {
    const Answer page = auditor.get(target);
    ASSERT_EQ(page.status, 200) << page.body;
    for (const auto& entry : page.json["entries"]) {
      seqs.push_back(entry["seq"].get<std::int64_t>());
      EXPECT_EQ(entry["act"], "reference.view");
      EXPECT_EQ(entry["origin"], origin);
      EXPECT_EQ(entry["actor"]["id"], api.account_id("counselor"));
    }
    target = next_of(page);
  }
  EXPECT_EQ(seqs, (std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1}));
  const auto last = api.last_entry();
  EXPECT_EQ(last["act"], "log.view");
  EXPECT_EQ(last["purpose"], "audit");
}

TEST_P(AuditLogTest, FiltersByWhoWhatAndWhen) {
  act(3);
  api.advance(1h);
  EXPECT_EQ(api.as("readonly").get("/v1/audit-log/entries").status, 403);
  api.advance(1h);
  act(2);
  Client auditor = api.as("auditor");
  const auto later = [&](auto by) { return domain::to_rfc3339(api.now - by); };
  struct Row {
    std::string query;
    std::size_t found;
  };
  for (const Row& row :
       std::vector<Row>{{"act=reference.view", 5},
                        {"actor=" + api.account_id("counselor"), 5},
                        {"actor=" + api.account_id("manager"), 0},
                        {"outcome=denied", 1},
                        {"case_id=c-1", 0},
                        {"act=reference.view&from=" + later(90min), 2},
                        {"act=reference.view&to=" + later(90min), 3},
                        {"outcome=denied&from=" + later(90min) + "&to=" + later(30min), 1},
                        {"from=" + later(30min) + "&to=" + later(90min), 0}}) {
    const Answer page = auditor.get("/v1/audit-log/entries?" + row.query);
    ASSERT_EQ(page.status, 200) << row.query << page.body;
    EXPECT_EQ(page.json["entries"].size(), row.found) << row.query;
  }
  EXPECT_EQ(auditor.get("/v1/audit-log/entries?from=2026-02-30T00:00:00Z").status, 400);
  EXPECT_EQ(auditor.get("/v1/audit-log/entries?limit=201").status, 400);
}

TEST_P(AuditLogTest, GivesTheSignedHeadAndProofsUnderIt) {
  act(5);
  Client auditor = api.as("auditor");
  EXPECT_EQ(auditor.get("/v1/audit-log/checkpoint").status, 404);  // none yet
  EXPECT_EQ(auditor.get("/v1/audit-log/proofs?seq=2&origin=" + origin).status, 404);
  sign();
  const Answer head = auditor.get("/v1/audit-log/checkpoint");
  ASSERT_EQ(head.status, 200) << head.body;
  const auto note = audit::parse_note(head.json["note"].get<std::string>());
  ASSERT_TRUE(note);
  EXPECT_EQ(head.json["size"], note->checkpoint.size);
  EXPECT_EQ(head.json["root"], audit::hex(note->checkpoint.root));

  const Answer proof = auditor.get("/v1/audit-log/proofs?seq=2&origin=" + origin);
  ASSERT_EQ(proof.status, 200) << proof.body;
  const auto receipt = audit::parse_receipt(proof.json["receipt"].get<std::string>());
  ASSERT_TRUE(receipt) << receipt.reason;
  EXPECT_TRUE(audit::proves(*receipt, receipt->entry.value()));
  EXPECT_EQ(receipt->note.checkpoint, note->checkpoint);

  sign();
  const auto newer =
      audit::parse_note(auditor.get("/v1/audit-log/checkpoint").json["note"].get<std::string>());
  ASSERT_GT(newer->checkpoint.size, note->checkpoint.size);
  const Answer grown = auditor.get("/v1/audit-log/proofs?origin=" + origin +
                                   "&from=" + std::to_string(note->checkpoint.size) +
                                   "&to=" + std::to_string(newer->checkpoint.size));
  ASSERT_EQ(grown.status, 200) << grown.body;
  std::vector<audit::Hash> hashes;
  for (const auto& text : grown.json["hashes"]) {
    const std::string bytes = audit::unbase64(text.get<std::string>()).value();
    audit::Hash& hash = hashes.emplace_back();
    std::copy(bytes.begin(), bytes.end(), hash.begin());
  }
  EXPECT_TRUE(audit::verify_consistency(note->checkpoint.size, newer->checkpoint.size,
                                        note->checkpoint.root, newer->checkpoint.root, hashes));
}

TEST_P(AuditLogTest, RefusesQuestionsWithoutAnAnswer) {
  act(2);
  sign();
  Client auditor = api.as("auditor");
  struct Row {
    const char* query;
    int status;
  };
  for (const Row& row :
       {Row{"seq=1", 200}, Row{"seq=99", 404}, Row{"", 400}, Row{"seq=1&from=1&to=2", 400},
        Row{"from=1", 400}, Row{"from=2&to=1", 404}, Row{"from=1&to=9999", 404},
        Row{"from=0&to=1", 400}, Row{"seq=1&origin=audit.kizuna.test/ota/2026", 404}}) {
    EXPECT_EQ(auditor.get(std::string("/v1/audit-log/proofs?") + row.query).status, row.status)
        << row.query;
  }
}

TEST_P(AuditLogTest, IsForAuditorsOfThisCenterOnly) {
  act(2);
  for (const char* login :
       {"counselor", "manager", "city_staff", "approver", "admin", "readonly"}) {
    EXPECT_EQ(api.as(login).get("/v1/audit-log/entries").status, 403) << login;
    EXPECT_EQ(api.as(login).get("/v1/audit-log/checkpoint").status, 403) << login;
  }
  const Answer other = api.as("auditor", "ota").get("/v1/audit-log/entries");
  EXPECT_EQ(other.status, 200);
  EXPECT_TRUE(other.json["entries"].empty()) << other.body;
}

KIZUNA_ON_BOTH_ENGINES(AuditLogTest);

}  // namespace
}  // namespace kizuna::tests
