import type { ApiError } from '../api/problem';
import type { AttendeeInput } from '../api/schema';
import { useText } from '../app/language';
import type { CodeOption } from '../intake/codes';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { PartyFields } from './PartyFields';

interface Props {
  attendees: AttendeeInput[];
  staff: [id: string, name: string][];
  conflicts: CodeOption[];
  /** Of a meeting that votes; else empty. */
  votes: CodeOption[];
  problem: ApiError | undefined;
  onChange: (attendees: AttendeeInput[]) => void;
}

/** 出席: organisation, role, conflicts of interest (除斥), and votes where there are any. */
export function Attendees({ attendees, staff, conflicts, votes, problem, onChange }: Props) {
  const t = useText();
  const put = (index: number, more: Partial<AttendeeInput>) => onChange(attendees.map((attendee, i) => (i === index ? { ...attendee, ...more } : attendee)));
  const listed = (options: CodeOption[]): [string, string][] => [['', t('なし', 'none')], ...options.map(({ code, label }): [string, string] => [code, label])];
  return (
    <section className="card" aria-label={t('出席', 'Present')}>
      <h2>{t(`出席 ${attendees.length}`, `Present: ${attendees.length}`)}</h2>
      {attendees.map((attendee, i) => (
        // eslint-disable-next-line react/no-array-index-key
        <div key={i} className="attendee">
          <PartyFields label={t(`出席者${i + 1}`, `Attendee ${i + 1}`)} who={attendee.who} staff={staff} error={problem?.at(`/attendees/${i}/who`)} onChange={(who) => put(i, { who: who ?? {} })} />
          <Field label={t('役割', 'Role')} value={attendee.role ?? ''} onChange={(event) => put(i, { role: event.target.value || undefined })} />
          <Choice label={t('利害・除斥', 'Conflict')} value={attendee.conflict ?? ''} options={listed(conflicts)} error={problem?.at(`/attendees/${i}/conflict`)} onChange={(conflict) => put(i, { conflict: (conflict || undefined) as AttendeeInput['conflict'] })} />
          {votes.length > 0 && <Choice label={t('賛否', 'Vote')} value={attendee.vote ?? ''} options={listed(votes)} error={problem?.at(`/attendees/${i}/vote`)} onChange={(vote) => put(i, { vote: (vote || undefined) as AttendeeInput['vote'] })} />}
          <Button onPress={() => onChange(attendees.filter((_, other) => other !== i))}>{t('消す', 'Delete')}</Button>
        </div>
      ))}
      <Button onPress={() => onChange([...attendees, { who: {} }])}>{t('出席者を足す', 'Add an attendee')}</Button>
    </section>
  );
}
