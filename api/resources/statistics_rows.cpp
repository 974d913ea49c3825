#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "api/resources/statistics.hpp"
#include "api/resources/statistics_question.hpp"
#include "persistence/case_store.hpp"
#include "persistence/contact_store.hpp"
#include "persistence/statistics_store.hpp"

namespace kizuna::api {
namespace {

using namespace domain::intake;
using domain::Action;
using domain::ProblemCode;

constexpr std::size_t units_of_a_page = 500;

/// What the figure counts one by one: a matter or a contact.
struct Unit {
  std::string case_id;                ///< a matter that is a case
  std::vector<std::string> contacts;  ///< else its contacts of the period
};

struct Asked {
  const StatisticsInput& input;
  Period period;
  std::optional<Split> split;
  std::string line;
  std::string column;
};

std::vector<Unit> each_contact(const std::vector<std::string>& contacts) {
  std::vector<Unit> units;
  for (const std::string& contact : contacts) units.push_back({{}, {contact}});
  return units;
}

std::vector<Unit> counted_by(const Asked& asked, Split rows) {
  return each_contact(asked.split ? contacts_behind(asked.input, asked.period, rows, asked.line,
                                                    *asked.split, asked.column)
                                  : contacts_behind(asked.input, asked.period, rows, asked.line));
}

Unit unit_of(const MatterKey& key, const std::vector<std::string>& contacts) {
  return key.kind == MatterKind::case_ ? Unit{key.id, {}} : Unit{{}, contacts};
}

[[noreturn]] void no_such_figure() {
  reject(ProblemCode::bad_request, "H-14", "この表にその数字はありません");
}

/// The period of a line of ST-1: a month, or the whole.
Period period_of_line(const Asked& asked) {
  const auto first = domain::parse_iso_date(asked.line + "-01");
  if (!first) return asked.period;
  const Period month = month_period(first->year() / first->month());
  return {std::max(month.first, asked.period.first), std::min(month.last, asked.period.last)};
}

std::vector<Unit> behind_overview(const Asked& asked) {
  const bool contacts = asked.column == "延べ";
  const bool all = asked.column == "実";
  const auto wanted = asked.column == "新規"   ? MatterClass::first
                      : asked.column == "再開" ? MatterClass::reopened
                                               : MatterClass::continued;
  if (!contacts && !all && wanted == MatterClass::continued && asked.column != "継続")
    no_such_figure();
  std::vector<Unit> units;
  for (const Matter& matter : matters_in(asked.input, period_of_line(asked))) {
    if (contacts) {
      for (Unit& unit : each_contact(matter.contacts)) units.push_back(std::move(unit));
    } else if (all || matter.type == wanted) {
      units.push_back(unit_of(matter.key, matter.contacts));
    }
  }
  return units;
}

std::vector<Unit> behind_abuse(const Asked& asked, std::size_t sheet) {
  const auto matters = urgency_and_abuse_matters(asked.input, asked.period);
  struct Column {
    std::size_t sheet;
    std::string_view label;
    const std::vector<MatterKey>& keys;
  };
  const Column columns[] = {
      {0, "即日", matters.same_day},
      {0, "3日以内", matters.three_days},
      {1, "疑い", matters.suspected},
      {1, "通報済み", matters.reported},
      {1, "認定", matters.confirmed},
      {1, "認定なし", matters.not_confirmed},
      {1, "不明", matters.unknown},
      {2, "対象", matters.reports_due},
      {2, "当日中の通報", matters.reported_in_time},
  };
  std::map<MatterKey, std::vector<std::string>> contacts;
  for (Matter& matter : matters_in(asked.input, asked.period))
    contacts[matter.key] = std::move(matter.contacts);
  for (const Column& column : columns) {
    if (column.sheet != sheet || column.label != asked.column) continue;
    std::vector<Unit> units;
    for (const MatterKey& key : column.keys) units.push_back(unit_of(key, contacts[key]));
    return units;
  }
  no_such_figure();
}

std::vector<Unit> behind(std::string_view table, std::size_t sheet, const Asked& asked) {
  if (table == "ST-8") return behind_abuse(asked, sheet);
  if (table == "ST-1" && sheet == 0) return behind_overview(asked);
  if (table == "ST-1" && sheet == 1 && asked.split && *asked.split != Split::month)
    return each_contact(contacts_behind(asked.input, asked.period, *asked.split, asked.line));
  if (table == "ST-2" && sheet == 0) return counted_by(asked, Split::method);
  if (table == "ST-3" && sheet == 0) return counted_by(asked, Split::caller_group);
  if (table == "ST-4" && sheet == 0) return counted_by(asked, Split::topic_main);
  if (table == "ST-4" && sheet == 1) return counted_by(asked, Split::topic_all);
  no_such_figure();
}

/// A label that the printed table does not have would find nothing, or everything.
void check_place(const StatisticsKind& kind, std::size_t sheet, const Asked& asked) {
  const auto tables = kind.make(asked.input, {asked.period, asked.split, false});
  if (sheet >= tables.size()) no_such_figure();
  const auto& lines = tables[sheet].lines.value;
  const auto& columns = tables[sheet].columns.value;
  const bool line_is_there =
      asked.line.empty() || std::any_of(lines.begin(), lines.end(), [&](const StatisticsLine& one) {
        return one.label == asked.line;
      });
  const bool column_is_there = asked.column.empty() || std::find(columns.begin(), columns.end(),
                                                                 asked.column) != columns.end();
  if (!line_is_there || !column_is_there) no_such_figure();
}

/// Opens what the caller may see of the units, one by one.
class Rows {
 public:
  Rows(Context& context, const StatisticsInput& input) : context_(context) {
    for (const ContactRow& row : input.contacts) {
      by_contact_.emplace(row.contact, &row);
      if (row.masked && !row.case_id.empty()) masked_cases_.insert(row.case_id);
    }
  }

