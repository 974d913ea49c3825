import { type FormEvent, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import type { CaseAction, CaseFactInput, CaseView, NextStep } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { dayOf } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { ContactChoice } from './ContactChoice';
import { FactInput } from './FactInput';
import { needOf } from './needs';
import { useAct } from './useAct';

interface StepFormProps {
  file: Tagged<CaseView>;
  step: NextStep;
  onClose: () => void;
}

/** Takes one step: asks for what is missing and nothing else. */
export function StepForm({ file, step, onClose }: StepFormProps) {
  const t = useText();
  const { id } = file.value.head;
  const { act, problem } = useAct(id);
  const suspension = useCodeList('suspension');
  const [values, setValues] = useState<Record<string, string>>({});
  const [asOf, setAsOf] = useState(dayOf(new Date()));
  const [source, setSource] = useState('');
  const [typed, setTyped] = useState<CaseAction>({});
  const change = (part: Partial<CaseAction>) => setTyped({ ...typed, ...part });
  // A refusal may name needs that the page did not know of yet.
  const codes = [...new Set([...step.unmet.map((need) => need.code), ...(problem?.problem.errors ?? []).map((error) => error.code)])];
  const names = new Set(codes.flatMap((code) => needOf(code).facts));
  const facts = file.value.facts.filter((fact) => names.has(fact.name) && !fact.value);
  const places = new Set(codes.map((code) => needOf(code).place));
  const wants = (place: string) => places.has(place as never);
  const asksReason = wants('reason') || wants('other_person') || ['suspend', 'lift_abuse', 'undo_death', 'return_to_inquiry'].includes(step.action);
  const elsewhere = step.unmet.filter((need) => {
    const { place, facts: of } = needOf(need.code);
    return of.length === 0 && !['reason', 'suspension', 'death', 'contact'].includes(place);
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const given = Object.entries(values).filter(([, value]) => value);
    const body: CaseAction = {
      ...typed,
      ...(given.length > 0
        ? { facts: given.map(([name, value]) => ({ name: name as CaseFactInput['name'], value, as_of: asOf || null, source: source || null })) }
        : {}),
    };
    const done = await act(step.label, () =>
      take(api.POST('/v1/cases/{id}/actions/{action}', { params: { path: { id, action: step.action }, header: { 'If-Match': file.etag } }, body })),
    );
    if (done) onClose();
  }

  return (
    <Ask wide title={step.label} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <p className="small">{t(`${step.rule}。できる人 ${step.who}。`, `${step.rule}. Who: ${step.who}.`)}</p>
        {elsewhere.length > 0 && (
          <div className="notice">
            <p>{t('この画面の別の場所でそろえるもの:', 'To be met elsewhere:')}</p>
            <ul>
              {elsewhere.map((need) => (
                <li key={need.code}>{need.message}</li>
              ))}
            </ul>
          </div>
        )}
        {wants('suspension') && <Select label={t('中断の理由', 'Reason for suspending')} options={suspension.rows} empty={t('選んでください', 'choose')} value={typed.suspension ?? ''} onChange={(event) => change({ suspension: (event.target.value || null) as CaseAction['suspension'] })} error={problem?.at('/suspension')} />}
        {wants('death') && (
          <div className="pair">
            <DayField label={t('お亡くなりになった日', 'Died on')} value={typed.died_on ?? ''} onDay={(day) => change({ died_on: day || null })} error={problem?.at('/died_on')} />
            <Field label={t('何で知ったか', 'Source')} value={typed.death_source ?? ''} onChange={(event) => change({ death_source: event.target.value || null })} error={problem?.at('/death_source')} />
          </div>
        )}
        {wants('contact') && <ContactChoice subject={file.value.head.subject} value={typed.contact ?? ''} onChange={(contact) => change({ contact: contact || null })} error={problem?.at('/contact')} />}
        <div className="pair">
          {facts.map((fact, index) => (
            <div key={fact.name}>
              <FactInput fact={fact} value={values[fact.name] ?? ''} onValue={(value) => setValues({ ...values, [fact.name]: value })} autoFocus={index === 0} />
            </div>
          ))}
        </div>
        {facts.length > 0 && (
          <div className="pair">
            <DayField label={t('いつの時点', 'As of')} value={asOf} onDay={setAsOf} />
            <Field label={t('出典(だれから・何で)', 'Source')} value={source} onChange={(event) => setSource(event.target.value)} />
          </div>
        )}
        {asksReason && <TextArea label={t('理由', 'Reason')} value={typed.reason ?? ''} onChange={(event) => change({ reason: event.target.value || null })} error={problem?.at('/reason')} />}
        <div className="row-actions">
          <Button type="submit" primary>
            {t(`${step.label}(確定)`, step.label)}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
