#pragma once
#include "domain/intake/tracks.hpp"

/// The states and steps of each kind of track. Of the lines that a later module runs in full
/// (petitions, daily support, matching, subsidies, concerns) only date and state are kept here.
namespace kizuna::domain::intake::track_tables {

inline constexpr workflow::PostRow<Post> posts[] = {
    {Post::staff, "職員"},
    {Post::counselor, "相談員"},
    {Post::senior, "主任相談員"},
    {Post::manager, "センター長"},
};

inline constexpr workflow::NeedRow<TrackNeed> needs[] = {
    {TrackNeed::event_date, "event_date", "/on",
     "それがあった日を入れてください(前の段階の日から今日まで)。"},
    {TrackNeed::reason_given, "reason_given", "/reason", "理由を入力してください。"},
    {TrackNeed::result_noted, "result_noted", "/result", "結果を入力してください。"},
    {TrackNeed::material_given, "material_given", "/material", "渡した資料を入力してください。"},
    {TrackNeed::understanding_checked, "understanding_checked", "/understood",
     "理解されたことを確かめてください。"},
    {TrackNeed::guardian_contacted, "guardian_contacted", "/guardian_contacted",
     "後見人等に連絡したことを確かめてください。"},
    {TrackNeed::contract_decided, "contract_decided", "/decided",
     "支援方針会議で日常生活自立支援事業の契約を決めてください。"},
};

/// Everything ends for good: a line that comes back is opened anew.
template <std::size_t States, std::size_t Rows>
constexpr TrackTable table_of(std::string_view name, std::string_view title, TrackState initial,
                              const workflow::StateRow<TrackState> (&states)[States],
                              const TrackRow (&rows)[Rows]) {
  return {name, title, initial, states, posts, needs, rows, {}, &carries};
}

const TrackTable& k1();
const TrackTable& k2();
const TrackTable& k3();
const TrackTable& k4();
const TrackTable& k5();
const TrackTable& k6();
const TrackTable& k7();
const TrackTable& k8();
const TrackTable& k9();
const TrackTable& k10();
const TrackTable& k11();

}  // namespace kizuna::domain::intake::track_tables
