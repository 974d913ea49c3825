import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { CaseChart, FamilyTieFields } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { addTie, type ChartAct } from './useChart';

interface Props {
  caseId: string;
  chart: CaseChart;
  from: string;
  onClose: () => void;
  onAct: (act: ChartAct) => Promise<unknown>;
  problem: ApiError | undefined;
}

/** 線を足す: two people and what is between them. */
export function TieAsk({ caseId, chart, from, onClose, onAct, problem }: Props) {
  const t = useText();
  const lists = useCodes(dayOf(new Date()));
  const people = chart.members.map((member): [string, string] => [member.id, `${member.name || '氏名不明'} ${member.is_subject ? '本人' : member.relation_label}`]);
  const kinds = (lists['family_tie'] ?? []).map(({ code, label }): [string, string] => [code, label]);
  const [kind, setKind] = useState('near');
  const [first, setFirst] = useState(from);
  const [second, setSecond] = useState(people.find(([id]) => id !== from)?.[0] ?? '');
  const [since, setSince] = useState('');
  const [source, setSource] = useState('聴取');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body: FamilyTieFields = { kind: kind as FamilyTieFields['kind'], from: first, to: second, source, ...(since ? { since } : {}) };
    await onAct(addTie(caseId, chart, body));
  }

  return (
    <Ask title={t('線を足す', 'Add a line')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorSummary problem={problem} />
        <Choice label={t('だれ(親子なら親)', 'Who (the parent)')} value={first} options={people} error={problem?.at('/from')} onChange={setFirst} />
        <Choice label={t('関係', 'Tie')} value={kind} options={kinds} error={problem?.at('/kind')} onChange={setKind} />
        <Choice label={t('だれと(親子なら子)', 'With whom (the child)')} value={second} options={people} error={problem?.at('/to')} onChange={setSecond} />
        <Field label={t('いつから', 'Since')} value={since} error={problem?.at('/since')} onChange={(event) => setSince(event.target.value)} />
        <Field label={t('出典', 'Source')} required value={source} error={problem?.at('/source')} onChange={(event) => setSource(event.target.value)} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('足す', 'Add')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
