import type { ContactFields, ContactView } from '../api/schema';
import { shortTime } from '../dates/format';
import { type CodeLists, labelOf } from './codes';

/** One line of a contact as it is shown, printed and amended. */
export interface FieldRow {
  name: keyof ContactFields;
  ja: string;
  en: string;
  /** The code list, where the field holds a code of one. */
  list?: string;
  /** How an amendment enters it; absent: it is not amended on this page. */
  entry?: 'code' | 'line' | 'text' | 'date';
}

/** In the order of the form (F02-F25). */
export const fieldRows: readonly FieldRow[] = [
  { name: 'received_at', ja: '受付日時', en: 'Received' },
  { name: 'direction', ja: '受信・発信', en: 'Direction', list: 'direction', entry: 'code' },
  { name: 'method', ja: '方法', en: 'Method', list: 'method', entry: 'code' },
  { name: 'is_new', ja: '新規・継続・再', en: 'New or continued', list: 'is_new', entry: 'code' },
  { name: 'minutes', ja: '所要時間(分)', en: 'Minutes' },
  { name: 'caller_type', ja: '相談者区分', en: 'Kind of caller', list: 'caller', entry: 'code' },
  { name: 'caller_label', ja: '匿名の相談者', en: 'Anonymous caller', entry: 'line' },
  { name: 'caller_org', ja: '所属', en: 'Organisation', entry: 'line' },
  { name: 'relation', ja: '本人との続柄', en: 'Relation' },
  { name: 'callback', ja: '連絡先', en: 'Call back' },
  { name: 'topic_main', ja: '相談内容', en: 'Topic', list: 'topic', entry: 'code' },
  { name: 'topic_subs', ja: 'ほかの内容', en: 'Further topics', list: 'topic' },
  { name: 'person_wish', ja: '本人の意向', en: "Subject's wish", list: 'person_wish', entry: 'code' },
  { name: 'person_wish_text', ja: '意向の内容', en: 'Wish', entry: 'text' },
  { name: 'path', ja: '相談経路', en: 'Sent by', list: 'path', entry: 'code' },
  { name: 'route', ja: '知ったきっかけ', en: 'Heard by', list: 'route', entry: 'code' },
  { name: 'response', ja: '対応内容', en: 'Answer', entry: 'text' },
  { name: 'outcome', ja: '対応結果', en: 'Outcome', list: 'outcome', entry: 'code' },
  { name: 'further_outcomes', ja: 'ほかの結果', en: 'Further outcomes', list: 'outcome' },
  { name: 'urgency', ja: '緊急度', en: 'Urgency', list: 'urgency', entry: 'code' },
  { name: 'abuse', ja: '虐待の疑い', en: 'Suspected abuse', list: 'abuse', entry: 'code' },
  { name: 'abuse_types', ja: '虐待の種別', en: 'Kinds', list: 'abuse_type' },
  { name: 'district', ja: '地区', en: 'District', list: 'district', entry: 'code' },
  { name: 'consent', ja: '同意', en: 'Consent', list: 'consent', entry: 'code' },
  { name: 'next_action', ja: '次の対応', en: 'Next act', entry: 'line' },
  { name: 'next_due', ja: '期限', en: 'Due', entry: 'date' },
  { name: 'shareable_with', ja: '伝えてよい相手', en: 'May be told to', entry: 'line' },
];

/** The value in words; '' where nothing was entered. */
export function wordsOf(row: FieldRow, contact: ContactFields, lists: CodeLists): string {
  const value = contact[row.name];
  if (value == null || value === '') return '';
  if (row.name === 'received_at') return shortTime(String(value));
  if (row.name === 'relation') {
    const { label, degree, unknown } = contact.relation ?? {};
    return unknown ? '不明' : [label, degree != null && `${degree}親等`].filter(Boolean).join(' ');
  }
  if (row.name === 'callback') {
    const { phone, no_message, no_center_name, time_window } = contact.callback ?? {};
    return [phone, no_message && '留守電不可', no_center_name && 'センター名を言わない', time_window].filter(Boolean).join('、');
  }
  const one = (code: unknown) => (row.list ? `${String(code).length <= 3 ? `${code} ` : ''}${labelOf(lists, row.list, String(code))}` : String(code));
  return Array.isArray(value) ? value.map(one).join('、') : one(value);
}

/** The fields of a row alone, as an amendment sends the whole form. */
export function fieldsOf(view: ContactView): ContactFields {
  const { id: _id, version: _v, number: _n, root: _r, amends: _a, amendment: _m, amend_reason: _ar, is_newest: _i, voided: _vo, finalised_at: _f, created_at: _c, created_by: _cb, ...fields } = view;
  return fields;
}
