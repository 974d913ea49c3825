#include "server/request_gate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/http_syntax.hpp"
#include "server/route_checks.hpp"
#include "tests/server/request_corpus.hpp"

namespace kizuna::server {
namespace {

using testing::corpus;
using testing::corpus_rule;
using testing::CorpusRow;

GateRules rules() {
  GateRules result;
  result.authorities = allowed_authorities({"localhost"}, 8443);
  return result;
}

struct Judged {
  int status = 0;
  bool close = false;
  std::size_t head_size = 0;

  friend bool operator==(const Judged&, const Judged&) = default;
};

/// What the connection would answer, with a responder that knows the corpus' routes.
Judged judge(const RequestGate& gate, RequestGate::Progress progress) {
  if (progress == RequestGate::Progress::need_more) return {};
  if (progress == RequestGate::Progress::refused) {
    return {describe(gate.verdict()).status, describe(gate.verdict()).close, 0};
  }
  const RequestHead& head = gate.head();
  const BodyRule rule = corpus_rule(head.method == "HEAD" ? "GET" : head.method, head.path);
  Verdict verdict = gate.verdict();
  if (verdict == Verdict::accepted) verdict = check_route(head, rule, std::size_t{64} << 10);
  if (verdict == Verdict::accepted) {
    return {rule.route_exists ? 200 : 404, !head.keep_alive, gate.head_size()};
  }
  const bool close = describe(verdict).close || head.content_length.value_or(0) > 0;
  return {describe(verdict).status, close || !head.keep_alive, gate.head_size()};
}

Judged judge_whole(const std::string& bytes) {
  const GateRules all = rules();
  RequestGate gate(all);
  const auto progress = gate.feed(bytes);
  return judge(gate, progress);
}

TEST(RequestGate, AnswersEveryRowOfTheCorpus) {
  for (const CorpusRow& row : corpus()) {
    const Judged judged = judge_whole(row.bytes);
    EXPECT_EQ(judged.status, row.status) << row.id;
    EXPECT_EQ(judged.close, row.close) << row.id;
  }
}

TEST(RequestGate, DoesNotCareHowTheBytesWereCut) {
  const GateRules all = rules();
  for (const CorpusRow& row : corpus()) {
    const Judged whole = judge_whole(row.bytes);
    for (std::size_t cut = 0; cut <= row.bytes.size(); ++cut) {
      // The long rows are long by filling; their ends are what matters.
      if (cut > 300 && cut + 300 < row.bytes.size() && cut % 509 != 0) continue;
      RequestGate gate(all);
      auto progress = gate.feed(std::string_view(row.bytes).substr(0, cut));
      if (progress == RequestGate::Progress::need_more) progress = gate.feed(row.bytes);
      ASSERT_EQ(judge(gate, progress), whole) << row.id << " cut at " << cut;
    }
  }
}

TEST(RequestGate, JudgesByteByByteAsItJudgesTheWhole) {
  const GateRules all = rules();
  for (const CorpusRow& row : corpus()) {
    RequestGate gate(all);
    auto progress = RequestGate::Progress::need_more;
    for (std::size_t size = 1; size <= row.bytes.size(); ++size) {
      if (progress != RequestGate::Progress::need_more) break;
      progress = gate.feed(std::string_view(row.bytes).substr(0, size));
    }
    EXPECT_EQ(judge(gate, progress), judge_whole(row.bytes)) << row.id;
  }
}

TEST(RequestGate, HandsOverTheHeadDecodedOnce) {
  const GateRules all = rules();
  RequestGate gate(all);
  const std::string bytes =
      "POST /v1/%E7%A5%9E/%252e?q=a+b%2Bc&empty&n=%E5%B1%B1 HTTP/1.1\r\nHost: localhost:8443\r\n"
      "X-CSRF-Token:  t \r\nAccept: a/b\r\nACCEPT: c/d\r\nContent-Length: 3\r\n"
      "Expect: 100-Continue\r\n\r\nabcGET";
  ASSERT_EQ(gate.feed(bytes), RequestGate::Progress::complete);
  ASSERT_EQ(gate.verdict(), Verdict::accepted);
  const RequestHead& head = gate.head();
  EXPECT_EQ(head.method, "POST");
  EXPECT_EQ(head.path, "/v1/神/%2e");
  const std::vector<std::pair<std::string, std::string>> query = {
      {"q", "a b+c"}, {"empty", ""}, {"n", "山"}};
  EXPECT_EQ(head.query, query);
  EXPECT_EQ(head.field("x-csrf-token"), "t");
  EXPECT_EQ(head.field("accept"), "a/b, c/d");
  EXPECT_EQ(head.content_length, 3U);
  EXPECT_TRUE(head.expects_continue);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_EQ(bytes.substr(gate.head_size()), "abcGET");
}

TEST(RequestGate, EndsAtTheLimitToTheByte) {
  const GateRules all = rules();
  const std::string begin =
      "GET / HTTP/1.1\r\nHost: localhost:8443\r\nA: " + std::string(8000, 'a') +
      "\r\nB: " + std::string(8000, 'b') + "\r\nC: ";
  const std::string end = "\r\n\r\n";
  for (const std::size_t total : {16383U, 16384U, 16385U}) {
    const std::string bytes = begin + std::string(total - begin.size() - end.size(), 'c') + end;
    RequestGate gate(all);
    EXPECT_EQ(gate.feed(bytes) == RequestGate::Progress::complete, total <= 16384) << total;
  }
}

TEST(RequestGate, AllowsTheDefaultPortToBeLeftOut) {
  const std::vector<std::string> expected = {"a.jp:443", "a.jp", "b.jp:8443", "[::1]:443", "[::1]"};
  EXPECT_EQ(allowed_authorities({"A.jp", "b.jp:8443", "[::1]"}, 443), expected);
}

}  // namespace
}  // namespace kizuna::server
