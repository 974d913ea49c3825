#include "domain/people/family_layout.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace kizuna::domain {
namespace {

using Ids = std::vector<std::string>;
using Links = std::map<std::string, Ids>;
using Block = Ids;  ///< a couple, or one alone: stays together
using Row = std::vector<Block>;
using Places = std::map<std::string, double>;

constexpr int sweeps = 12;

struct Kin {
  Links parents;
  Links children;
  Links partners;
};

Kin kin_of(const Family& family) {
  Kin kin;
  for (const FamilyTie& tie : family.ties) {
    if (family.find(tie.from) == nullptr || family.find(tie.to) == nullptr) continue;
    if (is_parenthood(tie.kind)) {
      kin.children[tie.from].push_back(tie.to);
      kin.parents[tie.to].push_back(tie.from);
    } else if (is_couple(tie.kind)) {
      kin.partners[tie.from].push_back(tie.to);
      kin.partners[tie.to].push_back(tie.from);
    }
  }
  return kin;
}

Sex sex_of(const Family& family, const std::string& id) {
  return family.find(id)->sex;
}

/// Of two the man stands left; of three or more who has several partners stands between them.
Block couple_of(const Family& family, const std::string& id, const Kin& kin, Ids& left) {
  Block block{id};
  std::erase(left, id);
  const auto partners = kin.partners.find(id);
  if (partners != kin.partners.end()) {
    for (const std::string& partner : partners->second) {
      if (std::erase(left, partner) > 0) block.push_back(partner);
    }
  }
  if (block.size() == 2 && sex_of(family, block[0]) == Sex::female &&
      sex_of(family, block[1]) == Sex::male)
    std::swap(block[0], block[1]);
  if (block.size() > 2) std::swap(block[0], block[1]);
  return block;
}

std::vector<Row> rows_of(const Family& family, const Kin& kin) {
  const auto known = generations(family);
  std::vector<const FamilyMember*> eldest;
  for (const FamilyMember& member : family.members) eldest.push_back(&member);
  const auto born = [](const FamilyMember* member) {
    return member->birth.empty() ? std::string("~") : member->birth;
  };
  std::ranges::sort(eldest, [&](const FamilyMember* a, const FamilyMember* b) {
    return std::pair(born(a), a->id) < std::pair(born(b), b->id);
  });
  std::map<int, Ids> by_generation;
  for (const FamilyMember* member : eldest) {
    const auto generation = known.find(member->id);
    by_generation[generation == known.end() ? std::numeric_limits<int>::max() : generation->second]
        .push_back(member->id);
  }
  std::vector<Row> rows;
  for (auto& [generation, left] : by_generation) {
    Row& row = rows.emplace_back();
    while (!left.empty()) {
      const std::string eldest_left = left.front();
      row.push_back(couple_of(family, eldest_left, kin, left));
    }
  }
  return rows;
}

double mean_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

/// The middle of those that somebody should stand under or over.
std::optional<double> wish_of(const std::string& id, const Links& of, const Places& x) {
  const auto links = of.find(id);
  if (links == of.end()) return std::nullopt;
  std::vector<double> places;
  for (const std::string& other : links->second) places.push_back(x.at(other));
  return mean_of(places);
}

double middle_wish(const Block& block, const Links& of, const Places& x) {
  std::vector<double> wanted;
  std::vector<double> present;
  for (const std::string& id : block) {
    if (const auto wish = wish_of(id, of, x)) wanted.push_back(*wish);
    present.push_back(x.at(id));
  }
  return mean_of(wanted.empty() ? present : wanted);
}

void settle(Row& row, const Links& of, Places& x) {
  std::vector<std::pair<double, Block>> order;
  for (const Block& block : row) order.emplace_back(middle_wish(block, of, x), block);
  std::ranges::stable_sort(order, {}, &std::pair<double, Block>::first);
  std::vector<double> wanted;
  Ids ids;
  row.clear();
  for (auto& [middle, block] : order) {
    const double first = middle - (static_cast<double>(block.size()) - 1) / 2 * chart_node_distance;
    for (std::size_t i = 0; i < block.size(); ++i) {
      wanted.push_back(first + static_cast<double>(i) * chart_node_distance);
      ids.push_back(block[i]);
    }
    row.push_back(std::move(block));
  }
  const auto places = spread_places(wanted, chart_node_distance);
  for (std::size_t i = 0; i < ids.size(); ++i) x[ids[i]] = places[i];
}

}  // namespace

std::vector<double> spread_places(const std::vector<double>& wanted, double distance) {
  // Least squares under an order: neighbours that would come too near share one middle.
  struct Pool {
    double sum;
    std::size_t count;
    double middle() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pools.push_back({wanted[i] - static_cast<double>(i) * distance, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].middle() > pools.back().middle()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> places;
  for (const Pool& pool : pools) {
    for (std::size_t i = 0; i < pool.count; ++i)
      places.push_back(pool.middle() + static_cast<double>(places.size()) * distance);
  }
  return places;
}

std::map<std::string, ChartPoint> lay_out_family(const Family& family) {
  const Kin kin = kin_of(family);
  std::vector<Row> rows = rows_of(family, kin);
  if (rows.empty()) return {};
  Places x;
  for (const Row& row : rows) {
    double at = 0;
    for (const Block& block : row) {
      for (const std::string& id : block) {
        x[id] = at;
        at += chart_node_distance;
      }
    }
  }
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    for (std::size_t i = 1; i < rows.size(); ++i) settle(rows[i], kin.parents, x);
    for (std::size_t i = rows.size() - 1; i-- > 0;) settle(rows[i], kin.children, x);
  }
  for (std::size_t i = 1; i < rows.size(); ++i) settle(rows[i], kin.parents, x);
  double least = std::numeric_limits<double>::max();
  for (const auto& [id, place] : x) least = std::min(least, place);
  std::map<std::string, ChartPoint> points;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Block& block : rows[i]) {
      for (const std::string& id : block)
        points[id] = {x.at(id) - least, static_cast<double>(i) * chart_row_distance};
    }
  }
  return points;
}

}  // namespace kizuna::domain
