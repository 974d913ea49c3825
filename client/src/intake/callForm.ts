import type { ContactFields, ContactSoFar } from '../api/schema';
import { clockWithSeconds } from '../dates/format';
import { type Line, toLines, toNarrative } from './narrative';
import { anonymousLabel, anonymousOptions } from './phrases';

/** The form of a call while it is typed. `fields` holds what somebody entered or accepted; what the
 * system proposes is kept apart until then. */
export interface CallForm {
  openedAt: string;
  lines: Line[];
  fields: ContactFields;
  /** Of an anonymous caller: "F5". */
  anonymous?: string | undefined;
  /** Names beside the ids of `fields`, for this screen only. */
  callerName?: string | undefined;
  subjectName?: string | undefined;
  /** Who was typed and nobody chosen for; looked at, never stored. */
  typed?: Partial<Record<Part, string>> | undefined;
}

export type Part = 'caller' | 'subject';

/** The typed names as the server takes them. */
export function typedPeople(form: CallForm): Pick<ContactSoFar, 'caller_typed' | 'subject_typed'> {
  const text = (part: Part) => form.typed?.[part]?.trim().slice(0, 200) || undefined;
  return { caller_typed: text('caller'), subject_typed: text('subject') };
}

export type FieldName = keyof ContactFields;

export function newCallForm(now: Date): CallForm {
  return { openedAt: now.toISOString(), lines: [{ at: clockWithSeconds(now), text: '' }], fields: {} };
}

/** What autosave sends: everything as typed, nothing proposed. */
export function typedFields(form: CallForm): ContactFields {
  return { ...form.fields, received_at: form.openedAt, narrative: toNarrative(form.lines) };
}

export function formOf(fields: ContactFields, now: Date): CallForm {
  const { narrative, received_at, ...rest } = fields;
  const lines = toLines(narrative);
  return {
    openedAt: received_at ?? now.toISOString(),
    lines: lines.length > 0 ? lines : [{ at: clockWithSeconds(now), text: '' }],
    fields: rest,
    anonymous: anonymousOptions.find(({ code }) => anonymousLabel(code) === rest.caller_label)?.code,
  };
}

/** What stands in a box until somebody says otherwise (screens: 「案」). Neither 虐待の疑い nor
 * 対応結果 ever has one. */
export function proposalsOf(form: CallForm, isNew: string): ContactFields {
  const known = form.fields.caller_person ?? form.fields.subject_person;
  return {
    method: 'T',
    direction: 'IN',
    path: '1',
    urgency: 'C',
    district: 'UNKNOWN',
    is_new: isNew as ContactFields['is_new'],
    ...(known ? {} : { consent: '6' as const }),
  };
}

/** The contact to finalise: what was entered, and the proposals that stand. */
export function finalFields(form: CallForm, isNew: string, now: Date): ContactFields {
  const minutes = Math.round((now.getTime() - new Date(form.openedAt).getTime()) / 60_000);
  const all: ContactFields = { ...proposalsOf(form, isNew), ...typedFields(form) };
  if (!all.minutes && minutes >= 1 && minutes <= 600) all.minutes = minutes;
  return all;
}

/** As much as the server looks at for 新規・継続・再, repeat callers, R-2 and who must get no answer. */
export function soFarOf(form: CallForm): ContactSoFar {
  const f = form.fields;
  return {
    received_at: form.openedAt,
    direction: f.direction ?? 'IN',
    method: f.method ?? 'T',
    caller_type: f.caller_type,
    caller_person: f.caller_person,
    caller_group: f.caller_group,
    callback_phone: f.callback?.phone,
    subject_person: f.subject_person,
    outcome: f.outcome,
    further_outcomes: f.further_outcomes,
    urgency: f.urgency ?? 'C',
    abuse: f.abuse,
    document_handled: f.document_handled,
    relation_label: f.relation?.label,
    ...typedPeople(form),
  };
}
