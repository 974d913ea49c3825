import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { CaseChart, SupportAgencyFields } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { addAgency, type ChartAct } from './useChart';

interface Props {
  caseId: string;
  chart: CaseChart;
  onClose: () => void;
  onAct: (act: ChartAct) => Promise<unknown>;
  problem: ApiError | undefined;
}

export function AgencyAsk({ caseId, chart, onClose, onAct, problem }: Props) {
  const t = useText();
  const lists = useCodes(dayOf(new Date()));
  const optionsOf = (list: string) => (lists[list] ?? []).map(({ code, label }): [string, string] => [code, label]);
  const [fields, setFields] = useState({ name: '', kind: 'MEDICAL', strength: 'STRONG', direction: 'TO_SUBJECT', contact_person: '', source: '聴取' });
  const put = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    await onAct(addAgency(caseId, chart, { ...fields, contact_person: fields.contact_person || undefined } as SupportAgencyFields));
  }

  return (
    <Ask title={t('機関を足す', 'Add an agency')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorSummary problem={problem} />
        <Field label={t('名前', 'Name')} required autoFocus value={fields.name} error={problem?.at('/name')} onChange={(event) => put('name')(event.target.value)} />
        <Choice label={t('種類', 'Kind')} value={fields.kind} options={optionsOf('agency_kind')} onChange={put('kind')} />
        <Choice label={t('つながり', 'Strength')} value={fields.strength} options={optionsOf('agency_strength')} onChange={put('strength')} />
        <Choice label={t('向き', 'Direction')} value={fields.direction} options={optionsOf('agency_direction')} onChange={put('direction')} />
        <Field label={t('担当者', 'Contact person')} value={fields.contact_person} onChange={(event) => put('contact_person')(event.target.value)} />
        <Field label={t('出典', 'Source')} required value={fields.source} error={problem?.at('/source')} onChange={(event) => put('source')(event.target.value)} />
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
