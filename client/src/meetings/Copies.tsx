import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { MeetingView, NewMeetingCopy, PartyInput } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { partyWords } from './document';

interface Props {
  meeting: MeetingView;
  today: string;
  onChange: (meeting: MeetingView) => void;
}

/** 渡した文書: numbered, and what became of each. */
export function Copies({ meeting, today, onChange }: Props) {
  const t = useText();
  const lists = useCodes(today);
  const [document, setDocument] = useState('');
  const [to, setTo] = useState('0');
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef(newIdempotencyKey());
  const ways = lists['copy_return'] ?? [];

  async function attempt(asked: () => Promise<MeetingView>) {
    try {
      onChange(await asked());
      setProblem(undefined);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  async function handOut(event: FormEvent) {
    event.preventDefault();
    const who = meeting.attendees[Number(to)]?.who;
    const recipient: PartyInput = who?.staff ? { staff: who.staff } : { name: who?.name || undefined, organisation: who?.organisation || undefined };
    const body: NewMeetingCopy = { document, recipient };
    await attempt(() => take(api.POST('/v1/meetings/{id}/copies', { params: { path: { id: meeting.head.id }, header: { 'Idempotency-Key': key.current } }, body })));
    key.current = newIdempotencyKey();
    setDocument('');
  }

  const takeBack = (number: number, how: string) =>
    attempt(() => take(api.POST('/v1/meetings/{id}/copies/{number}/actions/return', { params: { path: { id: meeting.head.id, number: String(number) } }, body: { how: how as never } })));

  return (
    <section className="card" aria-label={t('渡した文書', 'Papers handed out')}>
      <h2>{t(`渡した文書 ${meeting.copies.length}`, `Papers: ${meeting.copies.length}`)}</h2>
      <ErrorSummary problem={problem} />
      <ul className="plain-list">
        {meeting.copies.map((copy) => (
          <li key={copy.number} className="tie-row">
            No.{copy.number} {copy.document} {partyWords(copy.recipient)}{' '}
            {copy.returned_on ? (
              <span className="tag tag-good">
                {shortDay(copy.returned_on)} {ways.find((way) => way.code === copy.returned_how)?.label}
              </span>
            ) : (
              ways.map((way) => (
                <Button key={way.code} onPress={() => void takeBack(copy.number, way.code)}>
                  {way.label}
                </Button>
              ))
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void handOut(event)}>
        <Field label={t('文書', 'Paper')} value={document} onChange={(event) => setDocument(event.target.value)} />
        <Choice label={t('渡した人', 'Given to')} value={to} options={meeting.attendees.map((attendee, i): [string, string] => [String(i), partyWords(attendee.who)])} onChange={setTo} />
        <Button type="submit">{t('番号を付けて渡す', 'Number and hand out')}</Button>
      </form>
    </section>
  );
}
