#include "api/resources/exports.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "api/resources/case_reading.hpp"
#include "api/resources/contact_writing.hpp"
#include "api/resources/district_masks.hpp"
#include "api/resources/export_permits.hpp"
#include "api/resources/person_reading.hpp"
#include "api/tables/csv.hpp"
#include "api/tables/xlsx.hpp"
#include "domain/calendar/era.hpp"
#include "domain/intake/codes.hpp"
#include "domain/people/address_mask.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::label_of;
using tables::DataTable;
using tables::Value;

constexpr long long page = 200;
constexpr std::size_t rows_max = 5000;

/// A list on its way out: the table, what the log is told, and of how many people it speaks.
struct Outgoing {
  DataTable table;
  nlohmann::json listed = nlohmann::json::array();
  std::set<std::string> people;

  void add(std::string id, std::string person, std::vector<Value> row) {
    if (table.rows.size() == rows_max) {
      reject(ProblemCode::bad_request, "H-14", "5,000行を超えます。条件で絞ってください");
    }
    people.insert(std::move(person));
    listed.push_back(std::move(id));
    table.rows.push_back(std::move(row));
  }
};

std::string minute_text(domain::Instant at) {
  const std::string text =
      domain::to_rfc3339(std::chrono::floor<std::chrono::minutes>(at) + domain::jst_offset);
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

std::string account_of(Context& context, const std::string& id) {
  return persistence::account_name(context.db, context.center(), id);
}

Value date_of(const std::optional<domain::CivilDate>& date) {
  if (!date) return std::string();
  return *date;
}

std::string district_of(DistrictMasks& masks, const std::string& person, const std::string& code) {
  return masks.instead(person, code).value_or(std::string(label_of("district", code)));
}

std::string format_of(const Context& context) {
  return context.query("format").value_or("csv");
}

domain::Channel channel_of(const Context& context) {
  return format_of(context) == "xlsx" ? domain::Channel::xlsx : domain::Channel::csv;
}

Response file_response(Context& context, const std::vector<DataTable>& all, std::string name) {
  const std::string format = format_of(context);
  const domain::CivilDate today = domain::jst_date(context.now);
  Response response;
  name += "-" + domain::to_iso(today);
  if (format == "xlsx") {
    // The day and not the moment: the same data of one day gives the same bytes.
    response.body = tables::xlsx_of(all, domain::jst_midnight(today));
    name += ".xlsx";
    response.headers.emplace_back(
        "content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  } else {
    response.body = tables::csv_of(
        all, format == "machine" ? tables::CsvReader::machine : tables::CsvReader::person);
    name += ".csv";
    response.headers.emplace_back("content-type", "text/csv; charset=utf-8");
  }
  response.headers.emplace_back("content-disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

Response list_response(Context& context, std::string_view list, const Outgoing& out) {
  std::vector<std::pair<std::string, std::string>> conditions;
  for (const auto& condition : context.request.query) {
    if (condition.first != "format" && condition.first != "permit") conditions.push_back(condition);
  }
  const std::string question = export_question(list, std::move(conditions));
  context.log.after = audit::kj1::Object{{"question", question},
                                         {"format", format_of(context)},
                                         {"rows", out.table.rows.size()},
                                         {"people", out.people.size()}};
  context.log.detail = nlohmann::json{
      {"question", question},
      {"format", format_of(context)},
      {"rows", out.table.rows.size()},
      {"people", out.people.size()},
      {"permit", context.query("permit").value_or("")},
      {"listed",
       out.listed}}.dump();
  require_export_right(context, question, out.people.size());
  return file_response(context, {out.table}, std::string(list));
}

void add_contact(Context& context, const persistence::ContactRecord& record,
                 DistrictMasks& districts, Outgoing& out) {
  const auto& c = record.contact;
  const std::string district = district_of(districts, c.subject_person, c.district);
  // A condition would tell what the column hides.
  if (const auto asked = context.query("district");
      asked && district != label_of("district", *asked))
    return;
  // Somebody without a name is one person for each call.
  out.add(
      c.id, c.subject_person.empty() ? c.id : c.subject_person,
      {c.number, c.voided ? "取消" : "", minute_text(c.received_at.value()),
       std::string(label_of("direction", c.direction)), std::string(label_of("method", c.method)),
       std::string(label_of("caller", c.caller_type)), std::string(label_of("topic", c.topic_main)),
       std::string(label_of("outcome", c.outcome)), std::string(label_of("urgency", c.urgency)),
       std::string(label_of("abuse", c.abuse)), district, account_of(context, c.staff)});
}

std::string task_owner(Context& context, const persistence::TaskRecord& task) {
  if (task.owner_id) return account_of(context, *task.owner_id);
  return task.owner_post == "manager" ? "センター長" : "主任";
}

std::string_view state_of(const persistence::TaskRecord& task) {
  if (task.state == "done") return "完了";
  return task.state == "cancelled" ? "取消" : "未了";
}

/// "12" is a figure, "<5" is not.
Value figure(const std::string& text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos)
    return text;
  return std::stoll(text);
}

DataTable grid_of(const StatisticsTable& from, const std::string& period) {
  DataTable table{from.title + " " + period, {"区分"}, {}};
  for (const std::string& column : from.columns.value) table.columns.push_back(column);
  const auto add = [&](const StatisticsLine& line) {
    std::vector<Value> row{line.label};
    for (const std::string& cell : line.cells.value) row.push_back(figure(cell));
    if (line.total) row.push_back(figure(*line.total));
    table.rows.push_back(std::move(row));
  };
  bool totals = from.totals.has_value();
  for (const StatisticsLine& line : from.lines.value) {
    totals = totals || line.total.has_value();
    add(line);
  }
  if (from.totals) add(*from.totals);
  if (totals) table.columns.emplace_back("計");
  return table;
}

/// One figure a line, so that several tables fit into one file.
DataTable lines_of(const DataTable& grid) {
  DataTable table{grid.title, {"区分", "列", "値"}, {}};
  for (const auto& row : grid.rows) {
    for (std::size_t i = 1; i < row.size(); ++i)
      table.rows.push_back({row.front(), grid.columns.at(i), row[i]});
  }
  return table;
}

}  // namespace

Response export_contacts(Context& context) {
  Outgoing out;
  out.table = {"相談受付の一覧",
               {"受付番号", "取消", "受付日時", "受信・発信", "方法", "相談者区分", "主な内容",
                "対応結果", "緊急度", "虐待の疑い", "地区", "受付者"},
               {}};
  DistrictMasks districts(context, channel_of(context));
  const persistence::ContactFilter filter = contact_filter_of(context);
  std::optional<persistence::ContactCursor> after;
  while (true) {
    const auto found =
        persistence::list_contacts(context.db, context.center(), filter, after, page);
    for (const auto& row : found) {
      const auto access = persistence::contact_access(context.db, context.center(), row.id,
                                                      context.caller.account_id);
      const auto allowed =
          domain::decide(context.caller.subject(), Action::search_contacts, access.value().facts);
      if (!allowed) continue;
      const auto record = persistence::load_contact(context.db, *allowed, context.center(), row.id);
      add_contact(context, record.value(), districts, out);
    }
    if (static_cast<long long>(found.size()) < page) break;
    after = found.back();
  }
  return list_response(context, "contacts", out);
}

Response export_cases(Context& context) {
  Outgoing out;
  out.table = {"ケースの一覧",
               {"ケース番号", "状態", "状態の名前", "緊急度", "担当", "開いた日", "状態の始まり",
                "期限", "期限の理由", "期限切れ"},
               {}};
  const persistence::CaseFilter filter = case_filter_of(context);
  std::optional<persistence::CaseCursor> after;
  while (true) {
    const auto found = persistence::list_cases(context.db, context.center(), filter, after, page);
    for (const auto& row : found) {
      const auto access =
          persistence::case_access(context.db, context.center(), row.id, context.caller.account_id);
      const auto allowed =
          domain::decide(context.caller.subject(), Action::list_cases, access.value().facts);
      if (!allowed) continue;
      const auto record = persistence::load_case(context.db, *allowed, context.center(), row.id);
      const CaseLine line = line_of(context, {*allowed, record.value()});
      out.add(
          row.id, record->subject_id,
          {line.number, line.state, line.state_label,
           std::string(label_of("urgency", line.urgency)), line.owner_name.value_or(""),
           domain::jst_date(line.opened_at.value), line.state_since.value,
           date_of(record->state_due), line.due_why, std::string(line.overdue ? "期限切れ" : "")});
    }
    if (static_cast<long long>(found.size()) < page) break;
    after = found.back();
  }
  return list_response(context, "cases", out);
}

Response export_tasks(Context& context) {
  Outgoing out;
  out.table = {"予定の一覧", {"期日", "すること", "担当", "重要度", "状態", "理由"}, {}};
  const persistence::TaskFilter filter = task_filter_of(context);
  std::optional<persistence::TaskCursor> after;
  while (true) {
    const auto found = persistence::list_tasks(context.db, context.center(), filter, after, page);
    for (const auto& row : found) {
      const auto access = persistence::task_access(context.db, context.center(), row.id,
                                                   context.caller.account_id, context.caller.post);
      const auto allowed =
          domain::decide(context.caller.subject(), Action::read_tasks, access.value().facts);
      if (!allowed) continue;
      const auto task = persistence::load_task(context.db, *allowed, context.center(), row.id);
      const std::string severity = task->severity == "urgent" ? "至急"
                                   : task->severity == "high" ? "高"
                                                              : "ふつう";
      out.add(row.id, task->case_id ? *task->case_id : task->contact_id.value_or(row.id),
              {date_of(task->due_on), task->title, task_owner(context, *task), severity,
               std::string(state_of(*task)), task->close_reason});
    }
    if (static_cast<long long>(found.size()) < page) break;
    after = found.back();
  }
  return list_response(context, "tasks", out);
}

Response export_statistics(Context& context) {
  const bool exact =
      context.caller.role == domain::Role::auditor ||
      (context.caller.role == domain::Role::manager && context.caller.post == "manager");
  const StatisticsView view = statistics_view(context, !exact);
  const std::string period =
      domain::to_iso(view.first.value) + "から" + domain::to_iso(view.last.value);
  std::vector<DataTable> all;
  std::size_t rows = 0;
  for (const StatisticsTable& table : view.tables.value) {
    all.push_back(grid_of(table, period));
    rows += all.back().rows.size();
    if (format_of(context) != "xlsx") all.back() = lines_of(all.back());
  }
  context.log.after = audit::kj1::Object{
      {"table", view.table}, {"format", format_of(context)}, {"rows", rows}, {"exact", exact}};
  return file_response(context, all, view.table);
}

}  // namespace kizuna::api
