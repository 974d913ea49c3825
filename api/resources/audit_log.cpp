#include "api/resources/audit_log.hpp"

#include <stdexcept>

#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/entry_search.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/audit_log/proofs.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::EntryFilter;
using persistence::EntryMark;
using persistence::FoundEntry;
using persistence::TreeHead;

constexpr std::size_t limit_default = 50;

std::optional<std::string> hex_of(const std::optional<audit::Hash>& hash) {
  if (!hash) return std::nullopt;
  return audit::hex(*hash);
}

AuditEntry view_of(const FoundEntry& found) {
  const auto entry = audit::check_entry(found.bytes);
  if (!entry) throw std::runtime_error("an entry of the log is damaged");
  AuditEntry view;
  view.origin = found.origin;
  view.seq = static_cast<std::int64_t>(entry->seq);
  view.at.value = domain::Instant(std::chrono::microseconds(entry->ts_micros));
  view.act = entry->act;
  if (entry->actor) {
    const audit::Actor& actor = *entry->actor;
    view.actor = AuditActor{
        actor.id, std::string(audit::name(actor.role)), actor.aal, {actor.amr}, actor.sid};
  }
  view.instance = entry->source.inst;
  view.address = entry->source.ip;
  view.terminal = entry->source.term;
  if (entry->object) {
    view.object = AuditObject{entry->object->type, entry->object->id, std::nullopt};
    if (entry->object->ver) view.object->version = static_cast<std::int64_t>(*entry->object->ver);
  }
  view.case_id = entry->case_id;
  view.purpose = audit::name(entry->purpose);
  view.outcome = audit::name(entry->outcome);
  view.status = entry->code;
  view.rule = entry->deny;
  view.times = static_cast<std::int64_t>(entry->count.value_or(1));
  view.before = hex_of(entry->before);
  view.after = hex_of(entry->after);
  view.detail = hex_of(entry->detail);
  view.request_id = entry->request_id;
  return view;
}

std::optional<domain::Instant> moment(const Context& context, std::string_view name) {
  const auto text = context.query(name);
  if (!text) return std::nullopt;
  const auto at = domain::parse_rfc3339(*text);
  if (!at) reject(ProblemCode::bad_request, "H-14", "日時「" + *text + "」は存在しません");
  return at;
}

std::optional<EntryMark> mark_in(const Context& context) {
  const auto cursor = context.query("cursor");
  if (!cursor) return std::nullopt;
  const auto line = cursor->find('_');
  return EntryMark{std::stoll(cursor->substr(0, line)), std::stoull(cursor->substr(line + 1))};
}

/// The same question, from where this answer ended.
std::string link_to_next(const Context& context, const EntryMark& last) {
  std::string link = "<" + context.request.path + "?";
  for (const auto& [name, value] : context.request.query) {
    if (name != "cursor") link.append(name).append("=").append(value).append("&");
  }
  return link + "cursor=" + std::to_string(last.ordinal) + "_" + std::to_string(last.seq) +
         ">; rel=\"next\"";
}

/// The named tree of the caller's center, or with no name the newest.
TreeHead tree_of(const Context& context) {
  const auto all = persistence::trees(context.db, context.center());
  const auto name = context.query("origin");
  for (auto tree = all.rbegin(); tree != all.rend(); ++tree) {
    if (!name || tree->origin == *name) return *tree;
  }
  reject(ProblemCode::not_found, "absent");
}

std::uint64_t number(const Context& context, std::string_view name) {
  const auto value = context.query(name).value_or("");
  return audit::parse_decimal(value).value_or(audit::largest_integer);
}

}  // namespace

Response list_audit_entries(Context& context) {
  const EntryFilter filter{context.query("case_id"), context.query("actor"),
                           context.query("act"),     context.query("outcome"),
                           moment(context, "from"),  moment(context, "to")};
  const auto asked = context.query("limit");
  const std::size_t limit = asked ? std::stoul(*asked) : limit_default;
  const auto found =
      persistence::find_entries(context.db, context.center(), filter, mark_in(context), limit + 1);
  AuditEntries answer;
  for (std::size_t i = 0; i < found.size() && i < limit; ++i) {
    answer.entries.value.push_back(view_of(found[i]));
  }
  Response response = json_response(write_body(answer));
  if (found.size() > limit) {
    response.headers.emplace_back("link", link_to_next(context, found[limit - 1].mark));
  }
  context.log.purpose = "audit";
  return response;
}

Response get_audit_checkpoint(Context& context) {
  const TreeHead tree = tree_of(context);
  const auto note = persistence::newest_checkpoint(context.db, context.center(), tree.origin);
  if (!note) reject(ProblemCode::not_found, "absent");
  context.log.object = {"log", tree.origin, std::nullopt};
  context.log.purpose = "audit";
  return json_response(
      write_body(AuditCheckpoint{tree.origin, static_cast<std::int64_t>(note->checkpoint.size),
                                 audit::hex(note->checkpoint.root), audit::print(*note)}));
}

Response get_audit_proof(Context& context) {
  const TreeHead tree = tree_of(context);
  AuditProof answer{tree.origin, std::nullopt, std::nullopt};
  const bool inclusion = context.query("seq").has_value();
  const bool consistency = context.query("from") && context.query("to");
  if (inclusion == consistency) {
    reject(ProblemCode::bad_request, "H-14", "seq または from と to の組を指定してください");
  }
  if (inclusion) {
    const auto receipt =
        persistence::receipt_for(context.db, context.center(), tree.origin, number(context, "seq"));
    if (!receipt) reject(ProblemCode::not_found, "absent");
    answer.receipt = audit::print(*receipt);
  } else {
    const std::uint64_t from = number(context, "from");
    const std::uint64_t to = number(context, "to");
    if (from > to || to > tree.frontier.size()) reject(ProblemCode::not_found, "absent");
    persistence::TreeHashes hashes(context.db, context.center(), tree.origin);
    hashes.scan(to);
    answer.hashes.emplace();
    for (const audit::Hash& hash : audit::consistency_proof(from, to, hashes.ranges())) {
      answer.hashes->value.push_back(audit::base64(audit::view(hash)));
    }
  }
  context.log.object = {"log", tree.origin, std::nullopt};
  context.log.purpose = "audit";
  return json_response(write_body(answer));
}

}  // namespace kizuna::api
