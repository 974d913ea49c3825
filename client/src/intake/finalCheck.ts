import { ApiError, type FieldProblem } from '../api/problem';
import type { ContactFields } from '../api/schema';
import { type CodeLists, labelOf } from './codes';
import { holdsMyNumber, myNumberWords } from './myNumber';

/** What 確定 still needs, in the order of the form, so that the question is asked before the server is.
 * The server decides; these are its own pointers. */
export function missingOf(fields: ContactFields): FieldProblem[] {
  const missing: FieldProblem[] = [];
  const need = (there: unknown, pointer: string, message: string) => {
    if (!there) missing.push({ pointer, code: 'required', message });
  };
  const { narrative } = fields;
  need(narrative?.facts || narrative?.words || narrative?.opinion, '/narrative/facts', '相談の記録が未入力です。聞いたことを一行でも入れてください。');
  need(fields.caller_type, '/caller_type', '相談者が未入力です。99 匿名、22 子 などから選んでください。');
  need(fields.topic_main, '/topic_main', '内容が未入力です。A4 申立ての費用 などから選んでください。');
  need(fields.abuse, '/abuse', '虐待の疑いが未入力です。0 なし、1 疑い などから選んでください。');
  need(fields.consent, '/consent', '同意が未入力です。1 口頭、0 未確認 などから選んでください。');
  need(fields.response?.trim(), '/response', '対応内容が未入力です。定型から選ぶか、入力してください。');
  need(fields.outcome, '/outcome', '対応結果が未入力です。1 助言で終了、2 継続 などから選んでください。');
  if ([fields.outcome, ...(fields.further_outcomes ?? [])].includes('2')) {
    need(fields.next_action?.trim(), '/next_action', '対応結果が「継続」のときは、次の対応と期限を入れてください。');
    need(fields.next_due, '/next_due', '対応結果が「継続」のときは、次の対応の期限を入れてください。');
  }
  for (const pane of ['facts', 'words', 'opinion'] as const) {
    if (holdsMyNumber(narrative?.[pane] ?? '')) missing.push({ pointer: `/narrative/${pane}`, code: 'my_number', message: myNumberWords });
  }
  return missing;
}

export function refusalOf(missing: FieldProblem[]): ApiError {
  return new ApiError({
    code: 'invalid_fields',
    status: 422,
    title: `確定できません。あと${missing.length}つ必要です。`,
    detail: '印の付いた欄を直してから、もう一度 Ctrl+Enter を押してください。',
    errors: missing,
  });
}

/** 「電話・新規・匿名(女性・50代くらい)・A4 申立ての費用・緊急度C・虐待の疑い なし・助言で終了」 */
export function checkWords(fields: ContactFields, callerName: string | undefined, lists: CodeLists): string {
  const isNew = { NEW: '新規', CONT: '継続', RE: '再' }[fields.is_new ?? 'NEW'];
  return [
    labelOf(lists, 'method', fields.method),
    isNew,
    callerName ?? (fields.caller_label || labelOf(lists, 'caller', fields.caller_type)),
    `${fields.topic_main} ${labelOf(lists, 'topic', fields.topic_main)}`,
    `緊急度${fields.urgency}`,
    `虐待の疑い ${labelOf(lists, 'abuse', fields.abuse)}`,
    labelOf(lists, 'outcome', fields.outcome),
  ].join('・');
}
