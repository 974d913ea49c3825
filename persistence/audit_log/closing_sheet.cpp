#include "persistence/audit_log/closing_sheet.hpp"

#include <cctype>
#include <stdexcept>

#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_before = R"sql(
  select c.note from audit_checkpoint c
  join audit_tree t on t.center_id = c.center_id and t.origin = c.origin
  where c.center_id = :center and c.created_at < :end and c.size <= t.size
  order by t.ordinal desc, c.size desc, c.ordinal desc limit 1)sql";
constexpr std::string_view select_between = R"sql(
  select note from audit_checkpoint
  where center_id = :center and created_at >= :begin and created_at < :end
  order by created_at desc, size desc)sql";

constexpr std::size_t group = 4;
constexpr std::size_t check_digits = 4;

std::string in_groups(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    if (i > 0 && i % group == 0) out += ' ';
    out += static_cast<char>(std::toupper(static_cast<unsigned char>(hex[i])));
  }
  return out;
}

}  // namespace

std::string paper_anchor(const audit::Checkpoint& checkpoint) {
  const std::string check = audit::hex(audit::sha256(audit::body_of(checkpoint)));
  return "kizuna-paper-anchor v1\norigin " + checkpoint.origin + "\nsize " +
         std::to_string(checkpoint.size) + "\nroot " + in_groups(audit::hex(checkpoint.root)) +
         "\ncheck " + check.substr(0, check_digits) + "\n";
}

std::optional<audit::Checkpoint> checkpoint_before(Session& reader, std::string_view center_id,
                                                   domain::Instant end) {
  const auto text = reader.row<std::string>(
      select_before,
      {{"center", center_id}, {"end", static_cast<long long>(end.time_since_epoch().count())}});
  if (!text) return std::nullopt;
  auto note = audit::parse_note(std::get<0>(*text));
  if (!note) throw std::runtime_error("a stored checkpoint is damaged");
  return std::move(note->checkpoint);
}

std::optional<audit::Checkpoint> checkpoint_of_root(Session& reader, std::string_view center_id,
                                                    domain::Instant begin, domain::Instant end,
                                                    std::string_view digits) {
  for (const auto& [text] : reader.rows<std::string>(
           select_between, {{"center", center_id},
                            {"begin", static_cast<long long>(begin.time_since_epoch().count())},
                            {"end", static_cast<long long>(end.time_since_epoch().count())}})) {
    auto note = audit::parse_note(text);
    if (!note) throw std::runtime_error("a stored checkpoint is damaged");
    if (audit::hex(note->checkpoint.root).starts_with(digits)) return std::move(note->checkpoint);
  }
  return std::nullopt;
}

}  // namespace kizuna::persistence
