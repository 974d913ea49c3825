#include "server/commands/audit.hpp"

#include <chrono>
#include <functional>
#include <ostream>

#include "domain/calendar/era.hpp"
#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/closing_sheet.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/audit_log/export.hpp"
#include "persistence/audit_log/proofs.hpp"
#include "persistence/audit_log/self_check.hpp"
#include "server/commands/desk.hpp"
#include "server/qr_text.hpp"

namespace kizuna::server {
namespace {

using persistence::CenterSnapshot;

constexpr int exit_failed = 1;
constexpr int exit_faults = 12;
constexpr int exit_rolled_back = 15;

Desk desk_at(const AuditPlace& place) {
  return {place.settings, place.center_id, place.signer_socket};
}

persistence::ActRecord act_on_log(const AuditPlace& place, const char* act,
                                  const std::string& origin, std::string detail) {
  auto record = act_of_operator(place.center_id, act, {"log", origin, std::nullopt});
  record.purpose = "audit";
  record.detail = std::move(detail);
  return record;
}

void print_sheet(domain::CivilDate day, const audit::Checkpoint& checkpoint, std::ostream& out) {
  const std::string anchor = persistence::paper_anchor(checkpoint);
  out << "監査記録 日次締め\n\n"
      << "締め日  " << domain::to_wareki_with_weekday(day) << '\n'
      << "名前    " << checkpoint.origin << '\n'
      << "件数    " << checkpoint.size << "\n\n"
      << anchor << '\n'
      << "上の5行をそのままファイルに写すと kizuna-verify の --anchor "
         "に使えます。QRも同じ5行です。\n\n"
      << qr_text(anchor) << '\n'
      << "確認者(当番の責任者)                        印\n";
}

int guarded(std::ostream& err, const std::function<int()>& work) {
  try {
    return work();
  } catch (const persistence::TreeRewritten& refusal) {
    err << "kizuna audit: " << refusal.what() << '\n';
    return exit_rolled_back;
  } catch (const std::exception& failure) {
    err << "kizuna audit: " << failure.what() << '\n';
    return exit_failed;
  }
}

}  // namespace

int audit_export(const AuditPlace& place, const AuditExport& what, std::ostream& out,
                 std::ostream& err) {
  return guarded(err, [&] {
    if (std::filesystem::exists(what.folder)) {
      throw std::runtime_error(what.folder.string() + " is there already");
    }
    Desk desk = desk_at(place);
    const std::string detail = what.details ? R"({"details":"complete"})" : R"({"details":"none"})";
    desk.cover(desk.leave_entry(act_on_log(place, "log.export", desk.newest_origin(), detail)));
    const auto report = persistence::export_bundle(desk.reader(), place.center_id, what.folder,
                                                   what.details, wall_clock());
    out << "shards " << report.shards << " entries " << report.entries << " notes " << report.notes
        << " details " << report.details << " receipts " << report.receipts << '\n';
    return 0;
  });
}

int audit_checkpoint(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk = desk_at(place);
    desk.cover({desk.newest_origin(), 0, {}});
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    const auto tree = persistence::newest_tree(desk.reader(), place.center_id);
    if (!tree) throw std::runtime_error("the center has no log yet");
    out << persistence::newest_note(desk.reader(), place.center_id, tree->origin)->text;
    return 0;
  });
}

int audit_receipt(const AuditPlace& place, const AuditReceipt& what, std::ostream& out,
                  std::ostream& err) {
  return guarded(err, [&] {
    if (std::filesystem::exists(what.file)) {
      throw std::runtime_error(what.file.string() + " is there already");
    }
    Desk desk = desk_at(place);
    const std::string detail = "{\"seq\":" + std::to_string(what.seq) + "}";
    desk.cover(desk.leave_entry(act_on_log(place, "log.receipt", what.origin, detail)));
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    const auto receipt =
        persistence::receipt_for(desk.reader(), place.center_id, what.origin, what.seq);
    if (!receipt) throw std::runtime_error("there is no such entry under a checkpoint");
    persistence::write_durably(what.file, audit::print(*receipt));
    out << what.file.string() << '\n';
    return 0;
  });
}

int audit_vkey(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk = desk_at(place);
    std::string policy =
        "# 監査人の検証方針 (C2SP tlog-policy)。鍵は紙など別の経路でも確かめてください。\n";
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    for (const auto& tree : persistence::trees(desk.reader(), place.center_id)) {
      policy += "log " + desk.vkey(tree.origin) + "\n";
    }
    policy +=
        "# 立会人(witness)がある場合は「witness 名前 鍵」の行を加え、quorum "
        "にその名前を書きます。\n"
        "quorum none\n";
    out << policy;
    return 0;
  });
}

int audit_closing_sheet(const AuditPlace& place, const std::string& date, std::ostream& out,
                        std::ostream& err) {
  return guarded(err, [&] {
    const domain::CivilDate today = domain::jst_date(wall_clock());
    const auto day = date.empty() ? today : domain::parse_iso_date(date);
    if (!day) throw std::runtime_error("not a date: " + date);
    if (*day > today) throw std::runtime_error("that day has not come yet");
    Desk desk = desk_at(place);
    const std::string detail = "{\"date\":\"" + domain::to_iso(*day) + "\"}";
    desk.cover(
        desk.leave_entry(act_on_log(place, "log.closing_sheet", desk.newest_origin(), detail)));
    const CenterSnapshot snapshot(desk.reader(), place.center_id);
    const auto checkpoint = persistence::checkpoint_before(
        desk.reader(), place.center_id, domain::jst_midnight(*day) + std::chrono::days(1));
    if (!checkpoint) throw std::runtime_error("nothing was signed up to that day");
    print_sheet(*day, *checkpoint, out);
    return 0;
  });
}

int audit_verify(const AuditPlace& place, std::ostream& out, std::ostream& err) {
  return guarded(err, [&] {
    Desk desk = desk_at(place);
    desk.compare_with_signer();
    const auto faults = persistence::faults_of_log(
        desk.reader(), place.center_id,
        [&](const std::string& origin) { return desk.vkey_if_known(origin); });
    for (const auto& fault : faults) out << "FAIL " << fault.place << ": " << fault.what << '\n';
    if (faults.empty()) out << "OK\n";
    return faults.empty() ? 0 : exit_faults;
  });
}

}  // namespace kizuna::server
