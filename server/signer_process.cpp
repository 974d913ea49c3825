#include "server/signer_process.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <thread>

#include "persistence/audit_log/format/entry.hpp"
#include "server/line_socket.hpp"
#include "server/systemd.hpp"

namespace kizuna::server {

using persistence::Session;
using persistence::SessionKind;

SignerServer::SignerServer(const std::filesystem::path& socket,
                           const std::filesystem::path& state_dir, const std::string& database_url)
    : database_(persistence::DatabaseUrl::parse(database_url)),
      signer_(state_dir),  // before the socket: a second signer must not take over the first one's
      listener_(listen_at(socket)),
      wake_(::eventfd(0, EFD_CLOEXEC)) {}

SignerServer::~SignerServer() {
  ::close(listener_);
  ::close(wake_);
}

void SignerServer::stop() {
  const std::uint64_t one = 1;
  static_cast<void>(::write(wake_, &one, sizeof one) == sizeof one);
}

void SignerServer::run() {
  for (;;) {
    std::array<pollfd, 2> waiting = {pollfd{listener_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[1].revents != 0) return;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0) serve_one(connection);
  }
}

void SignerServer::serve_one(int connection) {
  try {
    LineSocket socket(connection);
    for (;;) socket.write(answer(socket.read_line()));
  } catch (const SocketFailed&) {
    // The usual end of a conversation.
  }
  // A session kept over a restore would go on reading the embedded database that was put aside.
  if (database_.engine == persistence::Engine::sqlite) reader_.reset();
}

Session& SignerServer::reader() {
  if (reader_ == nullptr || !reader_->usable()) {
    reader_.reset();
    reader_ = std::make_unique<Session>(database_, SessionKind::reader);
  }
  return *reader_;
}

std::string SignerServer::answer(const std::string& line) {
  const auto one_line = [](const std::exception& failure) {
    std::string text = std::string(failure.what()).substr(0, 300);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text + "\n";
  };
  const std::size_t space = std::min(line.find(' '), line.size());
  try {
    return answer_or_throw(line.substr(0, space), line.substr(std::min(space + 1, line.size())));
  } catch (const persistence::TreeRewritten& refusal) {
    return "refused " + one_line(refusal);
  } catch (const std::exception& failure) {
    return "failed " + one_line(failure);
  }
}

std::string SignerServer::answer_or_throw(const std::string& verb, const std::string& about) {
  if (verb == "vkey") return "vkey " + signer_.vkey(about) + "\n";
  const bool every = (verb == "check" || verb == "signed") && about == "*";
  if (!every && !audit::is_id(about)) throw std::invalid_argument("not a center");
  if (verb == "check") {
    signer_.verify_not_rolled_back(reader(), about);
    return "ok\n";
  }
  if (verb != "sign" && verb != "signed") throw std::invalid_argument("not a request");
  std::string answer;
  for (const audit::Note& note :
       verb == "sign" ? signer_.sign_grown(reader(), about) : signer_.last_signed(about)) {
    const std::string text = audit::print(note);
    answer += "note " + std::to_string(text.size()) + "\n" + text;
  }
  return answer + "nothing\n";
}

int serve_signer(const std::filesystem::path& socket, const std::filesystem::path& state_dir,
                 const std::string& database_url) {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  try {
    SignerServer server(socket, state_dir, database_url);
    std::jthread waiter([&] {
      int signal = 0;
      sigwait(&set, &signal);
      server.stop();
    });
    std::cout << "signer ready " << socket.string() << std::endl;
    notify_ready();
    server.run();
    notify_stopping();
  } catch (const std::exception& error) {
    std::cerr << "kizuna signer: " << error.what() << '\n';
    return 1;
  }
  return 0;
}

}  // namespace kizuna::server
