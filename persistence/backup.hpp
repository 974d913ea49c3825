#pragma once
#include <filesystem>

namespace kizuna::persistence {

/// Copies the embedded database into `out` (mode 0600, must not exist) as it stood at one moment,
/// while others read and write (SQLite's online backup). Never checkpoints: only the service's
/// writer may. The copy is whole and on disk when this returns; after an exception there is none.
void copy_embedded_database(const std::filesystem::path& database,
                            const std::filesystem::path& out);

}  // namespace kizuna::persistence
