#include "server/signer_process.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "server/line_socket.hpp"
#include "server/signing.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace server;

class SignerProcessTest : public testing::TestWithParam<persistence::Engine> {
 protected:
  LogFixture log{GetParam()};
  std::filesystem::path socket = log.database.folder() / "signer.sock";
  SignerServer server{socket, log.state_dir(), log.database.url().location};
  std::jthread thread{[this] { server.run(); }};
  SigningClient client{socket};

  void TearDown() override { server.stop(); }
};

TEST_P(SignerProcessTest, SignsForWhoeverMayConnect) {
  EXPECT_TRUE(client.sign(log.center).empty());  // no log yet
  log.act(10, day(2025, 4, 8));
  log.act(10, day(2026, 4, 8));
  const auto notes = client.sign(log.center);
  ASSERT_EQ(notes.size(), 2u);
  for (const auto& note : notes) {
    const auto key = audit::parse_vkey(client.vkey(note.checkpoint.origin), audit::KeyType::log);
    ASSERT_TRUE(key);
    EXPECT_TRUE(audit::verify_line(note.checkpoint, note.signatures.front(), *key));
  }
  client.verify_not_rolled_back(log.center);
  client.verify_not_rolled_back("*");
  // What was signed last, again and byte for byte.
  const auto again = client.last_signed("*");
  ASSERT_EQ(again.size(), 2u);
  for (std::size_t i = 0; i < again.size(); ++i) {
    EXPECT_EQ(audit::print(again[i]), audit::print(notes[i]));
  }
}

TEST_P(SignerProcessTest, IsTheOnlyOne) {
  EXPECT_THROW(SignerServer(socket, log.state_dir(), log.database.url().location),
               persistence::SignerBusy);
  EXPECT_TRUE(client.sign(log.center).empty());  // the first one still listens
}

TEST_P(SignerProcessTest, AnswersNonsenseWithoutFalling) {
  struct Row {
    const char* line;
    const char* answer;
  };
  for (const Row& row :
       {Row{"", "failed not a center"}, Row{"sign", "failed not a center"},
        Row{"sign a b", "failed not a center"}, Row{"sing isesaki", "failed not a request"},
        Row{"vkey ../../etc", "failed not an origin: ../../etc"}}) {
    LineSocket line = LineSocket::connect(socket);
    line.write(std::string(row.line) + "\n");
    EXPECT_EQ(line.read_line(), row.answer) << row.line;
  }
  {
    LineSocket line = LineSocket::connect(socket);
    line.write(std::string(1000, 'x'));
    EXPECT_THROW(line.read_line(), SocketFailed);
  }
  EXPECT_TRUE(client.sign(log.center).empty());
}

INSTANTIATE_TEST_SUITE_P(Databases, SignerProcessTest,
                         testing::Values(persistence::Engine::sqlite,
                                         persistence::Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

TEST(SignerProcessRefusalTest, ARewrittenTreeIsARefusal) {
  LogFixture log(persistence::Engine::sqlite);
  const auto socket = log.database.folder() / "signer.sock";
  SignerServer server(socket, log.state_dir(), log.database.url().location);
  const std::jthread thread([&] { server.run(); });
  const SigningClient client(socket);
  log.act(10, day(2026, 5, 12));
  EXPECT_EQ(client.sign(log.center).size(), 1u);
  log.disarm();
  log.tamper("update audit_tree set frontier = '5' || substr(frontier, 3), size = 5");
  EXPECT_ANY_THROW(client.sign(log.center));
  log.tamper("delete from audit_tree");
  EXPECT_THROW(client.verify_not_rolled_back(log.center), persistence::TreeRewritten);
  EXPECT_THROW(client.verify_not_rolled_back("*"), persistence::TreeRewritten);
  client.verify_not_rolled_back("ota");  // never signed
  server.stop();
  EXPECT_THROW(SigningClient("/nowhere/signer.sock").sign(log.center), SocketFailed);
}

}  // namespace
}  // namespace kizuna::tests
