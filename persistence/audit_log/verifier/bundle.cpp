#include "persistence/audit_log/verifier/bundle.hpp"

#include <algorithm>
#include <fstream>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/timestamp.hpp"

namespace kizuna::audit {
namespace {

namespace fs = std::filesystem;

/// Whether `name` is `digits` decimal digits followed by `ending`.
bool is_numbered(std::string_view name, std::size_t digits, std::string_view ending) {
  return name.size() == digits + ending.size() && name.ends_with(ending) &&
         std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(digits),
                     [](char c) { return c >= '0' && c <= '9'; });
}

bool is_note_name(std::string_view name) {
  const bool again = name.size() == 19 && name[12] == '-' && name[13] >= '2' && name[13] <= '9';
  return is_numbered(name, 12, ".note") ||
         (again && is_numbered(name, 12, name.substr(12)) && name.ends_with(".note"));
}

bool is_receipt_name(std::string_view name) {
  constexpr std::string_view ending = ".tlog-proof";
  if (!name.ends_with(ending)) return false;
  name.remove_suffix(ending.size());
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c == '-';
  });
}

std::uint64_t number_in(std::string_view digits) {
  return std::stoull(std::string(digits));
}

class BundleReader {
 public:
  BundleReader(fs::path bundle, Record& record, Findings& findings)
      : bundle_(std::move(bundle)), record_(record), findings_(findings) {}

  void run() {
    for (const std::string& name : names_in(bundle_, "", {"shards"})) {
      if (name != "index") wrong(name, "not part of a bundle");
    }
    read_index();
    std::vector<std::string> folders;
    for (const Shard& shard : record_.shards) folders.push_back(shard.name);
    for (const std::string& name : names_in(bundle_ / "shards", "shards", folders)) {
      wrong("shards/" + name, "not a shard of the index");
    }
    for (Shard& shard : record_.shards) read_shard(shard);
  }

 private:
  fs::path bundle_;
  Record& record_;
  Findings& findings_;

  void wrong(std::string_view place, std::string_view reason) {
    findings_.add(step::form, place, reason);
  }

  /// Names of the regular files, sorted. Folders must be among those named; anything else, links
  /// included, is a finding. A folder that is not there has no names.
  std::vector<std::string> names_in(const fs::path& folder, const std::string& place,
                                    const std::vector<std::string>& folders) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& item : fs::directory_iterator(folder, error)) {
      const std::string name = item.path().filename().string();
      const fs::file_status status = item.symlink_status(error);
      if (fs::is_regular_file(status)) {
        names.push_back(name);
      } else if (!fs::is_directory(status) ||
                 std::find(folders.begin(), folders.end(), name) == folders.end()) {
        wrong(place.empty() ? name : place + "/" + name, "not part of a bundle");
      }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
      wrong(place, "cannot be read");
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  /// Content of a text file of the bundle; empty after a finding.
  std::string text_of(const fs::path& path, const std::string& place) {
    auto text = read_file(path, largest_text);
    if (!text) wrong(place, "missing, unreadable or longer than 64 KiB");
    return text.value_or(std::string());
  }

  void read_index() {
    const std::string text = text_of(bundle_ / "index", "index");
    std::string_view rest = text;
    if (text.empty() || !is_line_text(rest)) return wrong("index", "not a text of LF-ended lines");
    if (take_line(rest) != "kizuna-audit-bundle v1") return wrong("index 1", "unknown first line");
    const std::string_view exported = take_line(rest).value_or("");
    if (!exported.starts_with("exported ") || !parse_seconds(exported.substr(9))) {
      wrong("index 2", "not an export time");
    }
    const std::string_view details = take_line(rest).value_or("");
    record_.details_complete = details == "details complete";
    if (!record_.details_complete && details != "details none") {
      wrong("index 3", "neither details complete nor details none");
    }
    for (int number = 4; const auto line = take_line(rest); ++number) {
      read_shard_line(*line, "index " + std::to_string(number));
    }
    if (record_.shards.empty()) wrong("index", "no shard");
  }

  void read_shard_line(std::string_view line, const std::string& place) {
    constexpr std::string_view label = "shard ";
    const auto space = line.find(' ', label.size());
    if (!line.starts_with(label) || space == std::string_view::npos) {
      return wrong(place, "not a shard line");
    }
    Shard shard;
    shard.name = line.substr(label.size(), space - label.size());
    shard.origin = line.substr(space + 1);
    shard.place = "shards/" + shard.name;
    shard.folder = bundle_ / "shards" / shard.name;
    if (!is_origin(shard.origin) || shard_name(shard.origin) != shard.name) {
      return wrong(place, "name and origin do not fit");
    }
    for (const Shard& other : record_.shards) {
      if (other.name == shard.name) return wrong(place, "shard named twice");
    }
    record_.shards.push_back(std::move(shard));
  }

  void read_shard(Shard& shard) {
    for (const std::string& name :
         names_in(shard.folder, shard.place, {"entries", "checkpoints", "details", "receipts"})) {
      wrong(shard.place + "/" + name, "not part of a bundle");
    }
    read_entry_names(shard);
    read_checkpoints(shard);
    read_details(shard);
    read_receipts(shard);
  }

  void read_entry_names(Shard& shard) {
    const std::string place = shard.place + "/entries";
    for (const std::string& name : names_in(shard.folder / "entries", place, {})) {
      if (is_numbered(name, 6, ".jsonl")) {
        shard.chunks.push_back(static_cast<std::uint32_t>(number_in(name.substr(0, 6))));
      } else {
        wrong(place + "/" + name, "not the name of an entry chunk");
      }
    }
    if (shard.chunks.empty()) wrong(place, "no entry chunk");
  }

  void read_checkpoints(Shard& shard) {
    const std::string place = shard.place + "/checkpoints";
    const auto names = names_in(shard.folder / "checkpoints", place, {});
    std::vector<std::string> notes;
    for (const std::string& name : names) {
      const std::string note = name.ends_with(".tsr") ? name.substr(0, name.size() - 4) : name;
      if (!is_note_name(note)) {
        wrong(place + "/" + name, "not the name of a note");
      } else if (note == name) {
        notes.push_back(name);
      } else if (!std::binary_search(names.begin(), names.end(), note)) {
        wrong(place + "/" + name, "token without its note");
      } else {
        shard.tokens.push_back(name);
      }
    }
    // "-" sorts before "."; a note without suffix comes before "-2".
    std::stable_sort(notes.begin(), notes.end(), [](const std::string& a, const std::string& b) {
      return std::pair(a.substr(0, 12), a.size()) < std::pair(b.substr(0, 12), b.size());
    });
    for (const std::string& name : notes) read_note(shard, name, place + "/" + name);
    if (notes.empty()) wrong(place, "no note");
  }

  void read_note(Shard& shard, const std::string& name, const std::string& place) {
    const std::string text = text_of(shard.folder / "checkpoints" / name, place);
    if (text.empty()) return wrong(place, "empty");
    auto note = parse_note(text);
    if (!note) return wrong(place, note.reason);
    if (note->checkpoint.origin != shard.origin) return wrong(place, "origin of another shard");
    if (note->checkpoint.size != number_in(name.substr(0, 12))) {
      return wrong(place, "size differs from the file name");
    }
    shard.notes.push_back({place, std::move(*note), {}});
  }

  void read_details(Shard& shard) {
    const std::string place = shard.place + "/details";
    shard.details = names_in(shard.folder / "details", place, {});
    for (const std::string& name : shard.details) {
      if (!unhex_hash(name)) wrong(place + "/" + name, "not the name of a detail");
    }
    if (!record_.details_complete && !shard.details.empty()) {
      wrong(place, "the index says details none");
    }
  }

  void read_receipts(const Shard& shard) {
    const std::string folder = shard.place + "/receipts";
    for (const std::string& name : names_in(shard.folder / "receipts", folder, {})) {
      const std::string place = folder + "/" + name;
      if (!is_receipt_name(name)) {
        wrong(place, "not the name of a receipt");
        continue;
      }
      auto receipt = parse_receipt(text_of(shard.folder / "receipts" / name, place));
      if (!receipt) {
        wrong(place, receipt.reason);
      } else if (receipt->note.checkpoint.origin != shard.origin) {
        wrong(place, "origin of another shard");
      } else {
        record_.receipts.push_back({place, std::move(*receipt), {}});
      }
    }
  }
};

