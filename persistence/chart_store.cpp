#include "persistence/chart_store.hpp"

#include <algorithm>

#include "domain/people/person_words.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::FamilyMember;
using domain::FamilyTie;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_version = R"sql(
  select version from case_chart where center_id = :center and case_id = :case)sql";
constexpr std::string_view insert_chart = R"sql(
  insert into case_chart (center_id, case_id, version, updated_at)
  values (:center, :case, 2, :now))sql";
constexpr std::string_view update_chart = R"sql(
  update case_chart set version = version + 1, updated_at = :now
  where center_id = :center and case_id = :case)sql";

constexpr std::string_view select_members = R"sql(
  select id, person_id, name, kana, sex, birth, life, died_on, together, relation, roles, note,
    source, as_of, version, ordinal, made_at, made_by, ended_at, ended_by, end_reason
  from family_member where center_id = :center and case_id = :case
    and (ended_at is null or cast(:all as bigint) = 1)
  order by ordinal, id, version)sql";
constexpr std::string_view insert_member = R"sql(
  insert into family_member (center_id, id, version, ordinal, case_id, person_id, name, kana, sex, birth,
    life, died_on, together, relation, roles, note, source, as_of, made_at, made_by, end_reason)
  values (:center, :id, :version,
    case when cast(:ordinal as bigint) > 0 then cast(:ordinal as bigint) else
      (select coalesce(max(o.ordinal), 0) + 1 from family_member o
       where o.center_id = :center and o.case_id = :case) end, :case, :person, :name, :kana, :sex, :birth, :life, :died_on,
    :together, :relation, :roles, :note, :source, :as_of, :at, :by, ''))sql";
constexpr std::string_view end_member = R"sql(
  update family_member set ended_at = :now, ended_by = :by, end_reason = :reason
  where center_id = :center and id = :id and version = :version and ended_at is null)sql";

constexpr std::string_view count_kin = R"sql(
  select count(*) from family_member where center_id = :center and case_id = :case
    and id <> :case and ended_at is null)sql";

constexpr std::string_view select_ties = R"sql(
  select id, kind, from_member, to_member, since, until_date, tie_end, affinity_ended_on, note,
    source, as_of, version, ordinal, made_at, made_by, ended_at, ended_by, end_reason
  from family_tie where center_id = :center and case_id = :case
    and (ended_at is null or cast(:all as bigint) = 1)
  order by ordinal, id, version)sql";
constexpr std::string_view insert_tie = R"sql(
  insert into family_tie (center_id, id, version, ordinal, case_id, kind, from_member, to_member, since,
    until_date, tie_end, affinity_ended_on, note, source, as_of, made_at, made_by, end_reason)
  values (:center, :id, :version,
    case when cast(:ordinal as bigint) > 0 then cast(:ordinal as bigint) else
      (select coalesce(max(o.ordinal), 0) + 1 from family_tie o
       where o.center_id = :center and o.case_id = :case) end, :case, :kind, :from, :to, :since, :until, :end, :affinity, :note,
    :source, :as_of, :at, :by, ''))sql";
constexpr std::string_view end_tie = R"sql(
  update family_tie set ended_at = :now, ended_by = :by, end_reason = :reason
  where center_id = :center and id = :id and version = :version and ended_at is null)sql";

constexpr std::string_view select_agencies = R"sql(
  select id, name, kind, strength, direction, contact_person, since, note, source, as_of, version,
    ordinal, made_at, made_by, ended_at, ended_by, end_reason
  from support_agency where center_id = :center and case_id = :case
    and (ended_at is null or cast(:all as bigint) = 1)
  order by ordinal, id, version)sql";
constexpr std::string_view insert_agency = R"sql(
  insert into support_agency (center_id, id, version, ordinal, case_id, name, kind, strength, direction,
    contact_person, since, note, source, as_of, made_at, made_by, end_reason)
  values (:center, :id, :version,
    case when cast(:ordinal as bigint) > 0 then cast(:ordinal as bigint) else
      (select coalesce(max(o.ordinal), 0) + 1 from support_agency o
       where o.center_id = :center and o.case_id = :case) end, :case, :name, :kind, :strength, :direction, :contact, :since,
    :note, :source, :as_of, :at, :by, ''))sql";
constexpr std::string_view end_agency = R"sql(
  update support_agency set ended_at = :now, ended_by = :by, end_reason = :reason
  where center_id = :center and id = :id and version = :version and ended_at is null)sql";

constexpr std::string_view select_positions = R"sql(
  select node_id, x, y from chart_position where center_id = :center and case_id = :case
  order by node_id)sql";
