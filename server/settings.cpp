#include "server/settings.hpp"

namespace kizuna::server {

std::string Settings::database_url() const {
  return database.empty() ? (data / "kizuna.sqlite").string() : database;
}

std::string Settings::owner_url() const {
  return database_owner.empty() ? database_url() : database_owner;
}

std::filesystem::path Settings::certificate_file() const {
  return certificate.empty() ? data / "tls" / "certificate.pem" : certificate;
}

std::filesystem::path Settings::key_file() const {
  return key.empty() ? data / "tls" / "key.pem" : key;
}

std::string Settings::origin() const {
  const std::string host = hosts.empty() ? "localhost" : hosts.front();
  const bool has_port = host.find(':') != std::string::npos && !host.ends_with(']');
  if (has_port || port == 443) return "https://" + host;
  return "https://" + host + ":" + std::to_string(port);
}

void prepare_folders(const Settings& settings) {
  namespace fs = std::filesystem;
  for (const fs::path& folder :
       {settings.data, settings.data / "keys", settings.data / "tls", settings.signer_state()}) {
    if (fs::exists(folder)) continue;
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
  }
}

}  // namespace kizuna::server
