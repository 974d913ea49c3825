#include "api/demo/scenarios.hpp"

namespace kizuna::api::demo {
namespace {

// What each case goes through. Days off are real: nobody works on a holiday but
// the two who answer for the abuse report.
// clang-format off
constexpr ScenarioStep table[] = {
  // carried over from the year before
  {"SC-8", "2025-03-04 10:30", "counselor2", "open", "", ""},
  {"SC-8", "2025-03-05 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-11", "2025-03-05 14:30", "counselor", "open", "", ""},
  {"SC-11", "2025-03-06 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-14", "2025-03-06 11:30", "counselor2", "open", "", ""},
  {"SC-14", "2025-03-07 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-8", "2025-03-10 09:00", "counselor2", "start_interview", "", "appointment_on=2025-03-12|safety_acknowledged=yes"},
  {"SC-11", "2025-03-10 10:00", "counselor", "start_interview", "", "appointment_on=2025-03-13|safety_acknowledged=yes"},
  {"SC-14", "2025-03-11 09:00", "counselor2", "start_interview", "", "appointment_on=2025-03-13|safety_acknowledged=yes"},
  {"SC-8", "2025-03-12 16:00", "counselor2", "start_assessment", "", "visited_on=2025-03-12|person_wish=KNOWN|consent=1"},
  {"SC-11", "2025-03-13 16:00", "counselor", "start_assessment", "", "visited_on=2025-03-13|person_wish=KNOWN|consent=2"},
  {"SC-14", "2025-03-14 10:00", "counselor2", "start_assessment", "", "visited_on=2025-03-13|person_wish=UNKNOWN|consent=3"},
  {"SC-14", "2025-03-14 10:20", "counselor2", "kin", "NIECE|真下 薫|near", "roles=EMERGENCY|life=alive|together=no|source=施設から聴取"},
  {"SC-8", "2025-03-19 10:00", "counselor2", "propose_policy", "", "cause=1|residence=10|household=1|genogram=長男は県外|income=年金 月11万円|assets=預金 80万円|abuse_screened=なし"},
  {"SC-11", "2025-03-19 11:00", "counselor", "propose_policy", "", "cause=2|residence=20|household=7|genogram=把握できる親族なし|income=障害年金|assets=預金 帯2|abuse_screened=なし"},
  {"SC-14", "2025-03-21 10:00", "counselor2", "propose_policy", "", "cause=1|residence=21|household=7|genogram=姪が一人|income=年金|assets=unknown|abuse_screened=なし"},
  {"SC-8", "2025-03-25 15:00", "senior", "decide_policy", "", "meeting_on=2025-03-25|tracks=K4|goals=契約を続け、暮らしを整える|roles=主担当 相談員、副担当 専門員|review_on=2025-06-25|dissent=なし"},
  {"SC-11", "2025-03-26 15:00", "senior", "decide_policy", "", "meeting_on=2025-03-26|tracks=K6|goals=市民後見人の候補を探す|roles=主担当 相談員|review_on=2025-06-26|dissent=なし"},
  {"SC-14", "2025-03-28 15:00", "senior", "decide_policy", "", "meeting_on=2025-03-28|tracks=K7|goals=後見人とチームで支える|roles=主担当 相談員|review_on=2025-06-27|dissent=なし"},

  // SC-2: a petition by the daughter
  {"SC-2", "2025-04-15 10:25", "counselor", "open", "", ""},
  {"SC-2", "2025-04-16 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-2", "2025-04-17 09:00", "counselor", "start_interview", "", "appointment_on=2025-04-22|safety_acknowledged=yes"},
  {"SC-2", "2025-04-22 15:40", "counselor", "consent", "2|NAME,CARE,MEDICAL,MONEY,FAMILY,WISH|90:前橋家庭裁判所;42:施設の相談員|2026-04-21", ""},
  {"SC-2", "2025-04-22 16:00", "counselor", "start_assessment", "", "visited_on=2025-04-22|person_wish=KNOWN"},
  {"SC-2", "2025-04-22 16:20", "counselor", "kin", "FATHER|根岸 清", "died_on=S60|source=長女から聴取"},
  {"SC-2", "2025-04-22 16:21", "counselor", "kin", "MOTHER|根岸 さだ", "died_on=H3|source=長女から聴取"},
  {"SC-2", "2025-04-22 16:22", "counselor", "tie", "marriage|根岸 清|根岸 さだ", "source=長女から聴取"},
  {"SC-2", "2025-04-22 16:23", "counselor", "kin", "HUSBAND|髙橋 正", "died_on=H20|source=戸籍 R7.5.2"},
  {"SC-2", "2025-04-22 16:24", "counselor", "kin", "DAUGHTER_1|miwa|near", "life=alive|together=no|roles=MONEY|source=長女から聴取"},
  {"SC-2", "2025-04-22 16:25", "counselor", "kin", "SON_1|髙橋 誠|distant", "life=alive|together=no|source=長女から聴取"},
  {"SC-2", "2025-04-22 16:26", "counselor", "tie", "opposed|髙橋 美和|髙橋 誠", "note=施設費の支払いをめぐって|source=長女から聴取"},
  {"SC-2", "2025-04-22 16:27", "counselor", "agency", "FACILITY|特別養護老人ホーム|STRONG|TO_SUBJECT", "contact_person=生活相談員|source=訪問"},
  {"SC-2", "2025-04-22 16:28", "counselor", "agency", "BANK|銀行(口座は凍結)|STRAINED|BOTH", "source=長女から聴取"},
  {"SC-2", "2025-05-08 10:40", "counselor", "profile", "介護保険証と施設の記録", "cause=1|dementia_adl=3a|care_level=C3|care_level_until=2027-03-31|residence=21|household=7|income_kinds=OLD_BASIC,SURVIVOR|income_yen=140000|deposit_band=4|tax=EXEMPT|legal_measure=NONE"},
  {"SC-2", "2025-05-08 11:00", "counselor", "propose_policy", "", "genogram=長女 美和|income=年金 月14万円|assets=預金 帯4(口座は凍結)|abuse_screened=なし"},
  {"SC-2", "2025-05-14 15:30", "senior", "decide_policy", "", "meeting_on=2025-05-14|tracks=K2,K6|goals=申立てと、施設費の支払いの再開|roles=主担当 相談員、申立人 長女|review_on=2025-08-14|dissent=なし"},
  {"SC-2", "2025-05-14 16:10", "counselor", "task", "診断書と本人情報シートを受け取る|2025-06-06", ""},
  {"SC-2", "2025-05-15 10:00", "counselor", "disclose", "42|施設の相談員|NAME,WISH|B1|PAPER|本人情報シートの依頼文 1部", ""},
  {"SC-2", "2025-06-05 10:00", "counselor", "finish", "診断書と本人情報シートを受け取る", ""},
  {"SC-2", "2025-06-05 10:05", "counselor", "task", "申立書を家庭裁判所に出す(申立人)|2025-07-01", ""},
  {"SC-2", "2025-07-01 15:00", "counselor", "finish", "申立書を家庭裁判所に出す(申立人)", ""},
  {"SC-2", "2025-07-10 16:00", "senior", "supervise", "長女の負担は続けられる範囲か|財産目録の期限を早めに伝える|確定後すぐに初回報告の日を確かめる", ""},
  {"SC-2", "2025-08-14 11:00", "counselor", "task", "初回報告の期限(裁判所の通知)|2025-09-30|others", ""},
  {"SC-2", "2025-09-29 11:00", "counselor", "finish", "初回報告の期限(裁判所の通知)", ""},
  {"SC-2", "2025-09-30 10:00", "counselor", "start_monitoring", "", "tracks=K7|tracks_steady=yes|handover_accepted=yes|contact_interval=6"},

  // SC-3: discharge, no kin
  {"SC-3", "2025-05-09 12:00", "counselor2", "open", "", ""},
  {"SC-3", "2025-05-12 09:00", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-3", "2025-05-12 10:00", "counselor2", "start_interview", "", "appointment_on=2025-05-13|safety_acknowledged=yes"},
  {"SC-3", "2025-05-13 15:30", "counselor2", "consent", "1|NAME,PLACE,MEDICAL,CARE,LIFE,MONEY,WISH|51:市 高齢課;40|2026-03-31", ""},
  {"SC-3", "2025-05-13 16:00", "counselor2", "start_assessment", "", "visited_on=2025-05-13|person_wish=KNOWN"},
  {"SC-3", "2025-05-13 16:20", "counselor2", "agency", "MEDICAL|入院先の病院|STRONG|TO_SUBJECT", "contact_person=医療ソーシャルワーカー|source=病院から聴取"},
  {"SC-3", "2025-05-13 16:21", "counselor2", "agency", "COMMUNITY_SUPPORT|地域包括支援センター|WEAK|TO_SUBJECT", "source=病院から聴取"},
  {"SC-3", "2025-05-14 09:30", "counselor2", "profile", "病院のソーシャルワーカー", "dementia_adl=2b|hospital=市内の病院|household_flags=NO_KIN|deposit_band=9|visit_cautions=DOG|two_person_visit=yes"},
  {"SC-3", "2025-05-14 10:00", "counselor2", "propose_policy", "", "cause=1|residence=30|household=1|genogram=把握できる親族なし|income=年金 額は不明|assets=unknown|abuse_screened=なし"},
  {"SC-3", "2025-05-14 16:00", "senior", "decide_policy", "", "meeting_on=2025-05-14|tracks=K3,K5|goals=退院後の住まいと金銭管理|roles=市長申立て 市、退院支援 包括|review_on=2025-08-14|dissent=なし"},
  {"SC-3", "2025-05-14 16:30", "counselor2", "task", "市へ市長申立てを要請する|2025-05-15", ""},
  {"SC-3", "2025-05-15 16:10", "counselor2", "disclose", "51|市 高齢課|NAME,PLACE,MEDICAL,MONEY,WISH|B1|PAPER|市長申立ての要請書と資料 1部", ""},
  {"SC-3", "2025-05-15 16:15", "counselor2", "disclose", "40|地域包括支援センター境|NAME,PLACE,CARE,LIFE|B1|PAPER|つなぎの連絡票 1部", ""},
  {"SC-3", "2025-05-15 16:20", "counselor2", "finish", "市へ市長申立てを要請する", ""},
  {"SC-3", "2025-05-15 16:25", "counselor2", "task", "包括からの受入れの結果を確かめる|2025-05-29", ""},
  {"SC-3", "2025-05-28 10:00", "counselor2", "finish", "包括からの受入れの結果を確かめる", ""},
  {"SC-3", "2025-08-07 16:00", "senior", "supervise", "審判までの金銭管理をどうするか|市と週に一度確かめる|8月中に入院費の支払い方法を決める", ""},
  {"SC-3", "2025-10-14 10:00", "counselor2", "start_monitoring", "", "tracks=K7|tracks_steady=yes|handover_accepted=yes|contact_interval=6"},

  // SC-4: abuse; the report at 17:20 starts 48 hours that end on Sunday 17:20
  {"SC-4", "2025-05-23 17:07", "counselor", "open", "", ""},
  {"SC-4", "2025-05-23 17:09", "manager", "look", "", ""},
  {"SC-4", "2025-05-23 17:09", "manager", "finish", "緊急度Sまたは虐待の疑いのある相談を受けました", ""},
  {"SC-4", "2025-05-23 17:20", "counselor", "report", "市 高齢課", ""},
  {"SC-4", "2025-05-23 17:22", "counselor", "disclose", "51|市 高齢課|NAME,PLACE,ABUSE,MONEY|B2|ORAL|通報の内容(電話)|高齢者虐待防止法7条", ""},
  {"SC-4", "2025-05-23 17:25", "manager", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-4", "2025-05-23 17:27", "manager", "join", "city_staff|市 虐待対応の担当", ""},
  {"SC-4", "2025-05-23 17:27", "manager", "join", "approver|市 虐待対応の責任者", ""},
  {"SC-4", "2025-05-25 10:10", "counselor", "safe", "市の職員が訪問し、本人と面談した", ""},
  {"SC-4", "2025-05-26 09:00", "counselor", "start_interview", "", "appointment_on=2025-05-26|safety_acknowledged=yes"},
  {"SC-4", "2025-05-26 15:50", "counselor", "consent", "5", ""},
  {"SC-4", "2025-05-26 16:00", "counselor", "start_assessment", "", "visited_on=2025-05-26|person_wish=UNKNOWN"},
  {"SC-4", "2025-05-26 16:20", "counselor", "kin", "SON_1|小暮家の長男|violent", "life=alive|together=yes|roles=MONEY|source=民生委員から聴取"},
  {"SC-4", "2025-05-26 16:21", "counselor", "agency", "VOLUNTEER|民生委員|STRONG|TO_SUBJECT", "source=訪問"},
  {"SC-4", "2025-05-28 09:00", "manager", "finish", "緊急度Sまたは虐待の疑いのある相談を受けました", ""},
  {"SC-4", "2025-06-02 10:00", "counselor", "propose_policy", "", "cause=9|residence=10|household=3|genogram=長男と同居|income=年金(長男が管理)|assets=unknown|abuse_screened=経済・身体の疑い"},

  {"SC-4", "2025-06-10 19:40", "counselor2", "break_glass", "HOSPITAL|救急搬送された病院から、持病と連絡してよい家族を聞かれたため|病院には、家族へ連絡する前に市へ知らせるよう伝えた。", ""},
  {"SC-4", "2025-06-11 09:00", "counselor", "finish", "担当のケースで緊急閲覧がありました", ""},
  {"SC-4", "2025-06-11 09:30", "manager", "finish", "緊急閲覧が始まりました", ""},
  {"SC-4", "2025-06-12 10:00", "manager", "review", "担当者の不在中で、見た記録は必要なものに限られていた。", ""},

  // SC-5: foreign resident
  {"SC-5", "2025-06-03 14:20", "counselor2", "open", "", ""},
  {"SC-5", "2025-06-04 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-5", "2025-06-05 09:00", "counselor2", "start_interview", "", "appointment_on=2025-06-17|safety_acknowledged=yes"},
  {"SC-5", "2025-06-17 11:30", "counselor2", "start_assessment", "", "visited_on=2025-06-17|person_wish=KNOWN|consent=1"},
  {"SC-5", "2025-07-04 10:00", "counselor2", "propose_policy", "", "cause=8|residence=11|household=1|genogram=夫は死亡、子は国外|income=パート収入|assets=夫名義の預金|abuse_screened=なし"},
  {"SC-5", "2025-07-11 15:00", "senior", "decide_policy", "", "meeting_on=2025-07-11|tracks=K1|goals=相続の手続を本人が進める|roles=通訳 外国人総合窓口|review_on=2025-10-10|dissent=なし"},
  {"SC-5", "2025-09-02 10:00", "counselor2", "start_monitoring", "", "tracks_steady=yes|handover_accepted=yes|contact_interval=6"},

  // SC-6 and SC-7: one case
  {"SC-6", "2025-06-17 14:40", "counselor", "open", "", ""},
  {"SC-6", "2025-06-18 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-6", "2025-06-19 09:00", "counselor", "start_interview", "", "appointment_on=2025-06-20|safety_acknowledged=yes"},
  {"SC-6", "2025-06-20 15:00", "counselor", "start_assessment", "", "visited_on=2025-06-20|person_wish=KNOWN|consent=2"},
  {"SC-6", "2025-06-27 15:00", "counselor", "propose_policy", "", "cause=31|residence=11|household=1|genogram=把握できる親族なし|income=生活保護|assets=預金 少額|abuse_screened=なし"},
  {"SC-6", "2025-07-03 15:00", "senior", "decide_policy", "", "meeting_on=2025-07-03|tracks=K4|goals=毎月の生活費を計画して使う|roles=専門員 1名、生活支援員 1名|review_on=2025-10-03|dissent=なし"},
  {"SC-6", "2025-07-03 16:00", "counselor", "task", "日自の契約に立ち会う|2025-07-10", ""},
  {"SC-6", "2025-07-10 15:00", "counselor", "finish", "日自の契約に立ち会う", ""},
  {"SC-6", "2025-09-05 16:50", "counselor", "task", "8月29日の領収書を確かめる(差額5,000円)|2025-09-08", ""},
  {"SC-6", "2025-09-08 11:00", "counselor", "finish", "8月29日の領収書を確かめる(差額5,000円)", ""},
  {"SC-6", "2025-09-09 16:00", "manager", "supervise", "領収書の受渡しの手順に抜けがないか|封筒の中身をその場で二人で確かめる|9月分から受渡票を使う", ""},

  // SC-9: a guardian of the family and his report
  {"SC-9", "2025-08-19 10:10", "counselor", "open", "", ""},
  {"SC-9", "2025-08-20 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-9", "2025-08-21 09:00", "counselor", "start_interview", "", "appointment_on=2025-09-18|safety_acknowledged=yes"},
  {"SC-9", "2025-09-18 11:30", "counselor", "start_assessment", "", "not_met_reason=後見人の支援のため|person_wish=NOT_ASKED|consent=3"},
  {"SC-9", "2025-09-18 11:30", "counselor", "task", "定期報告の期限(裁判所の通知)|2025-11-15|others", ""},
  {"SC-9", "2025-09-26 10:00", "counselor", "propose_policy", "", "cause=1|residence=21|household=7|genogram=長男 健|income=年金|assets=預金 帯3|abuse_screened=なし"},
  {"SC-9", "2025-10-01 15:00", "senior", "decide_policy", "", "meeting_on=2025-10-01|tracks=K7|goals=期限までに報告を出す|roles=主担当 相談員|review_on=2025-12-26|dissent=なし"},
  {"SC-9", "2025-11-13 10:00", "counselor", "finish", "定期報告の期限(裁判所の通知)", ""},

  // SC-10: a complaint about a professional guardian
  {"SC-10", "2025-09-29 11:40", "counselor2", "open", "", ""},
  {"SC-10", "2025-09-29 11:50", "counselor2", "task", "苦情に返事をする|2025-10-06", ""},
  {"SC-10", "2025-09-30 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-10", "2025-10-01 09:00", "counselor2", "start_interview", "", "appointment_on=2025-10-03|safety_acknowledged=yes"},
  {"SC-10", "2025-10-03 15:40", "counselor2", "consent", "1|NAME,CONSULT,WISH|88:後見人の弁護士|2025-12-31", ""},
  {"SC-10", "2025-10-03 16:00", "counselor2", "start_assessment", "", "visited_on=2025-10-03|person_wish=KNOWN"},
  {"SC-10", "2025-10-06 14:00", "counselor2", "disclose", "88|後見人の弁護士|NAME,CONSULT,WISH|B1|ORAL|訪問の希望を電話で伝えた", ""},
  {"SC-10", "2025-10-06 14:30", "counselor2", "finish", "苦情に返事をする", ""},
  {"SC-10", "2025-10-14 10:00", "counselor2", "propose_policy", "", "cause=1|residence=24|household=7|genogram=妹 キヨ|income=年金|assets=後見人が管理|abuse_screened=なし"},
  {"SC-10", "2025-10-21 16:00", "senior", "decide_policy", "", "meeting_on=2025-10-21|tracks=K7|goals=後見人が2か月に一度訪問する|roles=後見人、施設、相談員|review_on=2025-12-01|dissent=なし"},
  {"SC-10", "2025-12-01 13:20", "counselor2", "withdraw", "支援が終わるため、本人が取り下げた", ""},
  {"SC-10", "2025-12-01 13:30", "counselor2", "ask_closing", "1|2か月ごとの訪問が定着し、妹も納得した。後見人と施設に引き継ぐ。", ""},
  {"SC-10", "2025-12-01 16:00", "manager", "close", "", "tracks_steady=yes"},

  // SC-8 goes over from 日自 to 保佐
  {"SC-8", "2025-10-02 11:00", "counselor2", "task", "契約締結審査会に資料を出す|2025-10-16", ""},
  {"SC-8", "2025-10-15 15:00", "counselor2", "finish", "契約締結審査会に資料を出す", ""},
  {"SC-8", "2025-10-16 09:00", "counselor2", "finish", "次の連絡", ""},
  {"SC-8", "2025-10-23 16:30", "senior", "supervise", "本人の意思をどう確かめたか|審査会の意見を本人の言葉で説明する|11月に申立書類をそろえる", ""},
  {"SC-8", "2025-10-24 14:00", "counselor2", "facts", "", "meeting_on=2025-10-23|tracks=K2,K4|goals=保佐の申立てと預り品の返還|review_on=2026-01-23"},
  {"SC-8", "2026-02-03 15:00", "counselor2", "start_monitoring", "", "tracks=K7|tracks_steady=yes|handover_accepted=yes|contact_interval=6"},

  // SC-11: relay to a citizen guardian
  {"SC-11", "2025-11-11 16:00", "counselor", "facts", "", "meeting_on=2025-11-11|goals=社協の法人後見と市民後見人の共同で始める|review_on=2026-02-10"},
  {"SC-11", "2026-01-21 11:00", "counselor", "task", "市民後見人の保険の更新(3月31日まで)|2026-03-31|others", ""},
  {"SC-11", "2026-01-26 10:00", "counselor", "start_monitoring", "", "tracks=K7|tracks_steady=yes|handover_accepted=yes|contact_interval=3"},

  // SC-12: a sealed address, and a call that leaves no trace on the caller
  {"SC-12", "2025-12-04 15:00", "manager", "open", "counselor2", ""},
  {"SC-12", "2025-12-04 15:00", "manager", "enter_abuser", "wife_a|原田|剛|ハラダ|ツヨシ|夫|0270-00-0912", ""},
  {"SC-12", "2025-12-04 15:40", "counselor2", "verify_mask", "wife_a", ""},
  // Only the team and MANAGER know of somebody in a shelter, so who is to decide is named first (M-4).
  {"SC-12", "2025-12-05 09:00", "manager", "join", "senior|受理と方針を決める", ""},
  {"SC-12", "2025-12-05 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-12", "2025-12-08 09:00", "counselor2", "start_interview", "", "appointment_on=2025-12-09|safety_acknowledged=yes"},
  {"SC-12", "2025-12-09 11:40", "counselor2", "link", "2|restricted", ""},
  {"SC-12", "2025-12-09 11:40", "counselor2", "finish", "お答えしない相手からの連絡を受けました", ""},
  {"SC-12", "2025-12-09 13:00", "manager", "finish", "お答えしない相手からの連絡を受けました", ""},
  {"SC-12", "2025-12-10 10:00", "counselor2", "start_assessment", "", "visited_on=2025-12-09|person_wish=KNOWN|consent=2"},
  {"SC-12", "2025-12-16 11:00", "counselor2", "propose_policy", "", "cause=32|residence=42|household=1|genogram=把握できる親族なし|income=障害年金|assets=unknown|abuse_screened=配偶者からの暴力(E3)"},
  {"SC-12", "2025-12-22 15:00", "senior", "decide_policy", "", "meeting_on=2025-12-22|tracks=K1,K5|goals=離婚調停と、年金の受取口座の変更|roles=法律相談 弁護士会|review_on=2026-03-19|dissent=なし"},
  {"SC-12", "2026-03-19 10:00", "counselor2", "task", "弁護士からの返事を確かめる|2026-04-10", ""},

  // SC-13: the same voice thirteen times
  {"SC-13", "2026-01-09 13:23", "counselor", "group", "匿名(男性)・近所の物音", ""},
  {"SC-13", "2026-01-13 14:22", "counselor2", "identify", "akutsu", ""},
  {"SC-13", "2026-01-13 14:50", "counselor2", "open", "", ""},
  {"SC-13", "2026-01-13 14:50", "counselor2", "link", "1", ""},
  {"SC-13", "2026-01-13 14:50", "counselor2", "link", "2", ""},
  {"SC-13", "2026-01-13 14:50", "counselor2", "link", "3", ""},
  {"SC-13", "2026-01-13 14:50", "counselor2", "link", "4", ""},
  {"SC-13", "2026-01-13 16:00", "senior", "agree_on_answers", "akutsu|15分を目安に話を聞き、困りごとを一つ確かめて、次に電話してよい日を伝える。|2026-04-13", ""},
  {"SC-13", "2026-01-14 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-13", "2026-01-19 09:00", "counselor2", "start_interview", "", "appointment_on=2026-01-27|safety_acknowledged=yes"},
  {"SC-13", "2026-01-28 09:50", "counselor2", "consent", "4", ""},
  {"SC-13", "2026-01-28 10:00", "counselor2", "start_assessment", "", "visited_on=2026-01-27|person_wish=UNKNOWN"},
  {"SC-13", "2026-02-10 14:00", "counselor", "finish", "次の連絡", ""},
  {"SC-13", "2026-02-12 10:00", "counselor2", "propose_policy", "", "cause=9|residence=10|household=1|genogram=把握できる親族なし|income=unknown|assets=unknown|abuse_screened=セルフネグレクトの疑い"},
  {"SC-13", "2026-02-18 15:00", "senior", "decide_policy", "", "meeting_on=2026-02-18|tracks=K9|goals=関係を切らさず見守る|roles=民生委員、相談員|review_on=2026-05-18|dissent=本人の拒否を重く見るべきとの意見があった"},
  {"SC-13", "2026-02-18 15:40", "counselor2", "disclose", "31|地区の民生委員|NAME,LIFE|B3|ORAL|見守りに要ることを口頭で|冬に暖房と食事が足りていない;本人が情報の提供を断っている;訪ねるのに名前と暮らしの様子が要る", ""},
  {"SC-13", "2026-02-18 15:50", "manager", "finish", "同意のない提供(B3)がありました", ""},
  {"SC-13", "2026-02-18 16:00", "senior", "task", "電話への対応方針を見直す|2026-04-17", ""},
  {"SC-13", "2026-02-19 10:00", "counselor2", "task", "民生委員と見守りの様子を確かめる|2026-04-17", ""},

  // SC-14: death, and the last things
  {"SC-14", "2025-07-01 10:00", "counselor2", "start_monitoring", "", "tracks_steady=yes|handover_accepted=yes|contact_interval=6"},
  {"SC-14", "2026-02-10 09:40", "counselor2", "record_death", "2026-02-08|ケアマネジャーからの電話", ""},
  {"SC-14", "2026-02-17 10:30", "counselor2", "task", "後見人の管理の計算(民法870条、2か月以内)|2026-04-08|others", ""},
  {"SC-14", "2026-02-27 15:00", "counselor2", "ask_closing", "5|2月8日に死亡。郵送を止め、後見人に終了後の手続を案内した。", ""},
  {"SC-14", "2026-03-02 14:00", "manager", "close", "", "consent_end=2026-02-08"},

  // SC-15: who is he?
  {"SC-15", "2026-03-03 14:20", "counselor", "open", "", ""},
  {"SC-15", "2026-03-04 09:10", "senior", "accept", "", "duplicates_checked=yes|contract_scope=委託の範囲内"},
  {"SC-15", "2026-03-05 09:00", "counselor", "start_interview", "", "appointment_on=2026-03-06|safety_acknowledged=yes"},
  {"SC-15", "2026-03-06 16:00", "counselor", "start_assessment", "", "visited_on=2026-03-06|person_wish=KNOWN|consent=1"},
  {"SC-15", "2026-03-19 16:00", "counselor", "merge", "watanabe3|watanabe1|保険証で氏名と生年月日を確かめた", ""},
  {"SC-15", "2026-03-19 16:00", "counselor", "propose_policy", "", "cause=9|residence=41|household=1|genogram=把握できる親族なし|income=unknown|assets=unknown|abuse_screened=なし"},
  {"SC-15", "2026-03-19 16:10", "counselor", "task", "自立相談支援の結果を聞く|2026-04-03", ""},

  // what waits at the end of the year
  {"SC-4", "2026-03-19 17:00", "counselor", "ask_closing", "3|市が主担当となって見守りと年金の管理を続けるため、センターの関わりを終える。", ""},
};
// clang-format on

}  // namespace

std::span<const ScenarioStep> steps() {
  return table;
}

}  // namespace kizuna::api::demo