  std::vector<StatisticsRow> of(const Unit& unit) const {
    std::vector<StatisticsRow> rows;
    if (!unit.case_id.empty()) add_case(unit.case_id, rows);
    for (const std::string& contact : unit.contacts) add_contact(contact, rows);
    return rows;
  }

 private:
  std::optional<domain::Authorized> case_seen(const std::string& id) const {
    const auto access =
        persistence::case_access(context_.db, context_.center(), id, context_.caller.account_id);
    if (!access) return std::nullopt;
    const auto allowed =
        domain::decide(context_.caller.subject(), Action::list_cases, access->facts);
    // M-6, R-31: under a mask the list is for the case team and MANAGER.
    const bool named = access->facts.subject_is_named ||
                       access->facts.owner_id == context_.caller.account_id ||
                       context_.caller.subject().is_manager;
    if (!allowed || (masked_cases_.contains(id) && !named)) return std::nullopt;
    return *allowed;
  }

  void add_case(const std::string& id, std::vector<StatisticsRow>& rows) const {
    const auto allowed = case_seen(id);
    if (!allowed) return;
    const auto record = persistence::load_case(context_.db, *allowed, context_.center(), id);
    rows.push_back({"case", {id}, record.value().number, {}, 0});
  }

  void add_contact(const std::string& id, std::vector<StatisticsRow>& rows) const {
    const ContactRow& counted = *by_contact_.at(id);
    if (counted.masked && (counted.case_id.empty() || !case_seen(counted.case_id))) return;
    const auto access =
        persistence::contact_access(context_.db, context_.center(), id, context_.caller.account_id);
    const auto allowed =
        domain::decide(context_.caller.subject(), Action::search_contacts, access.value().facts);
    if (!allowed) return;
    auto record = persistence::load_contact(context_.db, *allowed, context_.center(), id);
    rows.push_back(
        {"contact", {id}, record.value().contact.number, InstantText{counted.received_at}, 0});
  }

  Context& context_;
  std::map<std::string, const ContactRow*> by_contact_;
  std::set<std::string> masked_cases_;
};

}  // namespace

Response get_statistics_rows(Context& context) {
  const StatisticsKind& kind = kind_of(context);
  const Period period = period_of(context);
  const auto input = persistence::load_statistics(context.db, context.center(), period.last);
  const Asked asked{input, period, split_of(context), context.query("line").value_or(""),
                    context.query("column").value_or("")};
  if (asked.split && !kind.can_be_split)
    reject(ProblemCode::bad_request, "H-14", "この表は分けて集計できません");
  const std::size_t sheet = std::stoul(context.query("sheet").value_or("0"));
  check_place(kind, sheet, asked);
  const std::vector<Unit> units = behind(kind.name, sheet, asked);

  const std::size_t first = std::stoul(context.query("offset").value_or("0"));
  const std::size_t end = std::min(units.size(), first + units_of_a_page);
  const Rows opened(context, input);
  StatisticsRows answer;
  answer.table = kind.name;
  answer.figure = static_cast<std::int64_t>(units.size());
  nlohmann::json listed = nlohmann::json::array();
  for (std::size_t at = first; at < end; ++at) {
    const auto rows = opened.of(units[at]);
    if (rows.empty()) ++answer.concealed;
    for (StatisticsRow row : rows) {
      row.unit = static_cast<std::int64_t>(at);
      listed.push_back(row.id.value);
      answer.rows.value.push_back(std::move(row));
    }
  }
  if (answer.concealed > 0) answer.concealed_label = "秘匿";
  context.log.detail =
      nlohmann::json{{"asked", context.request.query}, {"listed", std::move(listed)}}.dump();
  Response response = json_response(write_body(answer));
  if (end < units.size()) {
    std::string link = "<" + context.request.target;
    const std::size_t old = link.find("&offset=");
    if (old != std::string::npos) link.erase(old, link.find('&', old + 1) - old);
    link += (link.find('?') == std::string::npos ? "?offset=" : "&offset=") + std::to_string(end);
    response.headers.emplace_back("link", link + ">; rel=\"next\"");
  }
  return response;
}

Response get_frozen_month(Context& context) {
  const StatisticsKind& kind = kind_of(context);
  const auto month = context.query("month");
  if (!month) reject(ProblemCode::bad_request, "H-14", "月を指定してください");
  const auto first = domain::parse_iso_date(*month + "-01").value();
  const Period period = month_period(first.year() / first.month());
  const auto tables =
      kind.make(persistence::load_statistics(context.db, context.center(), period.last),
                {period, std::nullopt, false});
  const auto current = figures_of(tables);
  FrozenMonth answer;
  answer.table = kind.name;
  answer.month = *month;
  answer.freezes_at.value = month_freezes_at(first.year() / first.month());
  answer.is_frozen = context.now >= answer.freezes_at.value;
  // Nothing has changed since the moment of freezing while nothing is kept.
  const bool kept = persistence::is_frozen(context.db, context.center(), *month);
  auto frozen =
      kept ? persistence::frozen_figures(context.db, context.center(), *month, kind.name) : current;
  for (const auto& [place, now] : current) {
    const auto& [sheet, line, column] = place;
    FrozenFigure figure{tables[static_cast<std::size_t>(sheet)].title, line, column, {}, {}, now};
    if (answer.is_frozen) {
      figure.frozen = frozen[place];
      figure.adjustment = now - *figure.frozen;
    }
    answer.figures.value.push_back(std::move(figure));
  }
  context.log.detail = nlohmann::json{{"table", kind.name}, {"month", *month}}.dump();
  return json_response(write_body(answer));
}

}  // namespace kizuna::api
