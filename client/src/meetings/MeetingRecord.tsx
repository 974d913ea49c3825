import { useState } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../api/schema';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { dayOf, longDay, shortDay, shortTime } from '../dates/format';
import { labelOf, useCodes } from '../intake/codes';
import { PrintButton } from '../print/PrintButton';
import { Button } from '../ui/Button';
import { Unentered } from '../ui/Nothing';
import { Copies } from './Copies';
import { extraTexts, partyWords } from './document';
import { MeetingAmendAsk } from './MeetingAmendAsk';

interface Props {
  meeting: MeetingView;
  onChange: (meeting: MeetingView) => void;
}

/** The record once it is final. Only amendments are added to it. */
export function MeetingRecord({ meeting, onChange }: Props) {
  const t = useText();
  const [amending, setAmending] = useState(false);
  const { head } = meeting;
  const lists = useCodes(head.held_on);
  useKey('Alt+U', t('訂正', 'Amend'), amending ? undefined : () => setAmending(true));
  const texts: [label: string, text: string][] = [
    [t('議題', 'Agenda'), meeting.agenda.join('\n')],
    [t('本人', 'The person'), labelOf(lists, 'subject_presence', head.presence)],
    [t('本人の意向', "The person's wish"), meeting.wish || labelOf(lists, 'wish_not_heard', meeting.wish_not_heard)],
    [t('事実', 'Facts'), meeting.facts],
    ...(extraTexts[head.kind] ?? []).map(({ name, ja, en }): [string, string] => [t(ja, en), String(meeting[name as keyof MeetingView] ?? '')]),
    [t('反対・少数意見', 'Dissent'), meeting.dissent],
    [t('次回', 'Next'), head.next_on ? longDay(head.next_on) : meeting.no_next ? t('なし', 'none') : ''],
  ];
  return (
    <>
      <div className="page-head">
        <h1>{t(`${head.kind_label} ${longDay(head.held_on)}`, `${head.kind} ${head.held_on}`)}</h1>
        <span className="tag tag-good">{t('確定', 'final')}</span>
        <Link href={`/cases/${meeting.case_id}`}>{meeting.case_number}</Link>
        <Button keys="Alt+U" onPress={() => setAmending(true)}>
          {t('訂正', 'Amend')}
        </Button>
        <PrintButton forms={[{ code: 'meeting_record', ja: 'ケース会議録', en: 'Record of a meeting' }]} object={head.id} />
      </div>
      <div className="columns">
        <section aria-label={t('記録', 'Record')}>
          <p>
            {head.starts && `${head.starts}-${head.ends}`} {head.place} {t(`記録 ${head.recorder_name}`, `by ${head.recorder_name}`)}
          </p>
          <dl className="facts">
            {texts.map(([label, text]) => (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd>{text || <Unentered />}</dd>
              </div>
            ))}
          </dl>
          <h2>{t('決めたこと', 'Decisions')}</h2>
          <ol>
            {meeting.decisions.map((decision) => (
              <li key={decision.what}>
                {decision.what} <b>{partyWords(decision.who)}</b> {decision.due && shortDay(decision.due)}{' '}
                {decision.task && <span className="tag tag-plain">{decision.task_state === 'done' ? t('済み', 'done') : t('仕事になっています', 'is a task')}</span>}
              </li>
            ))}
          </ol>
          {meeting.amendments.map((amendment) => (
            <section key={amendment.id} className="card">
              <h2>
                {amendment.number} {amendment.about}
              </h2>
              <p className="call-sheet">{amendment.text}</p>
              <p className="hint">
                {amendment.reason} {amendment.by} {shortTime(amendment.at)}
              </p>
            </section>
          ))}
        </section>
        <aside className="side">
          <section className="card">
            <h2>{t(`出席 ${meeting.attendees.length}`, `Present: ${meeting.attendees.length}`)}</h2>
            <ul>
              {meeting.attendees.map((attendee) => (
                <li key={partyWords(attendee.who)}>
                  {partyWords(attendee.who)} {attendee.role} {attendee.copies.map((number) => `No.${number}`).join(' ')}
                </li>
              ))}
            </ul>
          </section>
          <Copies meeting={meeting} today={dayOf(new Date())} onChange={onChange} />
        </aside>
      </div>
      {amending && <MeetingAmendAsk meeting={meeting} onChange={onChange} onClose={() => setAmending(false)} />}
    </>
  );
}
