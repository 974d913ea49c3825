#include "api/resources/audit_examination.hpp"

#include "api/last_log_check.hpp"
#include "api/print/qr_code.hpp"
#include "api/resources/audit_entry_view.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/closing_sheet.hpp"
#include "persistence/audit_log/piece_check.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::TreeHead;

constexpr std::uint64_t piece = 2048;

std::int64_t as_number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

void note_tree(Context& context, const std::string& origin) {
  context.log.object = {"log", origin, std::nullopt};
  context.log.purpose = "audit";
}

bool leads_to(Context& context, const TreeHead& tree, const audit::Checkpoint& signed_head) {
  const auto root = persistence::root_of_leaves(context.db, tree, signed_head.size);
  return root && *root == signed_head.root;
}

/// What the stored hashes of the whole tree say.
std::string verdict_of(Context& context, const TreeHead& tree) {
  const auto whole = persistence::root_of_leaves(context.db, tree, tree.frontier.size());
  if (!whole || *whole != tree.frontier.root()) return "mismatch";
  const auto note = persistence::newest_checkpoint(context.db, context.center(), tree.origin);
  if (!note) return "unsigned";
  return leads_to(context, tree, note->checkpoint) ? "match" : "mismatch";
}

}  // namespace

Response get_audit_status(Context& context) {
  const auto all = persistence::trees(context.db, context.center());
  if (all.empty()) reject(ProblemCode::not_found, "absent");
  const TreeHead& tree = all.back();
  AuditStatus status;
  status.origin = tree.origin;
  status.size = status.uncovered = as_number(tree.frontier.size());
  if (const auto note = persistence::newest_checkpoint(context.db, context.center(), tree.origin)) {
    status.signed_size = as_number(note->checkpoint.size);
    status.root = audit::hex(note->checkpoint.root);
    status.uncovered -= *status.signed_size;
    if (const auto at = persistence::newest_signed_at(context.db, context.center(), tree.origin)) {
      status.signed_at = InstantText{*at};
    }
  }
  if (const auto last = last_log_check().of(context.center())) {
    status.nightly_at = InstantText{last->at};
    status.nightly_faults = static_cast<std::int64_t>(last->faults);
  }
  for (const TreeHead& one : all) {
    status.trees.value.push_back({one.origin, as_number(one.frontier.size())});
  }
  note_tree(context, tree.origin);
  return json_response(write_body(status));
}

Response check_audit_log(Context& context) {
  const TreeHead tree = tree_of(context);
  const std::uint64_t size = tree.frontier.size();
  const std::uint64_t first = context.query("first") ? number(context, "first") : 0;
  const std::uint64_t until =
      std::min(context.query("until") ? number(context, "until") : size, size);
  if (first >= until) reject(ProblemCode::bad_request, "H-14", "その番号の記録はありません");
  const std::uint64_t end = std::min(first + piece, until);
  AuditCheck answer;
  answer.origin = tree.origin;
  answer.first = as_number(first);
  answer.until = as_number(until);
  for (const auto& [seq, kind] : persistence::faults_of_piece(context.db, tree, first, end)) {
    answer.faults.value.push_back({as_number(seq), std::string(kind)});
  }
  if (end < until) {
    answer.next = as_number(end);
  } else {
    answer.verdict = verdict_of(context, tree);
  }
  note_tree(context, tree.origin);
  return json_response(write_body(answer));
}

Response get_closing_sheet(Context& context) {
  const auto text = context.query("day");
  const auto day =
      text ? domain::parse_iso_date(*text) : std::optional(domain::jst_date(context.now));
  if (!day) reject(ProblemCode::bad_request, "H-14", "「" + *text + "」という日付はありません");
  const domain::Instant end = domain::jst_midnight(domain::add_days(*day, 1));
  std::optional<audit::Checkpoint> signed_head;
  if (const auto digits = context.query("root")) {
    signed_head = persistence::checkpoint_of_root(context.db, context.center(),
                                                  domain::jst_midnight(*day), end, *digits);
  }
  if (!signed_head) {
    signed_head = persistence::checkpoint_before(context.db, context.center(), end);
  }
  if (!signed_head) reject(ProblemCode::not_found, "absent");
  ClosingSheet sheet;
  sheet.day.value = *day;
  sheet.origin = signed_head->origin;
  sheet.size = as_number(signed_head->size);
  sheet.root = audit::hex(signed_head->root);
  sheet.anchor = persistence::paper_anchor(*signed_head);
  sheet.qr.value = print::QrCode(sheet.anchor).rows();
  constexpr std::string_view label = "check ";
  sheet.check = sheet.anchor.substr(sheet.anchor.rfind(label) + label.size(), 4);
  for (const TreeHead& tree : persistence::trees(context.db, context.center())) {
    if (tree.origin == sheet.origin) sheet.agrees = leads_to(context, tree, *signed_head);
  }
  note_tree(context, sheet.origin);
  return json_response(write_body(sheet));
}

}  // namespace kizuna::api
