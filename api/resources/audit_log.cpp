#include "api/resources/audit_log.hpp"

#include "api/resources/audit_entry_view.hpp"
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
using persistence::TreeHead;

constexpr std::size_t limit_default = 50;

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
