#include "persistence/sharing_store.hpp"

#include <algorithm>

#include "domain/intake/contact_number.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using domain::CivilDate;
using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_consents = R"sql(
  select id, person_id, form, items, purpose, capacity_note, document, given_on, until, task_id,
    recorded_at, recorded_by, withdrawn_on, withdrawn_by, withdrawal_reason
  from consent where center_id = :center and case_id = :case
  order by given_on desc, recorded_at desc, id desc)sql";
constexpr std::string_view select_recipients = R"sql(
  select r.consent_id, r.kind, r.name from consent_recipient r
    join consent c on c.center_id = r.center_id and c.id = r.consent_id
  where c.center_id = :center and c.case_id = :case order by r.consent_id, r.position)sql";
constexpr std::string_view insert_row = R"sql(
  insert into consent (center_id, id, case_id, person_id, form, items, purpose, capacity_note,
    document, given_on, until, task_id, recorded_at, recorded_by)
  values (:center, :id, :case, :person, :form, :items, :purpose, :note, :document, :given_on,
    :until, :task, :at, :by))sql";
constexpr std::string_view insert_recipient = R"sql(
  insert into consent_recipient (center_id, consent_id, position, kind, name)
  values (:center, :consent, :position, :kind, :name))sql";
constexpr std::string_view withdraw_row = R"sql(
  update consent set withdrawn_on = :on, withdrawn_at = :at, withdrawn_by = :by,
    withdrawal_reason = :reason
  where center_id = :center and id = :id and withdrawn_on is null)sql";
constexpr std::string_view count_ends = R"sql(
  select count(*), count(case when until is null and withdrawn_on is null
    and form in ('1', '2', '3') then 1 end)
  from consent where center_id = :center and case_id = :case)sql";

constexpr std::string_view select_disclosures = R"sql(
  select id, number, person_id, recipient_kind, recipient_name, items, basis, grounds, danger,
    why_no_consent, why_these_items, handed, medium, handed_on
  from disclosure where center_id = :center and case_id = :case
  order by handed_on desc, fiscal_year desc, ordinal desc)sql";
constexpr std::string_view select_returns = R"sql(
  select return_by, task_id, returned_on, returned_how, recorded_at, recorded_by
  from disclosure where center_id = :center and id = :id)sql";
constexpr std::string_view select_carrying = R"sql(
  select consent_id from disclosure_consent where center_id = :center and disclosure_id = :id
  order by consent_id)sql";
// The row stays locked until the transaction ends: nobody else can take the number between.
constexpr std::string_view begin_series = R"sql(
  insert into disclosure_series (center_id, fiscal_year, last_ordinal) values (:center, :year, 0)
  on conflict (center_id, fiscal_year) do nothing)sql";
constexpr std::string_view advance = R"sql(
  update disclosure_series set last_ordinal = last_ordinal + 1
  where center_id = :center and fiscal_year = :year)sql";
constexpr std::string_view select_ordinal = R"sql(
  select last_ordinal from disclosure_series where center_id = :center and fiscal_year = :year)sql";
constexpr std::string_view insert_disclosed = R"sql(
  insert into disclosure (center_id, id, case_id, fiscal_year, ordinal, number, person_id,
    recipient_kind, recipient_name, items, basis, grounds, danger, why_no_consent, why_these_items,
    handed, medium, handed_on, return_by, task_id, recorded_at, recorded_by)
  values (:center, :id, :case, :year, :ordinal, :number, :person, :kind, :name, :items, :basis,
    :grounds, :danger, :why_no_consent, :why_these_items, :handed, :medium, :handed_on, :return_by,
    :task, :at, :by))sql";
constexpr std::string_view insert_carrying = R"sql(
  insert into disclosure_consent (center_id, disclosure_id, consent_id)
  values (:center, :id, :consent))sql";
constexpr std::string_view return_row = R"sql(
  update disclosure set returned_on = :on, returned_how = :how, returned_by = :by
  where center_id = :center and id = :id and returned_on is null)sql";