constexpr std::string_view delete_positions = R"sql(
  delete from chart_position where center_id = :center and case_id = :case)sql";
constexpr std::string_view insert_position = R"sql(
  insert into chart_position (center_id, case_id, node_id, x, y)
  values (:center, :case, :node, :x, :y))sql";

std::optional<domain::CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

MaybeText text_of(const std::optional<domain::CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ",") + code;
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> codes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    codes.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return codes;
}

ChartTrace trace_of(long long version, long long ordinal, long long made_at, Text made_by,
                    const MaybeInt& ended_at, const MaybeText& ended_by, Text reason) {
  return {version,
          ordinal,
          from_stored(made_at),
          std::move(made_by),
          ended_at ? std::optional(from_stored(*ended_at)) : std::nullopt,
          ended_by.value_or(""),
          std::move(reason)};
}

void read_members(Session& session, const std::vector<Param>& which, ChartRecord& chart) {
  for (auto& [id, person, name, kana, sex, birth, life, died_on, together, relation, roles, note,
              source, as_of, version, ordinal, made_at, made_by, ended_at, ended_by, reason] :
       session
           .rows<Text, MaybeText, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                 MaybeText, long long, long long, long long, Text, MaybeInt, MaybeText, Text>(
               select_members, which)) {
    FamilyMember member;
    member.id = id;
    member.person_id = person;
    member.name = name;
    member.kana = kana;
    member.sex = domain::from_word<domain::Sex>(domain::sex_words, sex).value();
    member.birth = birth;
    member.life = domain::from_word<domain::LifeState>(domain::life_state_words, life).value();
    member.died_on = died_on;
    member.together = domain::from_word<domain::Together>(domain::together_words, together).value();
    member.relation = relation;
    member.roles = split(roles);
    member.note = note;
    member.source = source;
    member.as_of = date_of(as_of);
    chart.members.push_back({std::move(member), trace_of(version, ordinal, made_at, made_by,
                                                         ended_at, ended_by, reason)});
  }
}

void read_ties(Session& session, const std::vector<Param>& which, ChartRecord& chart) {
  for (auto& [id, kind, from, to, since, until, end, affinity, note, source, as_of, version,
              ordinal, made_at, made_by, ended_at, ended_by, reason] :
       session.rows<Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, Text, Text, MaybeText,
                    long long, long long, long long, Text, MaybeInt, MaybeText, Text>(select_ties,
                                                                                      which)) {
    FamilyTie tie;
    tie.id = id;
    tie.kind = domain::from_word<domain::TieKind>(domain::tie_kind_words, kind).value();
    tie.from = from;
    tie.to = to;
    tie.since = since;
    tie.until = until;
    if (end) tie.end = domain::from_word<domain::TieEnd>(domain::tie_end_words, *end);
    tie.affinity_ended_on = date_of(affinity);
    tie.note = note;
    tie.source = source;
    tie.as_of = date_of(as_of);
    chart.ties.push_back(
        {std::move(tie), trace_of(version, ordinal, made_at, made_by, ended_at, ended_by, reason)});
  }
}

void read_agencies(Session& session, const std::vector<Param>& which, ChartRecord& chart) {
  for (auto& [id, name, kind, strength, direction, contact, since, note, source, as_of, version,
              ordinal, made_at, made_by, ended_at, ended_by, reason] :
       session.rows<Text, Text, Text, Text, Text, Text, Text, Text, Text, MaybeText, long long,
                    long long, long long, Text, MaybeInt, MaybeText, Text>(select_agencies,
                                                                           which)) {
    chart.agencies.push_back(
        {{id, name, kind, strength, direction, contact, since, note, source, date_of(as_of)},
         trace_of(version, ordinal, made_at, made_by, ended_at, ended_by, reason)});
  }
}

ChartRecord read_chart(Session& session, std::string_view center_id, std::string_view case_id,
                       bool all) {
  ChartRecord chart;
  const auto version =
      session.row<long long>(select_version, {{"center", center_id}, {"case", case_id}});
  if (!version) return chart;
  chart.version = std::get<0>(*version);
  const std::vector<Param> which = {{"center", center_id}, {"case", case_id}, {"all", all}};
  read_members(session, which, chart);
  read_ties(session, which, chart);
  read_agencies(session, which, chart);
  return chart;
}

}  // namespace

