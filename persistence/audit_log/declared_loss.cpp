#include "persistence/audit_log/declared_loss.hpp"

#include <algorithm>
#include <charconv>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/proofs.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_genesis = R"sql(
  select entry from audit_entry
  where center_id = :center and origin = :origin and seq = 0)sql";

/// A shard in the order in which shards follow one another: 2026, 2026.r1, … 2026.r10, 2027.
struct ShardOrder {
  int year = 0;
  int restore = 0;
  friend auto operator<=>(const ShardOrder&, const ShardOrder&) = default;
};

ShardOrder order_of(std::string_view shard) {
  ShardOrder order;
  const char* const end = shard.data() + shard.size();
  const auto [rest, error] = std::from_chars(shard.data(), end, order.year);
  if (error == std::errc() && end - rest > 2) std::from_chars(rest + 2, end, order.restore);
  return order;
}

std::optional<audit::PrevLog> genesis_of(Session& reader, const TreeHead& tree) {
  const auto bytes = reader.row<std::string>(select_genesis,
                                             {{"center", tree.center_id}, {"origin", tree.origin}});
  if (!bytes) return std::nullopt;
  const auto entry = audit::check_entry(std::get<0>(*bytes));
  return entry ? entry->prevlog : std::nullopt;
}

const TreeHead* find(const std::vector<TreeHead>& all, std::string_view origin) {
  const auto found =
      std::ranges::find_if(all, [=](const TreeHead& tree) { return tree.origin == origin; });
  return found == all.end() ? nullptr : &*found;
}

audit::Hash root_of(Session& reader, const TreeHead& tree, std::uint64_t size) {
  try {
    TreeHashes hashes(reader, tree.center_id, tree.origin);
    hashes.scan(size);
    return hashes.root(0, size);
  } catch (const EntryNotSigned& gap) {
    throw TreeRewritten(tree.origin + ": " + gap.what());
  }
}

/// Later than every shard that is there or was lost, and not of a year that is over: the next act
/// must find it to be the tree of its year.
std::string shard_after(const std::vector<TreeHead>& all, const std::vector<TreeLoss>& losses,
                        domain::Instant now) {
  std::vector<ShardOrder> taken = {{domain::fiscal_year(domain::jst_date(now)), 0}};
  for (const TreeHead& tree : all) taken.push_back(order_of(tree.shard));
  for (const TreeLoss& loss : losses) {
    taken.push_back(order_of(audit::shard_name(loss.last_signed.checkpoint.origin)));
  }
  const ShardOrder last = *std::ranges::max_element(taken);
  return std::to_string(last.year) + ".r" + std::to_string(last.restore + 1);
}

}  // namespace

std::string center_of(std::string_view origin) {
  const auto slash = origin.find('/') + 1;
  return std::string(origin.substr(slash, origin.rfind('/') - slash));
}

std::optional<audit::PrevLog> told_of(Session& reader, const std::vector<TreeHead>& all,
                                      std::string_view origin) {
  const TreeHead* tree = find(all, origin);
  if (tree == nullptr) return std::nullopt;
  for (const TreeHead& next : all) {
    if (next.ordinal == tree->ordinal + 1) return genesis_of(reader, next);
  }
  return std::nullopt;
}

bool is_declared_lost(Session& reader, const std::vector<TreeHead>& all,
                      const audit::Checkpoint& last_signed) {
  if (const TreeHead* tree = find(all, last_signed.origin)) {
    const auto told = told_of(reader, all, last_signed.origin);
    return told && told->kept == tree->frontier.size() && told->origin == last_signed.origin &&
           told->size == last_signed.size && told->root == last_signed.root;
  }
  const ShardOrder gone = order_of(audit::shard_name(last_signed.origin));
  return std::ranges::any_of(all, [&](const TreeHead& tree) {
    if (order_of(tree.shard) < gone) return false;
    const auto genesis = genesis_of(reader, tree);
    return genesis && genesis->kept;
  });
}

std::vector<TreeLoss> losses_since(Session& reader, const std::vector<audit::Note>& last_signed) {
  std::vector<TreeLoss> losses;
  for (const audit::Note& note : last_signed) {
    const audit::Checkpoint& told = note.checkpoint;
    const std::string center = center_of(told.origin);
    const CenterSnapshot snapshot(reader, center);
    const auto all = trees(reader, center);
    const TreeHead* tree = find(all, told.origin);
    const std::uint64_t size = tree == nullptr ? 0 : tree->frontier.size();
    if (size < told.size) {
      if (is_declared_lost(reader, all, told)) continue;
      losses.push_back({center, note, size, tree == nullptr});
      continue;
    }
    if (root_of(reader, *tree, told.size) != told.root) {
      throw TreeRewritten(told.origin + " does not hold what was signed at size " +
                          std::to_string(told.size));
    }
  }
  return losses;
}

void demand_declarable(const std::vector<TreeLoss>& of_center) {
  if (std::ranges::any_of(of_center, [](const auto& loss) { return !loss.is_gone; })) return;
  throw std::runtime_error(of_center.front().last_signed.checkpoint.origin +
                           " is gone as a whole, and the tree before it is complete: this loss "
                           "cannot be declared; take a backup that was made after it began");
}

ActRecord declare_losses(Session& writer, AuditLog& log, const std::vector<TreeLoss>& of_center,
                         domain::Instant now) {
  demand_declarable(of_center);
  const std::string& center = of_center.front().center_id;
  writer.see_only(center);
  const auto all = trees(writer, center);
  const auto cut = std::ranges::find_if(of_center, [](const auto& loss) { return !loss.is_gone; });
  const audit::Checkpoint& lost = cut->last_signed.checkpoint;
  if (all.empty() || all.back().origin != lost.origin) {
    throw TreeRewritten(lost.origin + " is shorter than it was signed, but not the last tree");
  }
  log.open_tree_after_loss(writer, center, shard_after(all, of_center, now),
                           {cut->kept, lost.origin, lost.root, lost.size}, now);
  // An auditor finds in the old tree what the new one says was signed.
  store_note(writer, center, cut->last_signed, now);
  ActRecord act;
  act.center_id = center;
  act.act = std::string(audit::restore_act);
  act.object = ActedOn{"log", lost.origin, static_cast<long long>(cut->kept)};
  act.purpose = "maintenance";
  act.status = 0;
  return act;
}

}  // namespace kizuna::persistence
