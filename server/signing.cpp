#include "server/signing.hpp"

#include <memory>

#include "server/line_socket.hpp"

namespace kizuna::server {
namespace {

using persistence::DatabaseUrl;
using persistence::Session;
using persistence::SessionKind;

/// Takes the expected word off an answer, or throws what the answer says instead.
std::string after_word(const std::string& line, const std::string& word) {
  if (line == word) return {};
  if (line.starts_with(word + " ")) return line.substr(word.size() + 1);
  if (line.starts_with("refused ")) throw persistence::TreeRewritten(line.substr(8));
  throw std::runtime_error("signer: " + line);
}

/// A session that is there again after the database has been away.
class ReaderAgain {
 public:
  explicit ReaderAgain(DatabaseUrl url) : url_(std::move(url)) {}
  Session& get() {
    if (session_ == nullptr || !session_->usable()) {
      session_.reset();
      session_ = std::make_unique<Session>(url_, SessionKind::reader);
    }
    return *session_;
  }

 private:
  DatabaseUrl url_;
  std::unique_ptr<Session> session_;
};

}  // namespace

std::vector<audit::Note> SigningClient::sign(const std::string& center_id) const {
  return notes("sign " + center_id);
}

std::vector<audit::Note> SigningClient::last_signed(const std::string& center_id) const {
  return notes("signed " + center_id);
}

std::vector<audit::Note> SigningClient::notes(const std::string& question) const {
  LineSocket socket = LineSocket::connect(socket_);
  socket.write(question + "\n");
  std::vector<audit::Note> notes;
  for (std::string line = socket.read_line(); line != "nothing"; line = socket.read_line()) {
    const auto size = audit::parse_decimal(after_word(line, "note"));
    if (!size || *size > audit::largest_text) throw std::runtime_error("signer: " + line);
    auto note = audit::parse_note(socket.read_bytes(*size));
    if (!note) throw std::runtime_error("signer: not a note: " + note.reason);
    notes.push_back(std::move(*note));
  }
  return notes;
}

void SigningClient::verify_not_rolled_back(const std::string& center_id) const {
  LineSocket socket = LineSocket::connect(socket_);
  socket.write("check " + center_id + "\n");
  static_cast<void>(after_word(socket.read_line(), "ok"));
}

std::string SigningClient::vkey(const std::string& origin) const {
  LineSocket socket = LineSocket::connect(socket_);
  socket.write("vkey " + origin + "\n");
  return after_word(socket.read_line(), "vkey");
}

SignCenter sign_here(persistence::Signer& signer, const DatabaseUrl& database) {
  auto reader = std::make_shared<ReaderAgain>(database);
  return [&signer, reader](const std::string& center_id) {
    return signer.sign_grown(reader->get(), center_id);
  };
}

SignCenter sign_there(const std::filesystem::path& socket) {
  return [client = SigningClient(socket)](const std::string& center_id) {
    return client.sign(center_id);
  };
}

std::function<std::vector<std::string>()> centers_in(const DatabaseUrl& database) {
  auto reader = std::make_shared<ReaderAgain>(database);
  return [reader] { return persistence::centers_with_log(reader->get()); };
}

}  // namespace kizuna::server