ChartRecord load_chart(Session& session, const domain::Authorized&, std::string_view center_id,
                       std::string_view case_id) {
  ChartRecord chart = read_chart(session, center_id, case_id, false);
  for (auto& [node, x, y] : session.rows<Text, long long, long long>(
           select_positions, {{"center", center_id}, {"case", case_id}}))
    chart.positions.push_back({std::move(node), x, y});
  return chart;
}

ChartRecord load_chart_history(Session& session, const domain::Authorized&,
                               std::string_view center_id, std::string_view case_id) {
  return read_chart(session, center_id, case_id, true);
}

bool chart_has_kin(Session& session, std::string_view center_id, std::string_view case_id) {
  const auto row = session.row<long long>(count_kin, {{"center", center_id}, {"case", case_id}});
  return std::get<0>(row.value()) > 0;
}

bool move_chart_on(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant now) {
  if (writer.execute_one(update_chart,
                         {{"center", center_id}, {"case", case_id}, {"now", to_stored(now)}}))
    return false;
  writer.execute(insert_chart, {{"center", center_id}, {"case", case_id}, {"now", to_stored(now)}});
  return true;
}

void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const FamilyMember& member, const ChartTrace& trace) {
  writer.execute(insert_member,
                 {{"center", center_id},
                  {"id", member.id},
                  {"version", trace.version},
                  {"ordinal", trace.ordinal},
                  {"case", case_id},
                  {"person", member.person_id},
                  {"name", member.name},
                  {"kana", member.kana},
                  {"sex", domain::word_of(domain::sex_words, member.sex)},
                  {"birth", member.birth},
                  {"life", domain::word_of(domain::life_state_words, member.life)},
                  {"died_on", member.died_on},
                  {"together", domain::word_of(domain::together_words, member.together)},
                  {"relation", member.relation},
                  {"roles", joined(member.roles)},
                  {"note", member.note},
                  {"source", member.source},
                  {"as_of", text_of(member.as_of)},
                  {"at", to_stored(trace.made_at)},
                  {"by", trace.made_by}});
}

void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const FamilyTie& tie, const ChartTrace& trace) {
  const MaybeText end =
      tie.end ? MaybeText(domain::word_of(domain::tie_end_words, *tie.end)) : std::nullopt;
  writer.execute(insert_tie, {{"center", center_id},
                              {"id", tie.id},
                              {"version", trace.version},
                              {"ordinal", trace.ordinal},
                              {"case", case_id},
                              {"kind", domain::word_of(domain::tie_kind_words, tie.kind)},
                              {"from", tie.from},
                              {"to", tie.to},
                              {"since", tie.since},
                              {"until", tie.until},
                              {"end", end},
                              {"affinity", text_of(tie.affinity_ended_on)},
                              {"note", tie.note},
                              {"source", tie.source},
                              {"as_of", text_of(tie.as_of)},
                              {"at", to_stored(trace.made_at)},
                              {"by", trace.made_by}});
}

void insert_row(Session& writer, std::string_view center_id, std::string_view case_id,
                const SupportAgency& agency, const ChartTrace& trace) {
  writer.execute(insert_agency, {{"center", center_id},
                                 {"id", agency.id},
                                 {"version", trace.version},
                                 {"ordinal", trace.ordinal},
                                 {"case", case_id},
                                 {"name", agency.name},
                                 {"kind", agency.kind},
                                 {"strength", agency.strength},
                                 {"direction", agency.direction},
                                 {"contact", agency.contact_person},
                                 {"since", agency.since},
                                 {"note", agency.note},
                                 {"source", agency.source},
                                 {"as_of", text_of(agency.as_of)},
                                 {"at", to_stored(trace.made_at)},
                                 {"by", trace.made_by}});
}

bool end_row(Session& writer, std::string_view center_id, ChartKind kind, std::string_view id,
             long long version, std::string_view by, domain::Instant now, std::string_view reason) {
  constexpr std::string_view statements[] = {end_member, end_tie, end_agency};
  return writer.execute_one(statements[static_cast<std::size_t>(kind)], {{"center", center_id},
                                                                         {"id", id},
                                                                         {"version", version},
                                                                         {"by", by},
                                                                         {"now", to_stored(now)},
                                                                         {"reason", reason}});
}

void replace_positions(Session& writer, std::string_view center_id, std::string_view case_id,
                       const std::vector<ChartPosition>& positions) {
  writer.execute(delete_positions, {{"center", center_id}, {"case", case_id}});
  for (const ChartPosition& place : positions)
    writer.execute(insert_position, {{"center", center_id},
                                     {"case", case_id},
                                     {"node", place.node_id},
                                     {"x", place.x},
                                     {"y", place.y}});
}

}  // namespace kizuna::persistence
