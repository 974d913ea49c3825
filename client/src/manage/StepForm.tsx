import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { CaseAction, NextStep, TaskView } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { readNearDate } from '../dates/wareki';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { TextArea } from '../ui/TextArea';
import { factInputs } from './factInputs';
import { Guards } from './Guards';

interface Props {
  step: NextStep;
  tasks?: TaskView[];
  problem: ApiError | undefined;
  withReason: boolean;
  onDecide: (body: CaseAction) => void;
}

/** One step of a case: what is missing, the fields that can be filled here, and the decision. */
export function StepForm({ step, tasks, problem, withReason, onDecide }: Props) {
  const t = useText();
  const today = dayOf(new Date());
  const [dates, setDates] = useState<Record<string, string | undefined>>({});
  const inputs = step.unmet.flatMap((need) => factInputs[need.code] ?? []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const facts = inputs.flatMap((input) => {
      const text = String(typed.get(input.name) ?? '').trim();
      const date = dates[input.name];
      const reading = date ? readNearDate(date, today) : undefined;
      const value = input.kind === 'date' ? (reading?.ok ? reading.date.iso : date) : text;
      return value ? [{ name: input.name, value }] : [];
    });
    const reason = String(typed.get('reason') ?? '').trim();
    onDecide({ ...(facts.length > 0 ? { facts } : {}), ...(reason ? { reason } : {}) });
  }

  return (
    <form onSubmit={submit} className="step-form">
      <ErrorSummary problem={problem} />
      <Guards step={step} {...(tasks ? { tasks } : {})} />
      {inputs.map((input) => {
        const label = t(input.ja, input.en);
        if (input.kind === 'date')
          return (
            <DateField
              key={input.name}
              label={label}
              value={undefined}
              near={today}
              onChange={(value) => setDates((all) => ({ ...all, [input.name]: value }))}
            />
          );
        if (input.kind === 'text') return <Field key={input.name} label={label} name={input.name} maxLength={200} />;
        return (
          <label key={input.name} className="tick">
            <input type="checkbox" name={input.name} value="yes" /> {label}
          </label>
        );
      })}
      {withReason && <TextArea label={t('理由', 'Reason')} name="reason" maxLength={500} error={problem?.at('/reason')} />}
      {!step.permitted && <p className="error">{t(`できる人: ${step.who}`, `By: ${step.who}`)}</p>}
      <div className="row-actions">
        <Button type="submit" primary>
          {step.label}
        </Button>
      </div>
    </form>
  );
}
