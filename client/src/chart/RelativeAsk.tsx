import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { CaseChart, FamilyMemberView, NewFamilyMember } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { CodeBox } from '../ui/CodeBox';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { MemberChoices } from './MemberChoices';
import { addMember, type ChartAct } from './useChart';

interface Props {
  caseId: string;
  chart: CaseChart;
  /** Of whom the relation speaks. */
  from: FamilyMemberView;
  onClose: () => void;
  onAct: (act: ChartAct) => Promise<unknown>;
  problem: ApiError | undefined;
}

/** 家族を足す: by 続柄, which draws the lines too. */
export function RelativeAsk({ caseId, chart, from, onClose, onAct, problem }: Props) {
  const t = useText();
  const lists = useCodes(dayOf(new Date()));
  const [fields, setFields] = useState<NewFamilyMember>({ source: '聴取' });
  const through = (problem?.problem['candidates'] ?? []) as { id: string; name: string }[];

  async function submit(event: FormEvent) {
    event.preventDefault();
    await onAct(addMember(caseId, chart, { ...fields, ...(from.is_subject ? {} : { from: from.id }) }));
  }

  return (
    <Ask title={t(`家族を足す (${from.is_subject ? '本人' : from.name}から見て)`, `Add a relative of ${from.name}`)} onClose={onClose} wide>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorSummary problem={problem} />
        <CodeBox label={t('続柄', 'Relation')} required options={lists['kin'] ?? []} value={fields.relation} error={problem?.at('/relation')} onChange={(relation) => setFields({ ...fields, relation: relation as NewFamilyMember['relation'] })} />
        <Field label={t('氏名', 'Name')} value={fields.name ?? ''} error={problem?.at('/name')} onChange={(event) => setFields({ ...fields, name: event.target.value || undefined })} />
        <Field label={t('生年月日', 'Birth')} value={fields.birth ?? ''} error={problem?.at('/birth')} hint={t('わかるところまで。「S38.8.1」「昭和38年」', 'As far as known')} onChange={(event) => setFields({ ...fields, birth: event.target.value || undefined })} />
        <MemberChoices fields={fields} registered={false} onChange={(more) => setFields({ ...fields, ...more })} />
        {through.length > 0 && (
          <fieldset className="choices">
            <legend>{t('どの人を通した続柄ですか', 'Through whom')}</legend>
            {through.map(({ id, name }) => (
              <label key={id}>
                <input type="radio" name="through" checked={fields.through === id} onChange={() => setFields({ ...fields, through: id })} />
                {name}
              </label>
            ))}
          </fieldset>
        )}
        <Field label={t('出典', 'Source')} required value={fields.source} error={problem?.at('/source')} onChange={(event) => setFields({ ...fields, source: event.target.value })} />
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
