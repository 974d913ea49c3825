import type { CaseAction } from '../api/schema';

type FactName = NonNullable<CaseAction['facts']>[number]['name'];

/** Facts that a manager may enter with the decision itself, by the need that asks for them. */
export const factInputs: Partial<Record<string, { name: FactName; kind: 'flag' | 'text' | 'date'; ja: string; en: string }>> = {
  duplicates_checked: { name: 'duplicates_checked', kind: 'flag', ja: '重複を確かめた', en: 'Duplicates were checked' },
  contract_scope_decided: { name: 'contract_scope', kind: 'text', ja: '市との契約の範囲', en: 'Scope of the contract' },
  abuse_decided: { name: 'abuse_decided', kind: 'flag', ja: '虐待の疑いの有無を判断した', en: 'Abuse was decided' },
  consent_end_recorded: { name: 'consent_end', kind: 'date', ja: '同意の終わりの日', en: 'End of the consents' },
  tracks_steady: { name: 'tracks_steady', kind: 'flag', ja: '支援ラインが終わったか安定している', en: 'Tracks are steady' },
};
