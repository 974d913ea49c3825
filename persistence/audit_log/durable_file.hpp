#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::persistence {

/// Replaces a file (mode 0600) so that after a crash it is whole, old or new: temporary file,
/// fsync, rename, fsync of the folder. Throws std::system_error.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

/// Puts a file that somebody else has written on disk, with its name. Throws std::system_error.
void make_durable(const std::filesystem::path& file);

/// Renames within one file system, so that after a crash one of the names is there. Replaces.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// The whole file, nullopt when there is none. Throws std::system_error when it cannot be read.
std::optional<std::string> read_whole_file(const std::filesystem::path& file);

}  // namespace kizuna::persistence
