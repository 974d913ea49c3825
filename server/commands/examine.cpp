#include "server/commands/examine.hpp"

#include <ostream>

#include "persistence/audit_log/declared_loss.hpp"
#include "persistence/audit_log/self_check.hpp"
#include "persistence/audit_log/signer.hpp"
#include "persistence/integrity.hpp"
#include "persistence/migrate.hpp"
#include "server/commands/desk.hpp"
#include "server/signing.hpp"
#include "server/tls.hpp"

namespace kizuna::server {

using persistence::Session;

namespace {

constexpr int log_changed = 12;
constexpr int rolled_back = 15;
constexpr std::chrono::days certificate_margin{14};

}  // namespace

void Examination::fault(const std::string& question, const std::string& what, int code) {
  out_ << "FAIL " << question << ": " << what << '\n';
  (code == log_changed ? log_changed_ : code == rolled_back ? rolled_back_ : failed_) = true;
}

int Examination::exit_code() const {
  if (log_changed_) return log_changed;
  if (rolled_back_) return rolled_back;
  return failed_ ? 1 : 0;
}

void Examination::ask(const std::string& question,
                      const std::function<std::vector<std::string>()>& faults, int code) {
  try {
    const auto found = faults();
    for (const std::string& what : found) fault(question, what, code);
    if (found.empty()) out_ << "ok " << question << '\n';
  } catch (const std::exception& failure) {
    fault(question, failure.what(), code);
  }
}

void Examination::database(Session& reader, const persistence::Keyring& keys,
                           const std::function<std::string(const std::string&)>& vkey_of) {
  ask("pages", [&] { return persistence::faults_of_pages(reader); });
  ask("references", [&] { return persistence::faults_of_references(reader); });
  ask("schema", [&]() -> std::vector<std::string> {
    if (persistence::is_current(reader)) return {};
    return {"older than this program: kizuna migrate"};
  });
  ask("keys", [&] {
    auto closed = persistence::keys_that_do_not_open(reader, keys);
    for (std::string& name : closed) name += " does not open with the wrapping key";
    return closed;
  });
  std::vector<std::string> centers;
  ask("centers", [&]() -> std::vector<std::string> {
    centers = persistence::centers_with_log(reader);
    return {};
  });
  for (const std::string& center : centers) {
    const auto look = [&] {
      std::vector<std::string> lines;
      for (const auto& [place, what] : persistence::faults_of_log(reader, center, vkey_of)) {
        lines.push_back(place + ": " + what);
      }
      return lines;
    };
    ask("log " + center, look, log_changed);
  }
}

void Examination::signer(Session& reader, const std::vector<audit::Note>& last_signed) {
  const auto compare = [&] {
    std::vector<std::string> lines;
    for (const auto& loss : persistence::losses_since(reader, last_signed)) {
      const auto& told = loss.last_signed.checkpoint;
      lines.push_back(told.origin + " has " + std::to_string(loss.kept) + " of the " +
                      std::to_string(told.size) + " entries that were signed");
    }
    return lines;
  };
  ask("signer", compare, rolled_back);
}

void Examination::certificate(const Settings& settings) {
  ask("certificate", [&]() -> std::vector<std::string> {
    const auto tls = TlsContext::load({settings.certificate_file(), settings.key_file()}, {});
    if (!tls) return {tls.error()};
    if ((*tls)->expires() > std::chrono::system_clock::now() + certificate_margin) return {};
    return {"runs out within two weeks, or has"};
  });
}

std::vector<audit::Note> last_signed_everywhere(const Settings& settings) {
  if (!settings.signer_socket.empty())
    return SigningClient(settings.signer_socket).last_signed("*");
  return persistence::Signer(settings.signer_state()).last_signed("*");
}

std::string known_vkey(const Settings& settings, const std::string& origin) {
  try {
    if (!settings.signer_socket.empty()) return SigningClient(settings.signer_socket).vkey(origin);
    return persistence::vkey_in(settings.signer_state(), origin);
  } catch (const std::runtime_error&) {
    return {};
  }
}

int check(const Settings& settings, std::ostream& out) {
  Examination examination(out);
  try {
    const persistence::Keyring keys = keyring_of(settings);
    const auto url = persistence::DatabaseUrl::parse(settings.database_url());
    if (url.engine == persistence::Engine::sqlite && !std::filesystem::exists(url.location)) {
      throw std::runtime_error("there is no database " + url.location);
    }
    Session reader(url, persistence::SessionKind::reader);
    examination.database(reader, keys,
                         [&](const std::string& origin) { return known_vkey(settings, origin); });
    try {
      examination.signer(reader, last_signed_everywhere(settings));
    } catch (const persistence::SignerBusy&) {
      out << "ok signer (held by the running service, which compares at each signature)\n";
    }
    examination.certificate(settings);
  } catch (const std::exception& failure) {
    examination.fault("check", failure.what());
  }
  return examination.exit_code();
}

}  // namespace kizuna::server
