#include "domain/intake/track_tables.hpp"

namespace kizuna::domain::intake::track_tables {
namespace {

using workflow::go;
using N = TrackNeed;
using S = TrackState;
using State = workflow::StateRow<TrackState>;

// K5 他機関へつなぐ
constexpr State k5_states[] = {
    {S::sent, "K5.0", "sent", "受理待ち", {workflow::DueUnit::calendar_days, 14}},
    {S::acknowledged, "K5.1", "acknowledged", "結果待ち", {workflow::DueUnit::by_plan}},
    {S::answered, "K5.2", "answered", "結果あり", {}, true},
    {S::stopped, "K5.3", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k5_rows[] = {
    {"K5-1",
     {S::sent},
     "acknowledge",
     "受け取りの連絡があった",
     go(S::acknowledged),
     Post::counselor,
     {N::event_date},
     {},
     "3.7"},
    {"K5-2",
     {S::sent, S::acknowledged},
     "receive_result",
     "結果を受け取った",
     go(S::answered),
     Post::counselor,
     {N::event_date, N::result_noted},
     {},
     "3.4, 3.7"},
    {"K5-3",
     {S::sent, S::acknowledged},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::counselor,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k5_table = table_of("track_K5", "他機関へつなぐ", S::sent, k5_states, k5_rows);
static_assert(check_table(k5_table) == workflow::TableFault::none);

// K8 虐待対応連携
constexpr State k8_states[] = {
    {S::notified, "K8.0", "notified", "通報済み", {}},
    {S::fact_check, "K8.1", "fact_check", "市が事実を確認中", {}},
    {S::core_meeting, "K8.2", "core_meeting", "コアメンバー会議", {}},
    {S::measures, "K8.3", "measures", "対応中", {}},
    {S::done, "K8.4", "done", "市が終結", {}, true},
    {S::stopped, "K8.5", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k8_rows[] = {
    {"K8-1",
     {S::notified},
     "check_facts",
     "市が事実の確認に入った",
     go(S::fact_check),
     Post::counselor,
     {N::event_date},
     {},
     "R-20"},
    {"K8-2",
     {S::notified, S::fact_check},
     "hold_core_meeting",
     "コアメンバー会議があった",
     go(S::core_meeting),
     Post::counselor,
     {N::event_date},
     {},
     "MT4"},
    {"K8-3",
     {S::fact_check, S::core_meeting},
     "begin_measures",
     "対応が始まった",
     go(S::measures),
     Post::counselor,
     {N::event_date},
     {},
     "3.4"},
    {"K8-4",
     {S::fact_check, S::core_meeting, S::measures},
     "complete",
     "市が終結した",
     go(S::done),
     Post::counselor,
     {N::event_date, N::result_noted},
     {},
     "W-13"},
    {"K8-5",
     {S::notified, S::fact_check, S::core_meeting, S::measures},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::manager,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k8_table =
    table_of("track_K8", "虐待対応連携", S::notified, k8_states, k8_rows);
static_assert(check_table(k8_table) == workflow::TableFault::none);

// K11 不正・不適切事務の懸念
constexpr State k11_states[] = {
    {S::noted, "K11.0", "noted", "懸念あり", {}},
    {S::examining, "K11.1", "examining", "確認中", {}},
    {S::done, "K11.2", "done", "終了", {}, true},
    {S::stopped, "K11.3", "stopped", "取りやめ", {}, true},
};
constexpr TrackRow k11_rows[] = {
    {"K11-1",
     {S::noted},
     "examine",
     "確認に入った",
     go(S::examining),
     Post::manager,
     {N::event_date},
     {},
     "R-54"},
    {"K11-2",
     {S::noted, S::examining},
     "complete",
     "確認を終えた",
     go(S::done),
     Post::manager,
     {N::event_date, N::result_noted},
     {},
     "3.4"},
    {"K11-3",
     {S::noted, S::examining},
     "stop",
     "取りやめる",
     go(S::stopped),
     Post::manager,
     {N::event_date, N::reason_given},
     {},
     "3.4"},
};
constexpr TrackTable k11_table =
    table_of("track_K11", "不正・不適切事務の懸念", S::noted, k11_states, k11_rows);
static_assert(check_table(k11_table) == workflow::TableFault::none);

}  // namespace

const TrackTable& k5() {
  return k5_table;
}
const TrackTable& k8() {
  return k8_table;
}
const TrackTable& k11() {
  return k11_table;
}

}  // namespace kizuna::domain::intake::track_tables
