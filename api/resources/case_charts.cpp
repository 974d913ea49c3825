#include "api/resources/case_charts.hpp"

#include <nlohmann/json.hpp>

#include "api/resources/chart_writing.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

using persistence::Charted;
using persistence::ChartTrace;

/// The versions of one kind of rows as changes, with the names of who made them.
class Changes {
 public:
  explicit Changes(Context& context) : context_(context) {}

  template <class Row, class View>
  void tell(const ChartReading& reading, const std::vector<Charted<Row>>& rows,
            std::optional<View> ChartChange::*shown) {
    for (const Charted<Row>& row : rows) {
      const ChartTrace& trace = row.trace;
      add(trace.made_at, trace.made_by, trace.version == 1 ? "add" : "change", {}).*shown =
          reading.view_of(row);
      if (trace.end_reason.empty()) continue;
      // A reason may name whom the row hides.
      const std::string reason = reading.hides(row.row) ? std::string() : trace.end_reason;
      add(*trace.ended_at, trace.ended_by, "remove", reason).*shown = reading.view_of(row);
    }
  }

  /// Newest first.
  ChartHistory history() && {
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const ChartChange& one, const ChartChange& other) {
                       return one.at.value > other.at.value;
                     });
    ChartHistory history;
    history.changes.value = std::move(changes_);
    return history;
  }

 private:
  ChartChange& add(domain::Instant at, const std::string& by, std::string act, std::string reason) {
    auto [name, is_new] = names_.try_emplace(by);
    if (is_new) name->second = persistence::account_name(context_.db, context_.center(), by);
    ChartChange change;
    change.at.value = at;
    change.by = name->second;
    change.act = std::move(act);
    change.reason = std::move(reason);
    changes_.push_back(std::move(change));
    return changes_.back();
  }

  Context& context_;
  std::map<std::string, std::string> names_;
  std::vector<ChartChange> changes_;
};

}  // namespace

Response get_case_chart(Context& context) {
  const FoundCase found = find_case(context, context.id(), domain::Action::read_case);
  return chart_response(context, found);
}

Response get_case_chart_history(Context& context) {
  const FoundCase found = find_case(context, context.id(), domain::Action::read_case);
  ChartReading reading = read_chart(context, found);
  const auto all = persistence::load_chart_history(context.db, found.authorized, context.center(),
                                                   found.record.id);
  // Of whoever is gone, the last name counts.
  for (auto member = all.members.rbegin(); member != all.members.rend(); ++member)
    reading.look_up(member->row);
  Changes changes(context);
  changes.tell(reading, all.members, &ChartChange::member);
  changes.tell(reading, all.ties, &ChartChange::tie);
  changes.tell(reading, all.agencies, &ChartChange::agency);
  context.log.detail = nlohmann::json{{"persons", reading.persons_shown()}}.dump();
  return json_response(write_body(std::move(changes).history()));
}

Command set_chart_layout(Context& context) {
  const auto body = take(read_body<ChartLayout>(context.request.body));
  return [body, case_id = context.id()](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    require_version(ctx, reading.record().version);
    const CaseChart drawn = reading.chart();
    std::vector<domain::FieldError> errors;
    std::map<std::string, persistence::ChartPosition> places;
    for (std::size_t i = 0; i < body.positions.value.size(); ++i) {
      const auto& [node, x, y] = body.positions.value[i];
      const auto is_it = [&id = node.value](const auto& view) { return view.id.value == id; };
      const bool known = std::ranges::any_of(drawn.members.value, is_it) ||
                         std::ranges::any_of(drawn.agencies.value, is_it);
      if (!known || places.contains(node.value))
        errors.push_back({"/positions/" + std::to_string(i) + "/node", "unknown_reference",
                          "この図にいない人か、二度目の位置です。"});
      places[node.value] = {node.value, x.value, y.value};
    }
    refuse_faults(std::move(errors));
    begin_chart_change(ctx, found);
    std::vector<persistence::ChartPosition> rows;
    for (auto& [node, place] : places) rows.push_back(place);
    persistence::replace_positions(ctx.db, ctx.center(), case_id, rows);
    return chart_response(ctx, found);
  };
}

}  // namespace kizuna::api
