#include "persistence/audit_log/format/receipt.hpp"

#include <algorithm>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::audit {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1";
constexpr std::string_view extra_label = "extra ";
constexpr std::string_view index_label = "index ";

}  // namespace

std::string print(const Receipt& receipt) {
  std::string text(first_line);
  if (receipt.entry) ((text += '\n') += extra_label) += base64(*receipt.entry);
  ((text += '\n') += index_label) += std::to_string(receipt.index) + "\n";
  for (const Hash& hash : receipt.proof) text += base64(view(hash)) + "\n";
  return text + "\n" + print(receipt.note);
}

Checked<Receipt> parse_receipt(std::string_view text) {
  const auto refused = [](std::string why) { return Checked<Receipt>::refused(std::move(why)); };
  if (text.size() > largest_text) return refused("too long");
  if (!is_line_text(text)) return refused("not a text of LF-ended lines");
  if (take_line(text) != first_line) return refused("not a tlog-proof@v1");
  Receipt receipt;
  auto line = take_line(text);
  if (line && line->starts_with(extra_label)) {
    receipt.entry = unbase64(line->substr(extra_label.size()));
    if (!receipt.entry) return refused("extra is not base64");
    if (const auto entry = check_entry(*receipt.entry); !entry) {
      return refused("entry: " + entry.reason);
    }
    line = take_line(text);
  }
  if (!line || !line->starts_with(index_label)) return refused("index line");
  const auto index = parse_decimal(line->substr(index_label.size()));
  if (!index) return refused("index");
  receipt.index = *index;
  while ((line = take_line(text)) && !line->empty()) {
    const auto bytes = unbase64(*line);
    if (!bytes || bytes->size() != 32) return refused("proof line");
    if (receipt.proof.size() == 63) return refused("more than 63 proof lines");
    std::copy(bytes->begin(), bytes->end(), receipt.proof.emplace_back().begin());
  }
  if (!line) return refused("no checkpoint");
  auto note = parse_note(text);
  if (!note) return refused("checkpoint: " + note.reason);
  receipt.note = std::move(*note);
  if (receipt.index >= receipt.note.checkpoint.size) return refused("index beyond the checkpoint");
  return receipt;
}

bool proves(const Receipt& receipt, std::string_view entry) {
  const Checkpoint& checkpoint = receipt.note.checkpoint;
  return verify_inclusion(receipt.index, checkpoint.size, leaf_hash(entry), receipt.proof,
                          checkpoint.root);
}

}  // namespace kizuna::audit
