#include "persistence/supervision_store.hpp"

#include "persistence/account_store.hpp"
#include "persistence/case_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view insert_row = R"sql(
  insert into supervision (center_id, id, case_id, held_on, questions, advice, agreed_action,
    by_account_id, created_at)
  values (:center, :id, :case, :held_on, :questions, :advice, :action, :by, :at))sql";
constexpr std::string_view select_rows = R"sql(
  select id, held_on, questions, advice, agreed_action, by_account_id, created_at from supervision
  where center_id = :center and case_id = :case order by held_on desc, created_at desc, id)sql";
constexpr std::string_view select_last = R"sql(
  select max(held_on) from supervision where center_id = :center and case_id = :case)sql";
constexpr std::string_view select_watched = R"sql(
  select f.opened_at, f.id, f.state,
    (select count(*) from account a where a.center_id = f.center_id and a.id = f.owner_id
       and a.status = 'active' and exists
       (select 1 from account_role r where r.center_id = a.center_id and r.account_id = a.id
          and r.role in ('counselor', 'manager'))),
    (select max(s.held_on) from supervision s where s.center_id = f.center_id
       and s.case_id = f.id)
  from case_file f
  where f.center_id = :center and f.state not in ('S0', 'S8')
    and (f.opened_at > :after_at or (f.opened_at = :after_at and f.id > :after_id))
  order by f.opened_at, f.id limit :limit)sql";

std::optional<domain::CivilDate> date_of(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

}  // namespace

void insert_supervision(Session& writer, std::string_view center_id, std::string_view case_id,
                        const SupervisionRecord& record) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", record.id},
                              {"case", case_id},
                              {"held_on", domain::to_iso(record.held_on)},
                              {"questions", record.questions},
                              {"advice", record.advice},
                              {"action", record.agreed_action},
                              {"by", record.by_account_id},
                              {"at", to_stored(record.created_at)}});
}

std::vector<SupervisionRecord> supervisions(Session& session, const domain::Authorized&,
                                            std::string_view center_id, std::string_view case_id) {
  std::vector<SupervisionRecord> out;
  for (auto& [id, held_on, questions, advice, action, by, at] :
       session.rows<Text, Text, Text, Text, Text, Text, long long>(
           select_rows, {{"center", center_id}, {"case", case_id}})) {
    out.push_back({std::move(id), domain::parse_iso_date(held_on).value(), std::move(questions),
                   std::move(advice), std::move(action), std::move(by), from_stored(at)});
  }
  return out;
}

std::optional<domain::CivilDate> last_supervision(Session& session, std::string_view center_id,
                                                  std::string_view case_id) {
  const auto row = session.row<MaybeText>(select_last, {{"center", center_id}, {"case", case_id}});
  return date_of(std::get<0>(row.value()));
}

std::vector<WatchedCase> watched_cases(Session& session, std::string_view center_id,
                                       const WatchedCase* after, long long limit) {
  std::vector<WatchedCase> page;
  for (auto& [opened_at, id, state, owners, held_on] :
       session.rows<long long, Text, Text, long long, MaybeText>(
           select_watched, {{"center", center_id},
                            {"after_at", after != nullptr ? after->opened_at : 0},
                            {"after_id", after != nullptr ? after->id : Text()},
                            {"limit", limit}})) {
    page.push_back({opened_at, std::move(id), state_from_id(state), owners > 0, date_of(held_on)});
  }
  return page;
}

}  // namespace kizuna::persistence
