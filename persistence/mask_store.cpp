#include "persistence/mask_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_mask = R"sql(
  select mask_level, mask_reason, mask_until, mask_set_by, mask_set_at, mask_verified_by,
         mask_task_id
  from person where center_id = :center and id = :id)sql";
constexpr std::string_view mark_set = R"sql(
  update person set mask_set_by = :by, mask_set_at = :now, mask_verified_by = null,
    mask_task_id = :task
  where center_id = :center and id = :id)sql";
constexpr std::string_view set_verified = R"sql(
  update person set version = version + 1, mask_verified_by = :by, updated_at = :now
  where center_id = :center and id = :id and version = :version and mask_level > 0
    and mask_verified_by is null and mask_set_by <> :by)sql";
constexpr std::string_view finish_task = R"sql(
  update task set version = version + 1, state = 'done', done_at = :now, done_by = :by,
    updated_at = :now
  where center_id = :center and id = :task and state = 'open')sql";
constexpr std::string_view insert_proposal = R"sql(
  insert into mask_proposal (center_id, id, person_id, level, reason, proposed_by, proposed_at)
  values (:center, :id, :person, :level, :reason, :by, :at))sql";
constexpr std::string_view select_proposals = R"sql(
  select id, level, reason, proposed_by, proposed_at from mask_proposal
  where center_id = :center and person_id = :person and decided_by is null
  order by proposed_at, id)sql";
constexpr std::string_view decide_proposal = R"sql(
  update mask_proposal set decided_by = :by, decided_at = :now, accepted = :accepted
  where center_id = :center and id = :id and decided_by is null and proposed_by <> :by)sql";
constexpr std::string_view lower_row = R"sql(
  update person set version = version + 1, mask_level = :level, mask_reason = :reason,
    mask_until = null, mask_set_by = :proposer, mask_set_at = :now, mask_verified_by = :by,
    updated_at = :now
  where center_id = :center and id = :id and version = :version and mask_level > :level)sql";

}  // namespace

std::optional<MaskRecord> load_mask(Session& session, const domain::Authorized&,
                                    std::string_view center_id, std::string_view person_id) {
  auto row = session.row<long long, Text, MaybeText, MaybeText, std::optional<long long>, MaybeText,
                         MaybeText>(select_mask, {{"center", center_id}, {"id", person_id}});
  if (!row) return std::nullopt;
  auto& [level, reason, until, set_by, set_at, verified_by, task] = *row;
  MaskRecord record;
  record.mask = {static_cast<domain::MaskLevel>(level), std::move(reason),
                 until ? domain::parse_iso_date(*until) : std::nullopt};
  record.set_by = std::move(set_by);
  if (set_at) record.set_at = from_stored(*set_at);
  record.verified_by = std::move(verified_by);
  record.task_id = std::move(task);
  return record;
}

void mark_mask_set(Session& writer, std::string_view center_id, std::string_view person_id,
                   std::string_view task_id, std::string_view by, domain::Instant now) {
  writer.execute(mark_set, {{"by", by},
                            {"now", to_stored(now)},
                            {"task", task_id},
                            {"center", center_id},
                            {"id", person_id}});
}

bool verify_mask(Session& writer, std::string_view center_id, std::string_view person_id,
                 long long version, std::string_view by, domain::Instant now) {
  return writer.execute_one(set_verified, {{"by", by},
                                           {"now", to_stored(now)},
                                           {"center", center_id},
                                           {"id", person_id},
                                           {"version", version}});
}

void finish_mask_task(Session& writer, std::string_view center_id, std::string_view task_id,
                      std::string_view by, domain::Instant now) {
  writer.execute(finish_task,
                 {{"now", to_stored(now)}, {"by", by}, {"center", center_id}, {"task", task_id}});
}

void insert_mask_proposal(Session& writer, std::string_view center_id,
                          const MaskProposal& proposal) {
  writer.execute(insert_proposal, {{"center", center_id},
                                   {"id", proposal.id},
                                   {"person", proposal.person_id},
                                   {"level", static_cast<int>(proposal.level)},
                                   {"reason", proposal.reason},
                                   {"by", proposal.proposed_by},
                                   {"at", to_stored(proposal.proposed_at)}});
}

std::vector<MaskProposal> open_mask_proposals(Session& session, std::string_view center_id,
                                              std::string_view person_id) {
  std::vector<MaskProposal> out;
  for (auto& [id, level, reason, by, at] : session.rows<Text, long long, Text, Text, long long>(
           select_proposals, {{"center", center_id}, {"person", person_id}})) {
    out.push_back({std::move(id), Text(person_id), static_cast<domain::MaskLevel>(level),
                   std::move(reason), std::move(by), from_stored(at)});
  }
  return out;
}

bool decide_mask_proposal(Session& writer, std::string_view center_id, std::string_view id,
                          bool accepted, std::string_view by, domain::Instant now) {
  return writer.execute_one(decide_proposal, {{"by", by},
                                              {"now", to_stored(now)},
                                              {"accepted", accepted},
                                              {"center", center_id},
                                              {"id", id}});
}

bool lower_mask(Session& writer, std::string_view center_id, const MaskProposal& proposal,
                long long version, std::string_view by, domain::Instant now) {
  return writer.execute_one(lower_row, {{"level", static_cast<int>(proposal.level)},
                                        {"reason", proposal.reason},
                                        {"proposer", proposal.proposed_by},
                                        {"now", to_stored(now)},
                                        {"by", by},
                                        {"center", center_id},
                                        {"id", proposal.person_id},
                                        {"version", version}});
}

}  // namespace kizuna::persistence
