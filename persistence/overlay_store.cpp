#include "persistence/overlay_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_overlays = R"sql(
  select id, kind, status, since, reported_at, safety_confirmed_at, fact_on, source
  from case_overlay
  where center_id = :center and case_id = :case and ended_at is null order by since)sql";
constexpr std::string_view insert_row = R"sql(
  insert into case_overlay (center_id, id, version, case_id, kind, status, since, started_by,
    manager_told_at, fact_on, source, end_reason)
  values (:center, :id, 1, :case, :kind, :status, :since, :by, :since, :fact_on, :source,
    ''))sql";
constexpr std::string_view end_row = R"sql(
  update case_overlay set version = version + 1, ended_at = :now, ended_by = :by,
    end_reason = :reason
  where center_id = :center and case_id = :case and kind = :kind and ended_at is null)sql";
constexpr std::string_view report_row = R"sql(
  update case_overlay set version = version + 1, status = '2', reported_at = :at,
    reported_by = :by
  where center_id = :center and case_id = :case and kind = 'abuse' and ended_at is null
    and status in ('1', '2') and reported_at is null)sql";
constexpr std::string_view confirm_safety = R"sql(
  update case_overlay set version = version + 1, safety_confirmed_at = :at,
    safety_confirmed_by = :by, safety_how = :how
  where center_id = :center and case_id = :case and kind = 'abuse' and ended_at is null
    and reported_at is not null and safety_confirmed_at is null)sql";
constexpr std::string_view insert_following = R"sql(
  insert into case_overlay (center_id, id, version, case_id, kind, status, since, started_by,
    manager_told_at, reported_at, reported_by, safety_confirmed_at, safety_confirmed_by,
    safety_how, fact_on, source, end_reason)
  select center_id, :id, 1, case_id, kind, :status, :at, :by, manager_told_at, reported_at,
    reported_by, safety_confirmed_at, safety_confirmed_by, safety_how, fact_on, source, ''
  from case_overlay where center_id = :center and id = :before)sql";
constexpr std::string_view select_running = R"sql(
  select case_id from case_overlay
  where center_id = :center and kind = 'abuse' and ended_at is null and status in ('1', '2')
    and safety_confirmed_at is null
  order by since, id)sql";
constexpr std::string_view select_managers = R"sql(
  select a.id, case when a.post = 'manager' then 1 else 0 end from account a
    join account_role r on r.center_id = a.center_id and r.account_id = a.id
  where a.center_id = :center and a.status = 'active' and r.role = 'manager'
  order by a.id)sql";

}  // namespace

std::vector<OverlayRecord> case_overlays(Session& session, const domain::Authorized&,
                                         std::string_view center_id, std::string_view case_id) {
  std::vector<OverlayRecord> out;
  for (auto& [id, kind, status, since, reported, safe, fact_on, source] :
       session.rows<Text, Text, Text, long long, MaybeInt, MaybeInt, MaybeText, Text>(
           select_overlays, {{"center", center_id}, {"case", case_id}})) {
    out.push_back({std::move(id),
                   std::move(kind),
                   std::move(status),
                   from_stored(since),
                   {},
                   {},
                   std::move(fact_on),
                   std::move(source)});
    if (reported) out.back().reported_at = from_stored(*reported);
    if (safe) out.back().safety_confirmed_at = from_stored(*safe);
  }
  return out;
}

void insert_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                    const OverlayRecord& overlay, std::string_view by) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", overlay.id},
                              {"case", case_id},
                              {"kind", overlay.kind},
                              {"status", overlay.status},
                              {"since", to_stored(overlay.since)},
                              {"by", by},
                              {"fact_on", overlay.fact_on},
                              {"source", overlay.source}});
}

bool end_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                 std::string_view kind, std::string_view reason, std::string_view by,
                 domain::Instant now) {
  return writer.execute_one(end_row, {{"center", center_id},
                                      {"case", case_id},
                                      {"kind", kind},
                                      {"reason", reason},
                                      {"by", by},
                                      {"now", to_stored(now)}});
}

bool mark_reported(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant reported_at, std::string_view by) {
  return writer.execute_one(
      report_row,
      {{"center", center_id}, {"case", case_id}, {"at", to_stored(reported_at)}, {"by", by}});
}

bool mark_safe(Session& writer, std::string_view center_id, std::string_view case_id,
               domain::Instant confirmed_at, std::string_view how, std::string_view by) {
  return writer.execute_one(confirm_safety, {{"center", center_id},
                                             {"case", case_id},
                                             {"at", to_stored(confirmed_at)},
                                             {"how", how},
                                             {"by", by}});
}

void follow_abuse_status(Session& writer, std::string_view center_id, std::string_view case_id,
                         const OverlayRecord& before, std::string_view new_id,
                         std::string_view status, domain::Instant at, std::string_view by) {
  end_overlay(writer, center_id, case_id, "abuse", "status", by, at);
  writer.execute(insert_following, {{"center", center_id},
                                    {"id", new_id},
                                    {"before", before.id},
                                    {"status", status},
                                    {"at", to_stored(at)},
                                    {"by", by}});
}

std::vector<std::string> cases_with_running_clock(Session& session, std::string_view center_id) {
  std::vector<std::string> ids;
  for (auto& [id] : session.rows<Text>(select_running, {{"center", center_id}}))
    ids.push_back(std::move(id));
  return ids;
}

std::vector<std::string> responsible_managers(Session& session, std::string_view center_id) {
  std::vector<std::string> all;
  std::vector<std::string> holders;
  for (auto& [id, holds_post] :
       session.rows<Text, bool>(select_managers, {{"center", center_id}})) {
    if (holds_post) holders.push_back(id);
    all.push_back(std::move(id));
  }
  return holders.empty() ? all : holders;
}

}  // namespace kizuna::persistence
