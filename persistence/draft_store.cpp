#include "persistence/draft_store.hpp"

#include <tuple>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_one = R"sql(
  select id, version, account_id, kind, case_id, begun_at, updated_at from draft
  where center_id = :center and id = :id)sql";
constexpr std::string_view select_of_writer = R"sql(
  select id, version, account_id, kind, case_id, begun_at, updated_at from draft
  where center_id = :center and account_id = :account
  order by updated_at desc, id desc)sql";
constexpr std::string_view select_of_case = R"sql(
  select id, version, account_id, kind, case_id, begun_at, updated_at from draft
  where center_id = :center and case_id = :case
  order by updated_at desc, id desc)sql";
constexpr std::string_view select_sealed =
    "select sealed from draft where center_id = :center and id = :id";
constexpr std::string_view insert_row = R"sql(
  insert into draft (center_id, id, version, account_id, kind, case_id, sealed, begun_at,
    updated_at)
  values (:center, :id, 1, :account, :kind, :case, :sealed, :begun, :updated))sql";
constexpr std::string_view update_row = R"sql(
  update draft set version = version + 1, case_id = :case, sealed = :sealed,
    updated_at = :updated
  where center_id = :center and id = :id and version = :version and account_id = :account)sql";
constexpr std::string_view delete_row = R"sql(
  delete from draft
  where center_id = :center and id = :id and version = :version and account_id = :account)sql";
constexpr std::string_view change_writer = R"sql(
  update draft set version = version + 1, account_id = :next
  where center_id = :center and id = :id and version = :version and account_id = :account)sql";
constexpr std::string_view select_notices = R"sql(
  select d.id, d.version, d.account_id, d.kind, d.case_id, d.begun_at, d.updated_at,
    a.display_name, case when a.status = 'active' then 1 else 0 end
  from draft d join account a on a.center_id = d.center_id and a.id = d.account_id
  where d.center_id = :center
  order by d.begun_at, d.id)sql";
constexpr std::string_view count_active = R"sql(
  select count(*) from account
  where center_id = :center and id = :account and status = 'active')sql";

using Row = std::tuple<Text, long long, Text, Text, MaybeText, long long, long long>;

Draft draft_from(Row&& row) {
  Draft draft;
  long long begun = 0, updated = 0;
  std::tie(draft.id, draft.version, draft.account_id, draft.kind, draft.case_id, begun, updated) =
      std::move(row);
  draft.begun_at = from_stored(begun);
  draft.updated_at = from_stored(updated);
  return draft;
}

std::vector<Draft> drafts(Session& session, std::string_view sql,
                          const std::vector<Param>& params) {
  std::vector<Draft> all;
  for (auto& row :
       session.rows<Text, long long, Text, Text, MaybeText, long long, long long>(sql, params)) {
    all.push_back(draft_from(std::move(row)));
  }
  return all;
}

Key key_of(Session& session, Keyring& keys, std::string_view center_id, const Draft& draft,
           domain::Instant now) {
  return keys.key_for(session, center_id, draft.case_id.value_or(""), KeyPurpose::content, now);
}

/// A sealed text opens in its own row only.
std::string seal_context(std::string_view center_id, const Draft& draft) {
  return "draft/" + std::string(center_id) + "/" + draft.id;
}

}  // namespace

std::optional<Draft> find_draft(Session& session, std::string_view center_id,
                                std::string_view draft_id) {
  auto row = session.row<Text, long long, Text, Text, MaybeText, long long, long long>(
      select_one, {{"center", center_id}, {"id", draft_id}});
  if (!row) return std::nullopt;
  return draft_from(std::move(*row));
}

std::vector<Draft> drafts_of_writer(Session& session, std::string_view center_id,
                                    std::string_view account_id) {
  return drafts(session, select_of_writer, {{"center", center_id}, {"account", account_id}});
}

std::vector<Draft> drafts_of_case(Session& session, std::string_view center_id,
                                  std::string_view case_id) {
  return drafts(session, select_of_case, {{"center", center_id}, {"case", case_id}});
}

std::string draft_text(Session& session, Keyring& keys, const domain::Authorized&,
                       std::string_view center_id, const Draft& draft, domain::Instant now) {
  const auto row = session.row<Text>(select_sealed, {{"center", center_id}, {"id", draft.id}});
  return unseal(key_of(session, keys, center_id, draft, now), std::get<0>(row.value()),
                seal_context(center_id, draft));
}

void insert_draft(Session& writer, Keyring& keys, std::string_view center_id, const Draft& draft,
                  std::string_view text) {
  const Key key = key_of(writer, keys, center_id, draft, draft.updated_at);
  writer.execute(insert_row, {{"center", center_id},
                              {"id", draft.id},
                              {"account", draft.account_id},
                              {"kind", draft.kind},
                              {"case", draft.case_id},
                              {"sealed", seal(key, text, seal_context(center_id, draft))},
                              {"begun", to_stored(draft.begun_at)},
                              {"updated", to_stored(draft.updated_at)}});
}

bool save_draft(Session& writer, Keyring& keys, std::string_view center_id, const Draft& draft,
                std::string_view text) {
  const Key key = key_of(writer, keys, center_id, draft, draft.updated_at);
  return writer.execute_one(update_row,
                            {{"center", center_id},
                             {"id", draft.id},
                             {"version", draft.version},
                             {"account", draft.account_id},
                             {"case", draft.case_id},
                             {"sealed", seal(key, text, seal_context(center_id, draft))},
                             {"updated", to_stored(draft.updated_at)}});
}

bool discard_draft(Session& writer, std::string_view center_id, const Draft& draft) {
  return writer.execute_one(delete_row, {{"center", center_id},
                                         {"id", draft.id},
                                         {"version", draft.version},
                                         {"account", draft.account_id}});
}

bool give_draft_to(Session& writer, std::string_view center_id, const Draft& draft,
                   std::string_view account_id) {
  return writer.execute_one(change_writer, {{"center", center_id},
                                            {"id", draft.id},
                                            {"version", draft.version},
                                            {"account", draft.account_id},
                                            {"next", account_id}});
}

std::vector<DraftNotice> draft_notices(Session& session, std::string_view center_id) {
  std::vector<DraftNotice> all;
  for (auto& [id, version, account, kind, case_id, begun, updated, name, active] :
       session.rows<Text, long long, Text, Text, MaybeText, long long, long long, Text, bool>(
           select_notices, {{"center", center_id}})) {
    all.push_back({draft_from({std::move(id), version, std::move(account), std::move(kind),
                               std::move(case_id), begun, updated}),
                   std::move(name), active});
  }
  return all;
}

bool is_draft_writer_active(Session& session, std::string_view center_id, const Draft& draft) {
  const auto row =
      session.row<long long>(count_active, {{"center", center_id}, {"account", draft.account_id}});
  return std::get<0>(row.value()) > 0;
}

}  // namespace kizuna::persistence
