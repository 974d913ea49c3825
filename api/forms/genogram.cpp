#include "api/forms/genogram.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "domain/people/family_layout.hpp"

namespace kizuna::api {
namespace {

using domain::ChartPoint;
using print::Drawing;
using print::Face;
using Points = std::map<std::string, ChartPoint>;

constexpr double half = 22;
constexpr double margin = 50;
constexpr double below = 76;  ///< name and 続柄 under the shapes of the last row

/// What the reader may know and nothing else: a place on the paper tells of kinship too.
domain::Family family_of(const CaseChart& chart) {
  domain::Family family;
  family.subject = chart.subject.value;
  for (const FamilyMemberView& member : chart.members.value) {
    domain::FamilyMember& out = family.members.emplace_back();
    out.id = member.id.value;
    out.sex = domain::from_word<domain::Sex>(domain::sex_words, member.sex)
                  .value_or(domain::Sex::unknown);
    out.birth = member.birth;
  }
  for (const FamilyTieView& tie : chart.ties.value) {
    domain::FamilyTie& out = family.ties.emplace_back();
    out.id = tie.id.value;
    out.kind = domain::from_word<domain::TieKind>(domain::tie_kind_words, tie.kind).value();
    out.from = tie.from.value;
    out.to = tie.to.value;
  }
  return family;
}

Points points_of(const CaseChart& chart) {
  Points points = domain::lay_out_family(family_of(chart));
  for (const NodePosition& moved : chart.positions.value) {
    const auto at = points.find(moved.node.value);
    if (at == points.end()) continue;
    at->second = {static_cast<double>(moved.x.value), static_cast<double>(moved.y.value)};
  }
  double left = 0;
  double top = 0;
  for (const auto& [id, at] : points) {
    left = std::min(left, at.x);
    top = std::min(top, at.y);
  }
  for (auto& [id, at] : points) at = {at.x - left + margin, at.y - top + margin};
  return points;
}

void line(Drawing& drawing, std::vector<print::DrawnPoint> points, bool dashed = false) {
  drawing.strokes.push_back({std::move(points), dashed, false, false});
}

std::vector<print::DrawnPoint> zigzag(const ChartPoint& a, const ChartPoint& b) {
  const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
  const int count = std::max(4, static_cast<int>(std::lround(length / 12)));
  const double across_x = -(b.y - a.y) / length;
  const double across_y = (b.x - a.x) / length;
  std::vector<print::DrawnPoint> points{{a.x, a.y}};
  for (int i = 1; i < count; ++i) {
    const double side = i % 2 == 0 ? 5 : -5;
    points.push_back({a.x + (b.x - a.x) * i / count + across_x * side,
                      a.y + (b.y - a.y) * i / count + across_y * side});
  }
  points.push_back({b.x, b.y});
  return points;
}

void draw_couple(Drawing& drawing, const FamilyTieView& tie, const ChartPoint& a,
                 const ChartPoint& b) {
  const double y = std::max(a.y, b.y);
  line(drawing, {{a.x, a.y}, {a.x, y}, {b.x, y}, {b.x, b.y}}, tie.kind == "partnership");
  if (!tie.end || *tie.end == "death") return;
  const double middle = (a.x + b.x) / 2;
  line(drawing, {{middle - 8, y + 8}, {middle, y - 8}});
  line(drawing, {{middle, y + 8}, {middle + 8, y - 8}});
}

void draw_child(Drawing& drawing, const std::vector<ChartPoint>& from, const ChartPoint& to,
                bool adopted) {
  const bool two = from.size() > 1;
  const ChartPoint& first = from.front();
  const ChartPoint& second = two ? from[1] : first;
  const double x = (first.x + second.x) / 2;
  const double y = two ? std::max(first.y, second.y) : first.y + half;
  const double bend = to.y - 45;
  if (two) line(drawing, {{first.x, y}, {second.x, y}}, adopted);
  line(drawing, {{x, y}, {x, bend}, {to.x, bend}, {to.x, to.y - half}}, adopted);
}

void draw_ties(Drawing& drawing, const CaseChart& chart, const Points& points) {
  struct Child {
    std::vector<ChartPoint> parents;
    bool adopted = false;
  };
  std::map<std::string, Child> children;
  for (const FamilyTieView& tie : chart.ties.value) {
    const auto a = points.find(tie.from.value);
    const auto b = points.find(tie.to.value);
    if (a == points.end() || b == points.end()) continue;
    const auto kind = domain::from_word<domain::TieKind>(domain::tie_kind_words, tie.kind).value();
    if (domain::is_couple(kind)) draw_couple(drawing, tie, a->second, b->second);
    if (domain::is_parenthood(kind)) {
      Child& child = children[tie.to.value];
      child.parents.push_back(a->second);
      child.adopted = child.adopted || kind != domain::TieKind::birth;
    }
    if (!domain::is_bond(kind)) continue;
    const bool rough = kind == domain::TieKind::opposed || kind == domain::TieKind::violent;
    if (rough) {
      line(drawing, zigzag(a->second, b->second));
    } else {
      line(drawing, {{a->second.x, a->second.y}, {b->second.x, b->second.y}}, true);
    }
    drawing.captions.push_back({tie.kind_label, (a->second.x + b->second.x) / 2,
                                (a->second.y + b->second.y) / 2 - 20, Face::text});
  }
  for (const auto& [id, child] : children)
    draw_child(drawing, child.parents, points.at(id), child.adopted);
}

void draw_shape(Drawing& drawing, const std::string& sex, const ChartPoint& at, double size) {
  if (sex == "female") {
    drawing.rings.push_back({at.x, at.y, size});
    return;
  }
  const double reach = sex == "male" ? size : size * 1.2;
  std::vector<print::DrawnPoint> points{{at.x - reach, at.y - reach},
                                        {at.x + reach, at.y - reach},
                                        {at.x + reach, at.y + reach},
                                        {at.x - reach, at.y + reach}};
  if (sex != "male")
    points = {
        {at.x, at.y - reach}, {at.x + reach, at.y}, {at.x, at.y + reach}, {at.x - reach, at.y}};
  drawing.shapes.push_back({std::move(points), false, true, true});
}

void draw_member(Drawing& drawing, const FamilyMemberView& member, const ChartPoint& at) {
  if (member.together == "yes" && !member.is_subject) {
    constexpr double frame = 30;
    drawing.strokes.push_back({{{at.x - frame, at.y - frame},
                                {at.x + frame, at.y - frame},
                                {at.x + frame, at.y + frame},
                                {at.x - frame, at.y + frame}},
                               true,
                               true,
                               false});
  }
  draw_shape(drawing, member.sex, at, half);
  if (member.is_subject) draw_shape(drawing, member.sex, at, half - 5);
  if (member.life == "dead") {
    drawing.crosses.push_back({{{at.x - half, at.y - half}, {at.x + half, at.y + half}}});
    drawing.crosses.push_back({{{at.x + half, at.y - half}, {at.x - half, at.y + half}}});
  }
  const auto say = [&](std::string words, double y, Face face) {
    if (!words.empty()) drawing.captions.push_back({std::move(words), at.x, y, face});
  };
  if (member.age) say(std::to_string(member.age->value), at.y - 8, Face::text);
  std::string name = member.name;
  if (name.empty()) name = member.hidden ? "非表示" : "氏名不明";
  say(std::move(name), at.y + half + 10, Face::name);
  say(member.is_subject ? "本人" : member.relation_label, at.y + half + 28, Face::text);
}

}  // namespace

Drawing genogram_of(const CaseChart& chart) {
  const Points points = points_of(chart);
  Drawing drawing;
  draw_ties(drawing, chart, points);
  for (const FamilyMemberView& member : chart.members.value) {
    const auto at = points.find(member.id.value);
    if (at == points.end()) continue;
    draw_member(drawing, member, at->second);
    drawing.width = std::max(drawing.width, at->second.x + margin);
    drawing.height = std::max(drawing.height, at->second.y + below);
  }
  return drawing;
}

}  // namespace kizuna::api
