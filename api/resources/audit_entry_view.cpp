#include "api/resources/audit_entry_view.hpp"

#include <algorithm>
#include <stdexcept>

#include "api/route.hpp"
#include "persistence/audit_log/format/entry.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;

std::optional<std::string> hex_of(const std::optional<audit::Hash>& hash) {
  if (!hash) return std::nullopt;
  return audit::hex(*hash);
}

}  // namespace

std::string label_of_act(std::string_view act) {
  const auto& table = routes();
  const auto route =
      std::ranges::find_if(table, [act](const Route& some) { return some.act == act; });
  return std::string(route == table.end() ? act : route->summary);
}

AuditEntry view_of(const persistence::FoundEntry& found) {
  const auto entry = audit::check_entry(found.bytes);
  if (!entry) throw std::runtime_error("an entry of the log is damaged");
  AuditEntry view;
  view.origin = found.origin;
  view.seq = static_cast<std::int64_t>(entry->seq);
  view.at.value = domain::Instant(std::chrono::microseconds(entry->ts_micros));
  view.act = entry->act;
  view.act_label = label_of_act(entry->act);
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

persistence::TreeHead tree_of(const Context& context) {
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

}  // namespace kizuna::api