MaybeText stored(const std::optional<CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : std::nullopt;
}

std::optional<CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

Text joined(const std::vector<Text>& codes) {
  Text out;
  for (const Text& code : codes) out.append(out.empty() ? "" : ",").append(code);
  return out;
}

std::vector<Text> split(std::string_view text) {
  std::vector<Text> out;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    out.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

int take_ordinal(Session& writer, std::string_view center_id, int fiscal_year) {
  const Param center{"center", center_id};
  const Param year{"year", fiscal_year};
  if (!writer.execute_one(advance, {center, year})) {
    writer.execute(begin_series, {center, year});
    writer.execute_one(advance, {center, year});
  }
  return static_cast<int>(
      std::get<0>(writer.row<long long>(select_ordinal, {center, year}).value()));
}

void read_return(Session& session, std::string_view center_id, DisclosureRecord& record) {
  const std::vector<Param> one{{"center", center_id}, {"id", record.id}};
  auto row =
      session.row<MaybeText, MaybeText, MaybeText, Text, long long, Text>(select_returns, one);
  auto& [return_by, task, returned_on, how, at, by] = row.value();
  record.return_by = date_of(return_by);
  record.task_id = std::move(task);
  record.returned_on = date_of(returned_on);
  record.returned_how = std::move(how);
  record.recorded_at = from_stored(at);
  record.recorded_by = std::move(by);
  for (auto& [consent] : session.rows<Text>(select_carrying, one))
    record.consents.push_back(std::move(consent));
}

}  // namespace

std::vector<ConsentRecord> consents_of_case(Session& session, const domain::Authorized&,
                                            std::string_view center_id, std::string_view case_id) {
  const std::vector<Param> of_case{{"center", center_id}, {"case", case_id}};
  std::vector<ConsentRecord> out;
  for (auto& [id, person, form, items, purpose, note, document, given_on, until, task, at, by,
              withdrawn_on, withdrawn_by, reason] :
       session.rows<Text, Text, Text, Text, Text, Text, Text, Text, MaybeText, MaybeText, long long,
                    Text, MaybeText, MaybeText, Text>(select_consents, of_case)) {
    ConsentRecord record;
    record.terms = {std::move(id),
                    std::move(person),
                    std::move(form),
                    split(items),
                    {},
                    domain::parse_iso_date(given_on).value(),
                    date_of(until),
                    date_of(withdrawn_on)};
    record.purpose = std::move(purpose);
    record.capacity_note = std::move(note);
    record.document = std::move(document);
    record.task_id = std::move(task);
    record.recorded_at = from_stored(at);
    record.recorded_by = std::move(by);
    record.withdrawn_by = std::move(withdrawn_by);
    record.withdrawal_reason = std::move(reason);
    out.push_back(std::move(record));
  }
  for (auto& [consent, kind, name] : session.rows<Text, Text, Text>(select_recipients, of_case)) {
    for (ConsentRecord& record : out)
      if (record.terms.id == consent) record.terms.recipients.push_back({kind, name});
  }
  return out;
}

void insert_consent(Session& writer, std::string_view center_id, std::string_view case_id,
                    const ConsentRecord& record) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.terms.id},
                              {"case", case_id},
                              {"person", record.terms.person},
                              {"form", record.terms.form},
                              {"items", joined(record.terms.items)},
                              {"purpose", record.purpose},
                              {"note", record.capacity_note},
                              {"document", record.document},
                              {"given_on", domain::to_iso(record.terms.given_on)},
                              {"until", stored(record.terms.until)},
                              {"task", record.task_id},
                              {"at", to_stored(record.recorded_at)},
                              {"by", record.recorded_by}});
  for (std::size_t at = 0; at < record.terms.recipients.size(); ++at)
    writer.execute(insert_recipient, {{"center", center_id},
                                      {"consent", record.terms.id},
                                      {"position", at},
                                      {"kind", record.terms.recipients[at].kind},
                                      {"name", record.terms.recipients[at].name}});
}

