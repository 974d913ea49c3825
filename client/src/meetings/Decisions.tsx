import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { ApiError } from '../api/problem';
import type { DecisionInput } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { Field } from '../ui/Field';
import { PartyFields } from './PartyFields';

interface Props {
  decisions: DecisionInput[];
  staff: [id: string, name: string][];
  problem: ApiError | undefined;
  onChange: (decisions: DecisionInput[]) => void;
}

/** 決めたこと: what, who, by when. With 確定 each becomes a task. */
export const Decisions = forwardRef<{ addOne: () => void }, Props>(function Decisions({ decisions, staff, problem, onChange }, ref) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const put = (index: number, more: Partial<DecisionInput>) => onChange(decisions.map((decision, i) => (i === index ? { ...decision, ...more } : decision)));
  function addOne() {
    onChange([...decisions, { what: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  }
  useImperativeHandle(ref, () => ({ addOne }));
  return (
    <section aria-label={t('決めたこと', 'Decisions')}>
      <h2>{t('決めたこと', 'Decisions')}</h2>
      <ol ref={list} className="plain-list">
        {decisions.map((decision, i) => (
          // eslint-disable-next-line react/no-array-index-key
          <li key={i} className="decision">
            <Field label={t(`決定${i + 1}`, `Decision ${i + 1}`)} value={decision.what} error={problem?.at(`/decisions/${i}/what`)} onChange={(event) => put(i, { what: event.target.value })} />
            <PartyFields label={t('だれ', 'Who')} who={decision.who ?? undefined} staff={staff} error={problem?.at(`/decisions/${i}/who`)} onChange={(who) => put(i, { who })} />
            <DateField label={t('いつまで', 'By')} near={dayOf(new Date())} value={decision.due} error={problem?.at(`/decisions/${i}/due`)} onChange={(due) => put(i, { due })} />
            <Button onPress={() => onChange(decisions.filter((_, other) => other !== i))}>{t('消す', 'Delete')}</Button>
          </li>
        ))}
      </ol>
      <Button onPress={addOne}>{t('決定を足す(事実の行頭で >)', 'Add a decision (> in the facts)')}</Button>
    </section>
  );
});
