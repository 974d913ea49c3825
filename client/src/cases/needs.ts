/** Where on the page of a case each need of the workflow is met: facts of the case, or a place. */
export type NeedPlace = 'reason' | 'owner' | 'urgency' | 'closing' | 'attempts' | 'suspension' | 'death' | 'contact' | 'overlay' | 'tasks' | 'other_person' | 'none';

export interface Need {
  ja: string;
  en: string;
  facts: readonly string[];
  place: NeedPlace;
}

function facts(ja: string, en: string, ...names: string[]): Need {
  return { ja, en, facts: names, place: 'none' };
}

function place(ja: string, en: string, where: NeedPlace): Need {
  return { ja, en, facts: [], place: where };
}

export const needs: Record<string, Need> = {
  case_wanted: place('ケース化の条件', 'case wanted', 'reason'),
  c_fields_complete: place('受付の必要項目', 'fields of the contact', 'contact'),
  no_other_open_case: place('ほかに開いたケースがない', 'no other open case', 'none'),
  urgency_decided: place('緊急度', 'urgency', 'urgency'),
  abuse_decided: facts('虐待の疑いの判断', 'suspicion decided', 'abuse_decided'),
  owner_decided: place('担当者', 'owner', 'owner'),
  duplicates_checked: facts('重複の確認', 'duplicates checked', 'duplicates_checked'),
  contract_scope_decided: facts('委託の対象', 'scope of the contract', 'contract_scope'),
  not_the_receiver: place('受付をした人とは別の人', 'not the receiver', 'other_person'),
  reason_given: place('理由', 'reason', 'reason'),
  abuse_overlay_off: place('虐待対応中でない', 'no abuse response', 'overlay'),
  abuse_overlay_on: place('虐待対応中である', 'abuse response on', 'overlay'),
  urgency_never_s: place('緊急度Sになったことがない', 'never urgency S', 'none'),
  appointment_exists: facts('面接の予定', 'appointment', 'appointment_on'),
  safety_acknowledged: facts('訪問時の注意の確認', 'safety notes read', 'safety_acknowledged'),
  person_met_or_reason: facts('本人に会ったか、会えない理由', 'person met', 'visited_on', 'not_met_reason'),
  wish_recorded: facts('本人の意向', 'wish', 'person_wish'),
  consent_recorded: facts('本人の同意', 'consent', 'consent'),
  profile_complete: facts('基本情報', 'profile', 'cause', 'residence', 'household'),
  genogram_present: facts('家族図', 'genogram', 'genogram'),
  income_screened: facts('収入', 'income', 'income'),
  assets_screened: facts('資産', 'assets', 'assets'),
  abuse_screened: facts('虐待の有無の確認', 'abuse screened', 'abuse_screened'),
  meeting_finalised: facts('支援方針検討会議', 'meeting', 'meeting_on'),
  track_decided: facts('支援ライン', 'tracks', 'tracks'),
  goals_set: facts('目標', 'goals', 'goals'),
  roles_set: facts('役割分担', 'roles', 'roles'),
  review_date_set: facts('見直しの日', 'review date', 'review_on'),
  dissent_noted: facts('反対意見', 'dissent', 'dissent'),
  information_listed: facts('足りない情報', 'missing information', 'information'),
  information_date_set: facts('情報をそろえる日', 'information due', 'information_due'),
  tracks_steady: facts('支援ラインの安定', 'tracks steady', 'tracks_steady'),
  handover_accepted: facts('引継ぎの受取り', 'handover accepted', 'handover_accepted'),
  change_event: facts('変化のきっかけ', 'change event', 'change_event'),
  no_open_task: place('残った仕事がない', 'no open task', 'tasks'),
  no_open_custody: place('預り金・預り品がない', 'nothing in custody', 'none'),
  consent_end_recorded: facts('同意の終わりの日', 'end of consent', 'consent_end'),
  close_reason_given: place('終結理由', 'reason for closing', 'closing'),
  early_close_reason_given: place('早期終結の理由', 'reason for closing early', 'closing'),
  closing_summary: place('終結のまとめ', 'closing summary', 'closing'),
  statistics_complete: place('統計の項目', 'statistics', 'none'),
  not_the_owner: place('担当者とは別の人', 'not the owner', 'other_person'),
  not_the_requester: place('申し出た人とは別の人', 'not the requester', 'other_person'),
  left_in_support: place('支援実施かモニタリングから中断', 'left in support', 'none'),
  left_before_support: place('支援方針会議までに中断', 'left before support', 'none'),
  city_officer_approved: place('市職員の承認', 'approval of the city', 'other_person'),
  contact_linked: place('再開のきっかけの相談', 'contact that reopens', 'contact'),
  within_five_years: place('終結から5年以内', 'within five years', 'none'),
  suspension_reason: place('中断の理由', 'reason for suspending', 'suspension'),
  attempts_sufficient: place('連絡の記録', 'attempts', 'attempts'),
  city_end_date: facts('市が虐待対応を終えた日', 'end of the response', 'city_ended_on'),
  death_recorded: place('死亡日と知った方法', 'death', 'death'),
  death_not_recorded_yet: place('死亡が未記録', 'death not recorded', 'none'),
  death_on_record: place('死亡の記録', 'death on record', 'none'),
};

export function needOf(code: string): Need {
  return needs[code] ?? { ja: code, en: code, facts: [], place: 'none' };
}

export type Mark = 'untouched' | 'lacking' | 'done';

/** Looked at is not the same as untouched: some of its facts are there, or none. */
export function markOf(code: string, isUnmet: boolean, entered: ReadonlySet<string>): Mark {
  if (!isUnmet) return 'done';
  return needOf(code).facts.some((name) => entered.has(name)) ? 'lacking' : 'untouched';
}