bool withdraw_consent(Session& writer, std::string_view center_id, std::string_view consent_id,
                      const Withdrawal& withdrawal) {
  return writer.execute_one(withdraw_row, {{"center", center_id},
                                           {"id", consent_id},
                                           {"on", domain::to_iso(withdrawal.on)},
                                           {"at", to_stored(withdrawal.at)},
                                           {"by", withdrawal.by},
                                           {"reason", withdrawal.reason}});
}

std::vector<DisclosureRecord> disclosures_of_case(Session& session, const domain::Authorized&,
                                                  std::string_view center_id,
                                                  std::string_view case_id) {
  std::vector<DisclosureRecord> out;
  for (auto& [id, number, person, kind, name, items, basis, grounds, danger, why_none, why_items,
              handed, medium, handed_on] :
       session.rows<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                    Text>(select_disclosures, {{"center", center_id}, {"case", case_id}})) {
    DisclosureRecord record;
    record.id = std::move(id);
    record.number = std::move(number);
    domain::intake::Handing& handing = record.handing;
    handing.about = std::move(person);
    handing.to = {std::move(kind), std::move(name)};
    handing.items = split(items);
    handing.basis = std::move(basis);
    handing.grounds = std::move(grounds);
    handing.danger = std::move(danger);
    handing.why_no_consent = std::move(why_none);
    handing.why_these_items = std::move(why_items);
    handing.on = domain::parse_iso_date(handed_on).value();
    record.handed = std::move(handed);
    record.medium = std::move(medium);
    out.push_back(std::move(record));
  }
  for (DisclosureRecord& record : out) read_return(session, center_id, record);
  return out;
}

std::string insert_disclosure(Session& writer, std::string_view center_id, std::string_view case_id,
                              const DisclosureRecord& record) {
  const domain::intake::Handing& handing = record.handing;
  const int year = domain::fiscal_year(handing.on);
  const int ordinal = take_ordinal(writer, center_id, year);
  Text number = domain::intake::disclosure_number(domain::intake::proposed_label(year), ordinal);
  writer.execute(insert_disclosed, {{"center", center_id},
                                    {"id", record.id},
                                    {"case", case_id},
                                    {"year", year},
                                    {"ordinal", ordinal},
                                    {"number", number},
                                    {"person", handing.about},
                                    {"kind", handing.to.kind},
                                    {"name", handing.to.name},
                                    {"items", joined(handing.items)},
                                    {"basis", handing.basis},
                                    {"grounds", handing.grounds},
                                    {"danger", handing.danger},
                                    {"why_no_consent", handing.why_no_consent},
                                    {"why_these_items", handing.why_these_items},
                                    {"handed", record.handed},
                                    {"medium", record.medium},
                                    {"handed_on", domain::to_iso(handing.on)},
                                    {"return_by", stored(record.return_by)},
                                    {"task", record.task_id},
                                    {"at", to_stored(record.recorded_at)},
                                    {"by", record.recorded_by}});
  for (const Text& consent : record.consents)
    writer.execute(insert_carrying,
                   {{"center", center_id}, {"id", record.id}, {"consent", consent}});
  return number;
}

bool return_copy(Session& writer, std::string_view center_id, std::string_view disclosure_id,
                 const CopyReturn& back) {
  return writer.execute_one(return_row, {{"center", center_id},
                                         {"id", disclosure_id},
                                         {"on", domain::to_iso(back.on)},
                                         {"how", back.how},
                                         {"by", back.by}});
}

bool consents_have_ends(Session& session, std::string_view center_id, std::string_view case_id) {
  const auto row =
      session.row<long long, long long>(count_ends, {{"center", center_id}, {"case", case_id}});
  const auto& [all, open] = row.value();
  return all > 0 && open == 0;
}

}  // namespace kizuna::persistence
