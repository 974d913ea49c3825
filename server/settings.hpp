#pragma once
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace kizuna::server {

/// Everything that can be set: the same names are flags, environment variables (KIZUNA_…) and
/// keys of the TOML file given by --config.
struct Settings {
  std::filesystem::path data = "var";  ///< database, keys, certificate, signer's state
  std::string database;                ///< postgresql://… ; empty: SQLite inside `data`
  std::string database_owner;          ///< for migrate on PostgreSQL; empty: the same as database
  std::string address = "127.0.0.1";
  std::uint16_t port = 8443;
  std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
  std::vector<std::string> trusted_proxies;
  std::filesystem::path certificate;  ///< empty: made for localhost inside `data`
  std::filesystem::path key;
  std::filesystem::path client;         ///< folder of the built web client; empty: the API alone
  std::filesystem::path signer_socket;  ///< of `kizuna signer`; empty: the service signs itself
  std::string metrics;                  ///< "127.0.0.1:9464"; empty: none
  int check_at_hour = 3;                ///< of the Japanese day: the nightly check of the log
  std::string instance = "app1";
  std::string log_level = "info";
  /// One core is left to the write lane; a second socket thread on two cores only takes it away.
  unsigned io_threads = std::max(1U, std::thread::hardware_concurrency() - 1);
  int read_lanes = 2;
  std::size_t requests_max = 256;
  std::size_t group_max = 64;
  int requests_per_second = 20;  ///< by session; 0: no limit (benchmarks)
  int password_length_min = 15;

  std::string database_url() const;
  std::string owner_url() const;
  std::filesystem::path wrapping_key() const { return data / "keys" / "wrapping.key"; }
  std::filesystem::path signer_state() const { return data / "signer"; }
  std::filesystem::path certificate_file() const;
  std::filesystem::path key_file() const;
  /// "https://localhost:8443", what browsers must name as Origin.
  std::string origin() const;
};

/// Makes the folders that a first start needs, closed to everybody else.
void prepare_folders(const Settings& settings);

}  // namespace kizuna::server
