#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kizuna::server {

/// Makes an ECDSA P-256 key (mode 0600) and a certificate for it that is signed by itself, for
/// the first start: 397 days, for server authentication only, with `names` as alternative names
/// (DNS names and IP addresses, "[::1]" or "::1"). Existing files are never overwritten.
/// Throws std::runtime_error.
void create_self_signed_certificate(const std::filesystem::path& certificate_file,
                                    const std::filesystem::path& key_file,
                                    const std::vector<std::string>& names = {"localhost",
                                                                             "127.0.0.1", "::1"});

}  // namespace kizuna::server
