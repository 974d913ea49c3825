#pragma once
#include <string>
#include <vector>

#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What the database itself finds wrong with its pages and indexes; empty when nothing. SQLite
/// reads all of it. PostgreSQL checks pages as it reads them if its cluster has checksums, and it
/// is a fault if it has not. The reader must not be inside a transaction.
std::vector<std::string> faults_of_pages(Session& reader);

/// Rows that point nowhere (SQLite), constraints that were never checked (PostgreSQL).
std::vector<std::string> faults_of_references(Session& reader);

/// Keys of cases and centers that the wrapping key does not open, by center and case.
std::vector<std::string> keys_that_do_not_open(Session& reader, const Keyring& keys);

}  // namespace kizuna::persistence
