#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "api/resources/audit_entry_view.hpp"
#include "api/resources/audit_examination.hpp"
#include "persistence/case_store.hpp"
#include "persistence/oversight_store.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::EntryFilter;
using persistence::FoundEntry;

constexpr std::size_t lines_max = 1000;
constexpr int days_max = 366;
constexpr long long accounts_max = 200;

/// What the question is about, by the ids that entries carry.
struct Asked {
  std::vector<std::string> cases;
  std::optional<std::string> person;
  persistence::ActedOn object;
};

Asked asked_for(Context& context, const AccessQuestion& question) {
  if (question.case_number.has_value() == question.person.has_value()) {
    reject(
        ProblemCode::invalid_fields, "AUD-report", {},
        {{"/case_number", "required", "ケース番号か、記録にある人の番号の一方を入れてください。"}});
  }
  if (question.case_number) {
    const auto tie =
        persistence::case_of_number(context.db, context.center(), question.case_number->value);
    if (!tie) {
      reject(ProblemCode::invalid_fields, "AUD-report", {},
             {{"/case_number", "absent", "このケース番号の記録は見つかりません。"}});
    }
    return {{tie->case_id}, tie->subject_id, {"case", tie->case_id, std::nullopt}};
  }
  Asked asked{{}, question.person->value, {"person", question.person->value, std::nullopt}};
  for (const auto& one :
       persistence::cases_of_subject(context.db, context.center(), question.person->value)) {
    asked.cases.push_back(one.id);
  }
  return asked;
}

EntryFilter filter_of(const AccessQuestion& question) {
  const domain::CivilDate first = question.first.value;
  const domain::CivilDate last = question.last.value;
  const int days = domain::days_between(first, last);
  if (days < 0 || days > days_max) {
    reject(ProblemCode::invalid_fields, "AUD-report", {},
           {{"/last", "range", "期間は初日から1年以内にしてください。"}});
  }
  EntryFilter filter;
  filter.from = domain::jst_midnight(first);
  filter.until = domain::jst_midnight(domain::add_days(last, 1));
  return filter;
}

/// Newest first, each once.
std::vector<AuditEntry> entries_about(Context& context, const Asked& asked,
                                      const EntryFilter& period) {
  std::vector<EntryFilter> filters;
  for (const std::string& id : asked.cases) {
    filters.push_back(period);
    filters.back().case_id = id;
  }
  if (asked.person) {
    filters.push_back(period);
    filters.back().object_id = asked.person;
  }
  std::map<std::pair<long long, std::uint64_t>, AuditEntry> found;
  for (const EntryFilter& filter : filters) {
    for (const FoundEntry& entry :
         persistence::find_entries(context.db, context.center(), filter, std::nullopt, lines_max)) {
      AuditEntry view = view_of(entry);
      const bool fits = !filter.object_id || (view.object && view.object->id == *filter.object_id);
      if (fits) found.emplace(std::pair(-entry.mark.ordinal, ~entry.mark.seq), std::move(view));
    }
  }
  std::vector<AuditEntry> entries;
  for (auto& [place, entry] : found) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace

Command report_access(Context& context) {
  const auto question = take(read_body<AccessQuestion>(context.request.body));
  const Asked asked = asked_for(context, question);
  std::map<std::string, std::string> names;
  for (const auto& account :
       persistence::list_accounts(context.db, context.center(), "", accounts_max)) {
    names.emplace(account.id, account.display_name);
  }
  AccessReport report;
  std::vector<AuditEntry> entries = entries_about(context, asked, filter_of(question));
  report.count = static_cast<std::int64_t>(entries.size());
  for (AuditEntry& entry : entries) {
    if (report.lines.value.size() == lines_max) break;
    AccessReportLine line{std::move(entry), std::nullopt};
    const auto name = line.entry.actor ? names.find(line.entry.actor->id) : names.end();
    if (name != names.end()) line.actor_name = name->second;
    report.lines.value.push_back(std::move(line));
  }
  const std::string detail = nlohmann::json{{"reason", question.reason.value},
                                            {"first", domain::to_iso(question.first.value)},
                                            {"last", domain::to_iso(question.last.value)}}
                                 .dump();
  return [text = write_body(report), asked, detail](Context& on_writer) {
    on_writer.log.object = asked.object;
    if (asked.object.type == "case") on_writer.log.case_id = asked.object.id;
    on_writer.log.purpose = "audit";
    on_writer.log.detail = detail;
    return json_response(text);
  };
}

}  // namespace kizuna::api
