#include "persistence/audit_log/signer.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/audit_log/entry_rows.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/keyring.hpp"

namespace kizuna::persistence {
namespace {

using audit::Frontier;

constexpr std::uint64_t entries_at_once = 1024;
constexpr std::string_view select_centers =
    "select distinct center_id from audit_tree order by center_id";
constexpr std::string_view state_title = "kizuna-signer-state v1\n";

std::string state_text(const std::string& origin, const Frontier& frontier) {
  return std::string(state_title) + "origin " + origin + "\nfrontier " + frontier.to_text() +
         "\nroot " + audit::hex(frontier.root()) + "\n";
}

Frontier read_state(const std::string& text, const std::string& origin) {
  const std::string before = std::string(state_title) + "origin " + origin + "\nfrontier ";
  const auto end = text.rfind("\nroot ");
  if (text.starts_with(before) && end != std::string::npos && end >= before.size()) {
    auto frontier = Frontier::from_text(text.substr(before.size(), end - before.size()));
    if (frontier && state_text(origin, *frontier) == text) return std::move(*frontier);
  }
  throw std::runtime_error("the signer's state of " + origin + " is damaged");
}

std::optional<TreeHead> tree_named(Session& reader, std::string_view center_id,
                                   const std::string& origin) {
  const CenterSnapshot snapshot(reader, center_id);
  for (TreeHead& tree : trees(reader, center_id)) {
    if (tree.origin == origin) return std::move(tree);
  }
  return std::nullopt;
}

bool loss_is_declared(Session& reader, std::string_view center_id, const std::string& origin,
                      const Frontier& last_signed) {
  const CenterSnapshot snapshot(reader, center_id);
  return is_declared_lost(reader, trees(reader, center_id),
                          {origin, last_signed.size(), last_signed.root()});
}

bool note_is_stored(Session& reader, std::string_view center_id, const std::string& origin,
                    std::uint64_t size) {
  const CenterSnapshot snapshot(reader, center_id);
  const auto newest = newest_note(reader, center_id, origin);
  return newest && newest->size >= size;
}

std::filesystem::path file_of(const std::filesystem::path& state_dir, const std::string& origin,
                              const char* kind) {
  if (!audit::is_origin(origin)) throw std::invalid_argument("not an origin: " + origin);
  std::string name = origin;
  std::replace(name.begin(), name.end(), '/', '+');  // no origin has a '+'
  return state_dir / (name + kind);
}

std::optional<audit::Seed> read_seed(const std::filesystem::path& file) {
  const auto bytes = read_whole_file(file);
  if (!bytes) return std::nullopt;
  audit::Seed seed{};
  if (bytes->size() != seed.size()) throw std::runtime_error(file.string() + " is damaged");
  std::copy(bytes->begin(), bytes->end(), seed.begin());
  return seed;
}

std::string print_vkey(const std::string& origin, const audit::Seed& seed) {
  return audit::print(audit::VKey{origin, audit::KeyType::log, audit::ed25519_public_key(seed)});
}

/// Signing from a copy of the state on a second machine would show two histories.
void keep_to_this_machine(const std::filesystem::path& state_dir) {
  const std::string machine = read_whole_file("/etc/machine-id").value_or("");
  if (machine.empty()) return;
  const std::filesystem::path file = state_dir / "machine";
  const auto owner = read_whole_file(file);
  if (!owner) return write_durably(file, machine);
  if (*owner != machine) {
    throw SignerBusy("the signer's state in " + state_dir.string() +
                     " belongs to another machine; when its signer is gone for good, remove " +
                     file.string());
  }
}

}  // namespace

Signer::Signer(std::filesystem::path state_dir) : state_dir_(std::move(state_dir)) {
  if (std::filesystem::create_directories(state_dir_)) {
    std::filesystem::permissions(state_dir_, std::filesystem::perms::owner_all);
  }
  const auto file = state_dir_ / "lock";
  lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw std::system_error(errno, std::generic_category(), file.string());
  try {
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
      throw SignerBusy("another signer works on " + state_dir_.string());
    }
    keep_to_this_machine(state_dir_);
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

Signer::~Signer() {
  ::close(lock_);
}

audit::Seed Signer::seed_of(const std::string& origin) {
  const auto file = file_of(state_dir_, origin, ".seed");
  if (const auto seed = read_seed(file)) return *seed;
  audit::Seed seed{};
  fill_random(seed.data(), seed.size());
  write_durably(file, {reinterpret_cast<const char*>(seed.data()), seed.size()});
  return seed;
}

Frontier& Signer::signed_so_far(const std::string& origin) {
  const auto known = signed_.find(origin);
  if (known != signed_.end()) return known->second;
  const auto text = read_whole_file(file_of(state_dir_, origin, ".state"));
  return signed_[origin] = text ? read_state(*text, origin) : Frontier();
}

void Signer::remember(const std::string& origin, const Frontier& frontier) {
  write_durably(file_of(state_dir_, origin, ".state"), state_text(origin, frontier));
  signed_[origin] = frontier;
}

/// What was signed, grown by the entries that the database holds beyond it, up to its head.
Frontier Signer::extend(Session& reader, std::string_view center_id, const TreeHead& head) {
  Frontier grown = signed_so_far(head.origin);
  const std::uint64_t size = head.frontier.size();
  if (size < grown.size()) {
    throw TreeRewritten(head.origin + " has " + std::to_string(size) + " entries, signed were " +
                        std::to_string(grown.size()));
  }
  while (grown.size() < size) {
    const CenterSnapshot snapshot(reader, center_id);
    const std::uint64_t end = std::min(size, grown.size() + entries_at_once);
    std::vector<std::string> entries;
    try {
      entries = read_entries(reader, center_id, head.origin, grown.size(), end);
    } catch (const DatabaseUnavailable&) {
      throw;
    } catch (const std::runtime_error& gap) {
      throw TreeRewritten(head.origin + ": " + gap.what());
    }
    for (const std::string& entry : entries) grown.append(audit::leaf_hash(entry));
  }
  if (grown != head.frontier) {
    throw TreeRewritten(head.origin + " does not continue what was signed at size " +
                        std::to_string(signed_so_far(head.origin).size()));
  }
  return grown;
}

std::optional<audit::Note> Signer::sign(Session& reader, std::string_view center_id,
                                        const std::string& origin) {
  const auto head = tree_named(reader, center_id, origin);
  const Frontier& last = signed_so_far(origin);
  if (!head) {
    if (last.size() > 0) throw TreeRewritten(origin + " is gone");
    return std::nullopt;
  }
  if (head->frontier.size() < last.size() && loss_is_declared(reader, center_id, origin, last)) {
    return std::nullopt;
  }
  const Frontier grown = extend(reader, center_id, *head);
  if (grown.size() == last.size() &&
      (grown.size() == 0 || note_is_stored(reader, center_id, origin, grown.size()))) {
    return std::nullopt;
  }
  const audit::Seed seed = seed_of(origin);
  if (grown.size() > last.size()) remember(origin, grown);
  const audit::Checkpoint checkpoint{origin, grown.size(), grown.root()};
  return audit::Note{checkpoint, {audit::sign_checkpoint(checkpoint, seed)}};
}

std::vector<audit::Note> Signer::sign_grown(Session& reader, std::string_view center_id) {
  std::vector<TreeHead> all;
  {
    const CenterSnapshot snapshot(reader, center_id);
    all = trees(reader, center_id);
  }
  std::vector<audit::Note> notes;
  for (const TreeHead& tree : all) {
    if (auto note = sign(reader, center_id, tree.origin)) notes.push_back(std::move(*note));
  }
  return notes;
}

std::vector<std::string> Signer::origins_of(std::string_view center_id) const {
  std::vector<std::string> origins;
  for (const auto& file : std::filesystem::directory_iterator(state_dir_)) {
    if (file.path().extension() != ".state") continue;
    std::string origin = file.path().stem().string();
    std::replace(origin.begin(), origin.end(), '+', '/');
    if (!audit::is_origin(origin)) continue;
    if (center_id == "*" || center_id == center_of(origin)) origins.push_back(std::move(origin));
  }
  std::sort(origins.begin(), origins.end());
  return origins;
}

void Signer::verify_not_rolled_back(Session& reader, std::string_view center_id) {
  for (const std::string& origin : origins_of(center_id)) {
    const std::string center = center_of(origin);
    const Frontier& last = signed_so_far(origin);
    const auto head = tree_named(reader, center, origin);
    const bool is_shorter = !head || head->frontier.size() < last.size();
    if (is_shorter && loss_is_declared(reader, center, origin, last)) continue;
    if (!head) throw TreeRewritten(origin + " is gone");
    static_cast<void>(extend(reader, center, *head));
  }
}

std::vector<audit::Note> Signer::last_signed(std::string_view center_id) {
  std::vector<audit::Note> notes;
  for (const std::string& origin : origins_of(center_id)) {
    const Frontier& last = signed_so_far(origin);
    if (last.size() == 0) continue;
    const audit::Checkpoint checkpoint{origin, last.size(), last.root()};
    notes.push_back({checkpoint, {audit::sign_checkpoint(checkpoint, seed_of(origin))}});
  }
  return notes;
}

std::string Signer::vkey(const std::string& origin) {
  return print_vkey(origin, seed_of(origin));
}

std::string vkey_in(const std::filesystem::path& state_dir, const std::string& origin) {
  const auto seed = read_seed(file_of(state_dir, origin, ".seed"));
  if (!seed) throw std::runtime_error("nothing was signed yet for " + origin);
  return print_vkey(origin, *seed);
}

std::vector<std::string> centers_with_log(Session& reader) {
  const CenterSnapshot snapshot(reader, "*");
  std::vector<std::string> centers;
  for (auto& [center_id] : reader.rows<std::string>(select_centers)) {
    centers.push_back(std::move(center_id));
  }
  return centers;
}

}  // namespace kizuna::persistence
