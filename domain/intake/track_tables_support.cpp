#include "domain/intake/track_tables.hpp"

namespace kizuna::domain::intake::track_tables {
namespace {

using workflow::go;
using N = TrackNeed;
using S = TrackState;
using State = workflow::StateRow<TrackState>;

// K1 制度案内
constexpr State k1_states[] = {
    {S::informing, "K1.0", "informing", "案内中", {}},
    {S::done, "K1.1", "done", "案内済み", {}, true},
    {S::stopped, "K1.2", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k1_rows[] = {
    {"K1-1",
     {S::informing},
     "complete",
     "案内を終える",
     go(S::done),
     Post::counselor,
     {N::material_given, N::understanding_checked},
     {},
     "3.4"},
    {"K1-2",
     {S::informing},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k1_table = table_of("track_K1", "制度案内", S::informing, k1_states, k1_rows);
static_assert(check_table(k1_table) == workflow::TableFault::none);

// K4 日常生活自立支援事業
constexpr State k4_states[] = {
    {S::desk_intake, "N1", "intake", "相談受付", {}},
    {S::first_visit, "N2", "first_visit", "初回訪問", {}},
    {S::screening, "N3", "screening", "能力確認", {}},
    {S::board, "N3a", "board", "審査会照会", {}},
    {S::plan_draft, "N4", "plan_draft", "支援計画案", {}},
    {S::contract, "N5", "contract", "契約", {}},
    {S::custody_begun, "N6", "custody_begun", "預かり・開始", {}},
    {S::running, "N7", "running", "支援中", {}},
    {S::paused, "N7a", "paused", "休止", {}},
    {S::ending, "N8", "ending", "終了手続", {}},
    {S::waiting_list, "K4.w", "waiting_list", "待機", {}},
    {S::done, "N9", "done", "終了", {}, true},
    {S::stopped, "K4.x", "stopped", "不成立", {}, true},
};
constexpr TrackRow k4_rows[] = {
    {"K4-1",
     {S::desk_intake},
     "visit",
     "初回訪問をした",
     go(S::first_visit),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-2",
     {S::first_visit},
     "screen",
     "能力を確認した",
     go(S::screening),
     Post::counselor,
     {N::event_date},
     {},
     "6.3"},
    {"K4-3",
     {S::screening},
     "ask_board",
     "審査会に諮った",
     go(S::board),
     Post::counselor,
     {N::event_date},
     {},
     "R-70"},
    {"K4-4",
     {S::screening, S::board},
     "draft_plan",
     "支援計画案を作った",
     go(S::plan_draft),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-5",
     {S::plan_draft},
     "sign",
     "契約した",
     go(S::contract),
     Post::counselor,
     {N::event_date, N::contract_decided},
     {},
     "W-5"},
    {"K4-6",
     {S::contract},
     "begin_custody",
     "預かりを始めた",
     go(S::custody_begun),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-7",
     {S::contract, S::custody_begun},
     "begin",
     "支援を始めた",
     go(S::running),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-8",
     {S::running},
     "pause",
     "休止した",
     go(S::paused),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "6.2"},
    {"K4-9",
     {S::paused},
     "resume",
     "再開した",
     go(S::running),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-10",
     {S::contract, S::custody_begun, S::running, S::paused},
     "begin_end",
     "終了の手続に入った",
     go(S::ending),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "6.10"},
    {"K4-11",
     {S::ending},
     "complete",
     "終了した",
     go(S::done),
     Post::counselor,
     {N::event_date},
     {},
     "6.10"},
    {"K4-12",
     {S::desk_intake, S::first_visit, S::screening, S::plan_draft},
     "wait",
     "待機にした",
     go(S::waiting_list),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "6.2"},
    {"K4-13",
     {S::waiting_list},
     "leave_list",
     "待機が明けた",
     go(S::first_visit),
     Post::counselor,
     {N::event_date},
     {},
     "6.2"},
    {"K4-14",
     {S::desk_intake, S::first_visit, S::screening, S::board, S::plan_draft, S::contract,
      S::custody_begun, S::running, S::paused, S::ending, S::waiting_list},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k4_table =
    table_of("track_K4", "日常生活自立支援事業", S::desk_intake, k4_states, k4_rows);
static_assert(check_table(k4_table) == workflow::TableFault::none);

// K7 後見人支援
constexpr State k7_states[] = {
    {S::planned, "K7.0", "planned", "準備中", {}},
    {S::running, "K7.1", "running", "支援中", {}},
    {S::done, "K7.2", "done", "終了", {}, true},
    {S::stopped, "K7.3", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k7_rows[] = {
    {"K7-1",
     {S::planned},
     "begin",
     "支援を始めた",
     go(S::running),
     Post::counselor,
     {N::event_date},
     {},
     "4"},
    {"K7-2",
     {S::running},
     "complete",
     "話し合って終えた",
     go(S::done),
     Post::counselor,
     {N::event_date, N::result_noted},
     {},
     "3.4"},
    {"K7-3",
     {S::planned, S::running},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k7_table = table_of("track_K7", "後見人支援", S::planned, k7_states, k7_rows);
static_assert(check_table(k7_table) == workflow::TableFault::none);

// K9 見守り
constexpr State k9_states[] = {
    {S::planned, "K9.0", "planned", "計画中", {}},
    {S::running, "K9.1", "running", "見守り中", {}},
    {S::done, "K9.2", "done", "終了", {}, true},
    {S::stopped, "K9.3", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k9_rows[] = {
    {"K9-1",
     {S::planned},
     "begin",
     "見守りを始めた",
     go(S::running),
     Post::counselor,
     {N::event_date},
     {},
     "3.4"},
    {"K9-2",
     {S::running},
     "complete",
     "見直して終えた",
     go(S::done),
     Post::counselor,
     {N::event_date, N::result_noted},
     {},
     "3.4"},
    {"K9-3",
     {S::planned, S::running},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k9_table = table_of("track_K9", "見守り", S::planned, k9_states, k9_rows);
static_assert(check_table(k9_table) == workflow::TableFault::none);

// K10 費用・報酬助成
constexpr State k10_states[] = {
    {S::planned, "K10.0", "planned", "申請の準備", {}},
    {S::filed, "K10.1", "filed", "申請済み", {}},
    {S::running, "K10.2", "running", "助成中", {}},
    {S::done, "K10.3", "done", "終了", {}, true},
    {S::stopped, "K10.4", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k10_rows[] = {
    {"K10-1",
     {S::planned},
     "file",
     "申請した",
     go(S::filed),
     Post::counselor,
     {N::event_date},
     {},
     "3.4"},
    {"K10-2",
     {S::filed},
     "begin",
     "助成が決まった",
     go(S::running),
     Post::counselor,
     {N::event_date},
     {},
     "3.4"},
    {"K10-3",
     {S::filed, S::running},
     "complete",
     "助成が終わった",
     go(S::done),
     Post::counselor,
     {N::event_date, N::result_noted},
     {},
     "3.4"},
    {"K10-4",
     {S::planned, S::filed, S::running},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k10_table =
    table_of("track_K10", "費用・報酬助成", S::planned, k10_states, k10_rows);
static_assert(check_table(k10_table) == workflow::TableFault::none);

}  // namespace

const TrackTable& k1() {
  return k1_table;
}
const TrackTable& k4() {
  return k4_table;
}
const TrackTable& k7() {
  return k7_table;
}
const TrackTable& k9() {
  return k9_table;
}
const TrackTable& k10() {
  return k10_table;
}

}  // namespace kizuna::domain::intake::track_tables
