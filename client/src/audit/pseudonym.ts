import { roleNames } from '../app/places';
import type { AuditEntry } from '../api/schema';

type Text = (ja: string, en: string) => string;

/** The end of an id: enough to see that two lines are about the same one, and no name. */
export function shortId(id: string): string {
  return id.length > 9 ? `…${id.slice(-6)}` : id;
}

/** Who acted, by role and short id. */
export function whoOf(entry: AuditEntry, t: Text): string {
  if (!entry.actor) return entry.outcome === 'denied' ? t('ログイン前', 'not signed in') : t('システム', 'system');
  const role = roleNames[entry.actor.role];
  const name = role ? t(...role) : entry.actor.role === 'service' ? t('連携用', 'machine') : entry.actor.role;
  return `${name} ${shortId(entry.actor.id)}`;
}

const kinds: Record<string, [ja: string, en: string]> = {
  account: ['利用者', 'account'],
  anonymous_group: ['匿名の相談', 'anonymous calls'],
  case: ['ケース', 'case'],
  center: ['センター', 'center'],
  closing: ['終結', 'closing'],
  contact: ['相談受付', 'contact'],
  draft: ['下書き', 'draft'],
  log: ['監査記録', 'log'],
  login: ['利用者名', 'login'],
  meeting: ['会議', 'meeting'],
  person: ['人', 'person'],
  response_sheet: ['対応方針', 'response sheet'],
  session: ['ログイン', 'session'],
  task: ['タスク', 'task'],
  token: ['トークン', 'token'],
};

/** What was acted upon. */
export function objectOf(entry: AuditEntry, t: Text): string {
  if (!entry.object) return t('一覧', 'a list');
  const kind = kinds[entry.object.type];
  return `${kind ? t(...kind) : entry.object.type} ${shortId(entry.object.id)}`;
}

export function outcomeOf(entry: AuditEntry, t: Text): string {
  if (entry.outcome === 'ok') return t('済み', 'done');
  if (entry.outcome === 'denied') return t(`断り ${entry.rule ?? ''}`.trim(), `denied ${entry.rule ?? ''}`.trim());
  return t('失敗', 'failed');
}

/** "9f2ca41b…" → "9f2c-a41b-…": the first sixteen digits, as they stand on paper. */
export function rootInGroups(root: string, digits = 16): string {
  return root.slice(0, digits).replace(/(.{4})(?=.)/g, '$1-');
}

/** What a hand typed from paper, as digits only. */
export function typedDigits(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9a-fA-F]/g, '').toLowerCase();
}

/** "audit.host/isesaki/2025" → 「R7年度」. */
export function treeName(origin: string): string {
  const year = /\/(\d{4})((?:\.r\d+)?)$/.exec(origin);
  return year ? `R${Number(year[1]) - 2018}年度${year[2] ? `(復元 ${year[2].slice(2)})` : ''}` : origin;
}
