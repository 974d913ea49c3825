import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, take, type Tagged, takeTagged } from '../api/client';
import { ApiError } from '../api/problem';
import type { CaseView, MeetingDocument, MeetingView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { longDay } from '../dates/format';
import { useCodes } from '../intake/codes';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { TextArea } from '../ui/TextArea';
import { Attendees } from './Attendees';
import { Decisions } from './Decisions';
import { documentOf, extraTexts, storable } from './document';
import { Options } from './Options';
import { useMeeting } from './useMeeting';

/** The owner first, then the team. */
function staffOf(of: CaseView | undefined): [id: string, name: string][] {
  const owner: [string, string][] = of?.head.owner ? [[of.head.owner, of.head.owner_name ?? of.head.owner]] : [];
  const team = (of?.team ?? []).map((member): [string, string] => [member.account, member.name]);
  return [...new Map([...owner, ...team])];
}

interface Props {
  initial: Tagged<MeetingView>;
  onFinal: (meeting: MeetingView) => void;
}

/** Agenda, who was there, the person's wish before the facts, facts, decisions, dissent, next date.
 * 「>」 at the beginning of a line of the facts begins a decision. */
export function MeetingForm({ initial, onFinal }: Props) {
  const t = useText();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [form, setForm] = useState(() => documentOf(initial.value));
  const [problem, setProblem] = useState<ApiError>();
  const { saver, stored } = useMeeting(initial);
  const { head, case_id, case_number, missing } = stored;
  const lists = useCodes(form.held_on);
  const decisions = useRef<{ addOne: () => void }>(null);
  const of = useQuery({ queryKey: ['case', case_id, 'team'], queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}', { params: { path: { id: case_id } }, signal })) });
  const staff = staffOf(of.data);
  const optionsOf = (list: string): [string, string][] => [['', t('未入力', 'not entered')], ...(lists[list] ?? []).map(({ code, label }): [string, string] => [code, label])];

  function change(more: Partial<MeetingDocument>) {
    const next = { ...form, ...more };
    setForm(next);
    setProblem(undefined);
    saver.changed(storable(next));
  }
  const textOf = (name: keyof MeetingDocument) => ({
    value: String(form[name] ?? ''),
    error: problem?.at(`/${name}`),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value || undefined }),
  });

  function facts(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { value, selectionStart } = event.currentTarget;
    const lineBegins = selectionStart === 0 || value[selectionStart - 1] === '\n';
    if (belongsToIme(event) || event.key !== '>' || !lineBegins) return;
    event.preventDefault();
    decisions.current?.addOne();
  }

  async function finalise() {
    try {
      await saver.flush();
      const done = await takeTagged(api.POST('/v1/meetings/{id}/actions/finalise', { params: { path: { id: head.id }, header: { 'If-Match': saver.etag ?? '' } } }));
      saver.close();
      await queries.invalidateQueries();
      announce(t(`会議録を確定しました。決定${done.value.decisions.length}件を仕事にしました。`, 'The record is final; its decisions are tasks.'));
      onFinal(done.value);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }
  useKey('Ctrl+Enter', t('会議録を確定', 'Make the record final'), () => void finalise());
  useKey('Ctrl+S', t('今すぐ保存', 'Save now'), () => void saver.flush());

  return (
    <>
      <div className="page-head">
        <h1>{t(`${head.kind_label} ${longDay(head.held_on)}`, `${head.kind} ${head.held_on}`)}</h1>
        <Link href={`/cases/${case_id}`}>{case_number}</Link>
        <Button primary keys="Ctrl+Enter" onPress={() => void finalise()}>
          {t('会議録を確定', 'Make it final')}
        </Button>
      </div>
      <ErrorSummary problem={problem} />
      <div className="columns">
        <section aria-label={t('記録', 'Record')}>
          <div className="meeting-head">
            <Field label={t('開始', 'From')} {...textOf('starts')} />
            <Field label={t('終了', 'To')} {...textOf('ends')} />
            <Field label={t('場所', 'Place')} {...textOf('place')} />
          </div>
          <TextArea
            label={t('議題(1行に1つ)', 'Agenda, one a line')}
            value={(form.agenda ?? []).join('\n')}
            error={problem?.at('/agenda')}
            onChange={(event) => change({ agenda: event.target.value.split('\n') })}
          />
          <div className="meeting-head">
            <Choice label={t('本人', 'The person')} value={form.presence ?? ''} options={optionsOf('subject_presence')} error={problem?.at('/presence')} onChange={(presence) => change({ presence: (presence || undefined) as MeetingDocument['presence'] })} />
            <Choice label={t('意向を聞けなかった理由', 'Why no wish')} value={form.wish_not_heard ?? ''} options={optionsOf('wish_not_heard')} error={problem?.at('/wish_not_heard')} onChange={(why) => change({ wish_not_heard: (why || undefined) as MeetingDocument['wish_not_heard'] })} />
          </div>
          <TextArea label={t('本人の意向', "The person's wish")} {...textOf('wish')} />
          <TextArea label={t('事実', 'Facts')} rows={6} onKeyDown={facts} {...textOf('facts')} />
          <Decisions ref={decisions} decisions={form.decisions ?? []} staff={staff} problem={problem} onChange={(list) => change({ decisions: list })} />
          {form.kind === 'MT2' && <Options options={form.options ?? []} choices={lists['meeting_option'] ?? []} onChange={(options) => change({ options })} />}
          {(extraTexts[form.kind] ?? []).map(({ name, ja, en }) => (
            <TextArea key={name} label={t(ja, en)} {...textOf(name)} />
          ))}
          <TextArea label={t('反対・少数意見(ないときは「なし」)', 'Dissent')} {...textOf('dissent')} />
          <div className="meeting-head">
            <DateField label={t('次回', 'Next')} near={form.held_on} value={form.next_on} error={problem?.at('/next_on')} onChange={(next_on) => change({ next_on })} />
            <label className="check">
              <input type="checkbox" checked={form.no_next ?? false} onChange={(event) => change({ no_next: event.target.checked || undefined })} />
              {t('次回はない', 'No next one')}
            </label>
            {form.kind === 'MT2' && <DateField label={t('見直しの日', 'Review')} near={form.held_on} value={form.review_on} error={problem?.at('/review_on')} onChange={(review_on) => change({ review_on })} />}
          </div>
        </section>
        <aside className="side">
          <Attendees attendees={form.attendees ?? []} staff={staff} conflicts={lists['conflict'] ?? []} votes={form.kind === 'MT3' ? (lists['vote'] ?? []) : []} problem={problem} onChange={(attendees) => change({ attendees })} />
          <section className="card" aria-label={t('確定に必要なもの', 'Still needed')}>
            <h2>{t(`確定に必要なもの ${missing.length}`, `Still needed: ${missing.length}`)}</h2>
            {missing.length === 0 ? (
              <p>{t('そろっています。', 'Nothing is missing.')}</p>
            ) : (
              <ul>
                {missing.map((need) => (
                  <li key={need.pointer + need.code}>{need.message}</li>
                ))}
              </ul>
            )}
          </section>
        </aside>
      </div>
    </>
  );
}
