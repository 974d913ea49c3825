#include "persistence/audit_log/entry_rows.hpp"

#include <stdexcept>

namespace kizuna::persistence {
namespace {

constexpr std::string_view insert_one = R"sql(
  insert into audit_entry (center_id, origin, seq, entry, leaf, act, actor_id, case_id, outcome)
  values (:center, :origin, :seq, :entry, :leaf, :act, :actor, :case, :outcome))sql";

constexpr std::string_view insert_many_postgresql = R"sql(
  insert into audit_entry (center_id, origin, seq, entry, leaf, act, actor_id, case_id, outcome)
  select :center, :origin, t.seq, t.entry, t.leaf, t.act, t.actor, t.case_id, t.outcome
  from unnest(cast(:seqs as bigint[]), cast(:entries as text[]), cast(:leaves as text[]),
              cast(:acts as text[]), cast(:actors as text[]), cast(:cases as text[]),
              cast(:outcomes as text[]))
       as t (seq, entry, leaf, act, actor, case_id, outcome))sql";

constexpr std::string_view select_range = R"sql(
  select seq, entry from audit_entry
  where center_id = :center and origin = :origin and seq >= :begin and seq < :end
  order by seq)sql";

/// The text form of a PostgreSQL array.
class ArrayText {
 public:
  void add(std::string_view item) {
    comma();
    text_ += '"';
    for (const char c : item) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += c;
    }
    text_ += '"';
  }
  void add_or_null(const std::optional<std::string>& item) {
    if (item) return add(*item);
    comma();
    text_ += "NULL";
  }
  std::string done() && { return std::move(text_) + '}'; }

 private:
  void comma() {
    if (text_.size() > 1) text_ += ',';
  }
  std::string text_ = "{";
};

void insert_on_postgresql(Session& writer, std::string_view center_id, std::string_view origin,
                          const std::vector<EntryRow>& rows) {
  ArrayText seqs, entries, leaves, acts, actors, cases, outcomes;
  for (const EntryRow& row : rows) {
    seqs.add(std::to_string(row.seq));
    entries.add(row.bytes);
    leaves.add(row.leaf);
    acts.add(row.act);
    actors.add_or_null(row.actor_id);
    cases.add_or_null(row.case_id);
    outcomes.add(row.outcome);
  }
  writer.execute(insert_many_postgresql, {{"center", center_id},
                                          {"origin", origin},
                                          {"seqs", std::move(seqs).done()},
                                          {"entries", std::move(entries).done()},
                                          {"leaves", std::move(leaves).done()},
                                          {"acts", std::move(acts).done()},
                                          {"actors", std::move(actors).done()},
                                          {"cases", std::move(cases).done()},
                                          {"outcomes", std::move(outcomes).done()}});
}

}  // namespace

void insert_entries(Session& writer, std::string_view center_id, std::string_view origin,
                    const std::vector<EntryRow>& rows) {
  if (writer.engine() == Engine::postgresql) {
    return insert_on_postgresql(writer, center_id, origin, rows);
  }
  for (const EntryRow& row : rows) {
    writer.execute(insert_one, {{"center", center_id},
                                {"origin", origin},
                                {"seq", static_cast<long long>(row.seq)},
                                {"entry", row.bytes},
                                {"leaf", row.leaf},
                                {"act", row.act},
                                {"actor", row.actor_id},
                                {"case", row.case_id},
                                {"outcome", row.outcome}});
  }
}

std::vector<std::string> read_entries(Session& session, std::string_view center_id,
                                      std::string_view origin, std::uint64_t begin,
                                      std::uint64_t end) {
  std::vector<std::string> out;
  out.reserve(end - begin);
  std::uint64_t expected = begin;
  for (auto& [seq, entry] :
       session.rows<long long, std::string>(select_range, {{"center", center_id},
                                                           {"origin", origin},
                                                           {"begin", static_cast<long long>(begin)},
                                                           {"end", static_cast<long long>(end)}})) {
    if (static_cast<std::uint64_t>(seq) != expected) {
      throw std::runtime_error("entry " + std::to_string(expected) + " is missing");
    }
    ++expected;
    out.push_back(std::move(entry));
  }
  if (expected != end)
    throw std::runtime_error("entry " + std::to_string(expected) + " is missing");
  return out;
}

}  // namespace kizuna::persistence
