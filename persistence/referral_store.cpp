#include "persistence/referral_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::CivilDate;
using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_rows = R"sql(
  select id, kind, recipient_kind, recipient_name, reason, wanted_answer, referred_on, track_id,
    disclosure_id, acknowledged_on, result, result_on, created_at, created_by
  from referral where center_id = :center and case_id = :case
  order by referred_on desc, created_at desc, id desc)sql";
constexpr std::string_view insert_row = R"sql(
  insert into referral (center_id, id, case_id, kind, recipient_kind, recipient_name, reason,
    wanted_answer, referred_on, track_id, disclosure_id, result, created_at, created_by)
  values (:center, :id, :case, :kind, :recipient_kind, :recipient_name, :reason, :wanted, :on,
    :track, :disclosure, '', :at, :by))sql";
constexpr std::string_view update_row = R"sql(
  update referral set acknowledged_on = :acknowledged_on, result = :result, result_on = :result_on
  where center_id = :center and id = :id and result_on is null)sql";

MaybeText date_text(const std::optional<CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::optional<CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

}  // namespace

std::vector<ReferralRecord> referrals_of_case(Session& session, const domain::Authorized&,
                                              std::string_view center_id,
                                              std::string_view case_id) {
  std::vector<ReferralRecord> all;
  for (auto& [id, kind, to_kind, to_name, reason, wanted, on, track, disclosure, acknowledged,
              result, result_on, at, by] :
       session.rows<Text, Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, MaybeText, Text,
                    MaybeText, long long, Text>(select_rows,
                                                {{"center", center_id}, {"case", case_id}})) {
    all.push_back({std::move(id),
                   std::move(kind),
                   {std::move(to_kind), std::move(to_name)},
                   std::move(reason),
                   std::move(wanted),
                   domain::parse_iso_date(on).value(),
                   std::move(track),
                   std::move(disclosure),
                   date_of(acknowledged),
                   std::move(result),
                   date_of(result_on),
                   from_stored(at),
                   std::move(by)});
  }
  return all;
}

void insert_referral(Session& writer, std::string_view center_id, std::string_view case_id,
                     const ReferralRecord& record) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.id},
                              {"case", case_id},
                              {"kind", record.kind},
                              {"recipient_kind", record.to.kind},
                              {"recipient_name", record.to.name},
                              {"reason", record.reason},
                              {"wanted", record.wanted_answer},
                              {"on", domain::to_iso(record.on)},
                              {"track", record.track_id},
                              {"disclosure", record.disclosure_id},
                              {"at", to_stored(record.created_at)},
                              {"by", record.created_by}});
}

bool update_referral(Session& writer, std::string_view center_id, const ReferralRecord& record) {
  return writer.execute_one(update_row, {{"center", center_id},
                                         {"id", record.id},
                                         {"acknowledged_on", date_text(record.acknowledged_on)},
                                         {"result", record.result},
                                         {"result_on", date_text(record.result_on)}});
}

}  // namespace kizuna::persistence
