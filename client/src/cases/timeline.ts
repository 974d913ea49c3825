import type { TimelineLine } from '../api/schema';

type Text = (ja: string, en: string) => string;

const changes: Record<string, [ja: string, en: string]> = {
  set_facts: ['項目を記入', 'facts entered'],
  link: ['相談を結び付け', 'consultation linked'],
  unlink: ['相談を外した', 'consultation unlinked'],
  join_team: ['チームに加えた', 'joined the team'],
  assign: ['担当者を決めた', 'owner assigned'],
  change_urgency: ['緊急度を変えた', 'urgency changed'],
  supervise: ['スーパービジョン', 'supervision'],
  approve_closing: ['市の職員が終結を承認', 'closing approved by the city'],
  record_consent: ['同意を記録', 'consent recorded'],
  withdraw_consent: ['同意の撤回', 'consent withdrawn'],
  disclose: ['外へ提供', 'disclosed'],
  return_copy: ['写しが返った', 'copy returned'],
  return_closing: ['終結を戻した', 'closing returned'],
  break_glass: ['緊急閲覧', 'emergency access'],
  note: ['メモ', 'note'],
  ask_for_closing: ['終結を申し出た', 'closing asked for'],
  report_abuse: ['市へ通報した', 'reported to the city'],
  confirm_safety: ['安全を確認した', 'safety confirmed'],
  abuse_status: ['市の判断を記録', 'decision of the city'],
};

const kinds: Record<string, [mark: string, ja: string, en: string]> = {
  contact: ['相', '相談', 'consultation'],
  transition: ['進', '状態', 'state'],
  change: ['記', '記入', 'change'],
  overlay: ['緊', '緊急・死亡', 'overlay'],
  task: ['仕', '仕事', 'task'],
  meeting: ['会', '会議', 'meeting'],
  consent: ['同', '同意', 'consent'],
  disclosure: ['渡', '提供', 'disclosure'],
  track: ['線', '支援ライン', 'line of support'],
  referral: ['繋', 'つなぎ', 'referral'],
  note: ['メ', 'メモ', 'note'],
  break_glass: ['覧', '緊急閲覧', 'emergency access'],
};

export function kindOf(line: TimelineLine, t: Text): { mark: string; word: string } {
  const [mark, ja, en] = kinds[line.kind] ?? ['他', line.kind, line.kind];
  return { mark, word: t(ja, en) };
}

/** What happened, in words; `labels` are the workflow's own for its actions. */
export function titleOf(line: TimelineLine, labels: Record<string, string>, t: Text): string {
  const known = changes[line.title];
  if (known) return t(...known);
  return labels[line.title] ?? line.title;
}

/** What may be asked for: the server's own kinds. */
export const timelineKinds = [
  'contact',
  'transition',
  'change',
  'overlay',
  'task',
  'meeting',
  'consent',
  'disclosure',
  'track',
  'referral',
  'note',
  'break_glass',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];