Checked<Anchor> parse_paper(std::string place, std::string_view text) {
  const auto refused = [](const char* why) { return Checked<Anchor>::refused(why); };
  Anchor anchor;
  anchor.place = std::move(place);
  anchor.text = text;
  take_line(text);
  const auto value = [&text](std::string_view label) {
    const std::string_view line = take_line(text).value_or("");
    return line.starts_with(label) ? line.substr(label.size()) : std::string_view();
  };
  anchor.checkpoint.origin = value("origin ");
  const auto size = parse_decimal(value("size "));
  std::string root(value("root "));
  const std::string_view check = value("check ");
  std::erase(root, ' ');
  for (char& c : root) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto hash = unhex_hash(root);
  if (!is_origin(anchor.checkpoint.origin)) return refused("origin line");
  if (!size || *size == 0) return refused("size line");
  if (!hash) return refused("root line");
  anchor.checkpoint.size = *size;
  anchor.checkpoint.root = *hash;
  if (!text.empty()) return refused("five lines expected");
  if (check != hex(sha256(body_of(anchor.checkpoint))).substr(0, 4)) {
    return refused("the check digits do not fit: look for a slip of the finger");
  }
  return anchor;
}

}  // namespace

void read_bundle(const fs::path& bundle, Record& record, Findings& findings) {
  BundleReader(bundle, record, findings).run();
}

std::optional<std::string> read_file(const fs::path& path, std::size_t limit) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string text(limit + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || !file.eof() || text.size() > limit) return std::nullopt;
  return text;
}

Checked<Anchor> parse_anchor(std::string place, std::string_view text) {
  if (text.size() > largest_text) return Checked<Anchor>::refused("longer than 64 KiB");
  if (!is_line_text(text)) return Checked<Anchor>::refused("not a text of LF-ended lines");
  if (text.starts_with("kizuna-paper-anchor v1\n")) return parse_paper(std::move(place), text);
  auto note = parse_note(text);
  if (!note) return Checked<Anchor>::refused(note.reason);
  return Anchor{std::move(place), note->checkpoint, *note, std::string(text)};
}

}  // namespace kizuna::audit
