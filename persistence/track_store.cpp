#include "persistence/track_store.hpp"

#include <stdexcept>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::CivilDate;
using domain::intake::TrackKind;
using domain::intake::TrackState;
using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_head = R"sql(
  select t.case_id, t.version, t.restricted,
    (select count(*) from track_member m where m.center_id = t.center_id and m.track_id = t.id
       and m.account_id = :viewer and m.until is null)
  from track t where t.center_id = :center and t.id = :id)sql";
constexpr std::string_view select_row = R"sql(
  select version, case_id, kind, state, opened_on, opened_by, state_since, waiting_for,
    waiting_since, follow_up_on, task_id, ended_on, created_at, updated_at
  from track where center_id = :center and id = :id)sql";
constexpr std::string_view select_ids = R"sql(
  select id from track where center_id = :center and case_id = :case
  order by case when ended_on is null then 0 else 1 end, opened_on, id)sql";
constexpr std::string_view insert_row = R"sql(
  insert into track (center_id, id, version, case_id, kind, state, restricted, opened_on,
    opened_by, state_since, waiting_for, waiting_since, follow_up_on, task_id, created_at,
    updated_at)
  values (:center, :id, 1, :case, :kind, :state, :restricted, :opened_on, :opened_by, :since,
    :waiting_for, :waiting_since, :follow_up_on, :task, :created_at, :updated_at))sql";
constexpr std::string_view update_row = R"sql(
  update track set version = version + 1, state = :state, state_since = :since,
    waiting_for = :waiting_for, waiting_since = :waiting_since, follow_up_on = :follow_up_on,
    task_id = :task, ended_on = :ended_on, updated_at = :updated_at
  where center_id = :center and id = :id and version = :version and state = :expected
    and ended_on is null)sql";
constexpr std::string_view select_named = R"sql(
  select account_id from track_member
  where center_id = :center and track_id = :id and until is null order by since, account_id)sql";
constexpr std::string_view insert_member = R"sql(
  insert into track_member (center_id, track_id, account_id, since)
  values (:center, :id, :account, :now))sql";
constexpr std::string_view end_member = R"sql(
  update track_member set until = :now where center_id = :center and track_id = :id
    and account_id = :account and until is null)sql";

MaybeText date_text(const std::optional<CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::optional<CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

std::string stored(TrackKind kind, TrackState state) {
  return std::string(domain::intake::find_state(kind, state)->code);
}

TrackState state_from(TrackKind kind, std::string_view code) {
  const auto* row = domain::intake::find_state(kind, code);
  if (row == nullptr) throw std::logic_error("a track in a state that does not exist");
  return row->state;
}

/// What both inserting and updating write.
std::vector<Param> params_of(std::string_view center_id, const TrackRecord& record) {
  return {{"center", center_id},
          {"id", record.id},
          {"state", stored(record.kind, record.state)},
          {"since", domain::to_iso(record.state_since)},
          {"waiting_for", record.waiting_for},
          {"waiting_since", date_text(record.waiting_since)},
          {"follow_up_on", date_text(record.follow_up_on)},
          {"task", record.task_id},
          {"updated_at", to_stored(record.updated_at)}};
}

}  // namespace

std::optional<TrackHead> track_head(Session& session, std::string_view center_id,
                                    std::string_view track_id, std::string_view viewer_id) {
  auto row = session.row<Text, long long, bool, long long>(
      select_head, {{"center", center_id}, {"id", track_id}, {"viewer", viewer_id}});
  if (!row) return std::nullopt;
  auto& [case_id, version, restricted, named] = *row;
  return TrackHead{std::move(case_id), version, restricted, named > 0};
}

TrackRecord load_track(Session& session, const domain::Authorized&, std::string_view center_id,
                       std::string_view track_id) {
  auto row = session.row<long long, Text, Text, Text, Text, Text, Text, Text, MaybeText, MaybeText,
                         MaybeText, MaybeText, long long, long long>(
      select_row, {{"center", center_id}, {"id", track_id}});
  auto& [version, case_id, kind, state, opened_on, opened_by, since, waiting_for, waiting_since,
         follow_up_on, task, ended_on, created_at, updated_at] = row.value();
  TrackRecord record;
  record.id = track_id;
  record.version = version;
  record.case_id = std::move(case_id);
  record.kind = domain::intake::parse_track(kind).value();
  record.state = state_from(record.kind, state);
  record.opened_on = domain::parse_iso_date(opened_on).value();
  record.opened_by = std::move(opened_by);
  record.state_since = domain::parse_iso_date(since).value();
  record.waiting_for = std::move(waiting_for);
  record.waiting_since = date_of(waiting_since);
  record.follow_up_on = date_of(follow_up_on);
  record.task_id = std::move(task);
  record.ended_on = date_of(ended_on);
  record.created_at = from_stored(created_at);
  record.updated_at = from_stored(updated_at);
  return record;
}

std::vector<TrackRecord> tracks_of_case(Session& session, const domain::Authorized& authorized,
                                        std::string_view center_id, std::string_view case_id) {
  std::vector<TrackRecord> all;
  for (auto& [id] : session.rows<Text>(select_ids, {{"center", center_id}, {"case", case_id}}))
    all.push_back(load_track(session, authorized, center_id, id));
  return all;
}

void insert_track(Session& writer, std::string_view center_id, const TrackRecord& record) {
  auto params = params_of(center_id, record);
  params.push_back({"case", record.case_id});
  params.push_back({"kind", domain::intake::code_of(record.kind)});
  params.push_back({"restricted", domain::intake::is_restricted(record.kind)});
  params.push_back({"opened_on", domain::to_iso(record.opened_on)});
  params.push_back({"opened_by", record.opened_by});
  params.push_back({"created_at", to_stored(record.created_at)});
  writer.execute(insert_row, params);
}

bool update_track(Session& writer, std::string_view center_id, const TrackRecord& record,
                  TrackState expected) {
  auto params = params_of(center_id, record);
  params.push_back({"version", record.version});
  params.push_back({"expected", stored(record.kind, expected)});
  params.push_back({"ended_on", date_text(record.ended_on)});
  return writer.execute(update_row, params) == 1;
}

std::vector<std::string> named_on_track(Session& session, std::string_view center_id,
                                        std::string_view track_id) {
  std::vector<std::string> all;
  for (auto& [account] :
       session.rows<Text>(select_named, {{"center", center_id}, {"id", track_id}}))
    all.push_back(std::move(account));
  return all;
}

void name_on_track(Session& writer, std::string_view center_id, std::string_view track_id,
                   std::string_view account_id, domain::Instant now) {
  writer.execute(
      insert_member,
      {{"center", center_id}, {"id", track_id}, {"account", account_id}, {"now", to_stored(now)}});
}

void unname_on_track(Session& writer, std::string_view center_id, std::string_view track_id,
                     std::string_view account_id, domain::Instant now) {
  writer.execute(
      end_member,
      {{"center", center_id}, {"id", track_id}, {"account", account_id}, {"now", to_stored(now)}});
}

}  // namespace kizuna::persistence
