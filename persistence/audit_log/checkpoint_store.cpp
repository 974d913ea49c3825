#include "persistence/audit_log/checkpoint_store.hpp"

#include <stdexcept>

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_of_size = R"sql(
  select ordinal, note from audit_checkpoint
  where center_id = :center and origin = :origin and size = :size order by ordinal)sql";
constexpr std::string_view insert_note = R"sql(
  insert into audit_checkpoint (center_id, origin, size, ordinal, note, created_at)
  values (:center, :origin, :size, :ordinal, :note, :at))sql";
constexpr std::string_view select_notes = R"sql(
  select size, ordinal, note from audit_checkpoint
  where center_id = :center and origin = :origin order by size, ordinal)sql";
constexpr std::string_view select_newest = R"sql(
  select size, ordinal, note from audit_checkpoint
  where center_id = :center and origin = :origin order by size desc, ordinal desc limit 1)sql";
// Larger ones were signed before a restore with loss.
constexpr std::string_view select_newest_within = R"sql(
  select c.note from audit_checkpoint c
  join audit_tree t on t.center_id = c.center_id and t.origin = c.origin
  where c.center_id = :center and c.origin = :origin and c.size <= t.size
  order by c.size desc, c.ordinal desc limit 1)sql";
constexpr std::string_view select_newest_time = R"sql(
  select c.created_at from audit_checkpoint c
  join audit_tree t on t.center_id = c.center_id and t.origin = c.origin
  where c.center_id = :center and c.origin = :origin and c.size <= t.size
  order by c.size desc, c.ordinal desc limit 1)sql";

constexpr long long ordinal_max = 9;  // a bundle names further notes of one size -2 to -9

}  // namespace

void store_note(Session& writer, std::string_view center_id, const audit::Note& note,
                domain::Instant now) {
  const std::string text = audit::print(note);
  const auto size = static_cast<long long>(note.checkpoint.size);
  long long ordinal = 1;
  for (const auto& [taken, known] : writer.rows<long long, std::string>(
           select_of_size,
           {{"center", center_id}, {"origin", note.checkpoint.origin}, {"size", size}})) {
    if (known == text) return;
    ordinal = taken + 1;
  }
  if (ordinal > ordinal_max) throw std::runtime_error("too many notes of one size");
  writer.execute(insert_note, {{"center", center_id},
                               {"origin", note.checkpoint.origin},
                               {"size", size},
                               {"ordinal", ordinal},
                               {"note", text},
                               {"at", static_cast<long long>(now.time_since_epoch().count())}});
}

std::vector<StoredNote> notes_of(Session& session, std::string_view center_id,
                                 std::string_view origin) {
  std::vector<StoredNote> notes;
  for (auto& [size, ordinal, text] : session.rows<long long, long long, std::string>(
           select_notes, {{"center", center_id}, {"origin", origin}})) {
    notes.push_back({static_cast<std::uint64_t>(size), ordinal, std::move(text)});
  }
  return notes;
}

std::optional<StoredNote> newest_note(Session& session, std::string_view center_id,
                                      std::string_view origin) {
  auto row = session.row<long long, long long, std::string>(
      select_newest, {{"center", center_id}, {"origin", origin}});
  if (!row) return std::nullopt;
  auto& [size, ordinal, text] = *row;
  return StoredNote{static_cast<std::uint64_t>(size), ordinal, std::move(text)};
}

std::optional<audit::Note> newest_checkpoint(Session& session, std::string_view center_id,
                                             std::string_view origin) {
  const auto stored =
      session.row<std::string>(select_newest_within, {{"center", center_id}, {"origin", origin}});
  if (!stored) return std::nullopt;
  auto note = audit::parse_note(std::get<0>(*stored));
  if (!note) throw std::runtime_error("the newest note of " + std::string(origin) + " is damaged");
  return std::move(*note);
}

std::optional<domain::Instant> newest_signed_at(Session& session, std::string_view center_id,
                                                std::string_view origin) {
  const auto stored =
      session.row<long long>(select_newest_time, {{"center", center_id}, {"origin", origin}});
  if (!stored) return std::nullopt;
  return domain::Instant(std::chrono::microseconds(std::get<0>(*stored)));
}

}  // namespace kizuna::persistence
