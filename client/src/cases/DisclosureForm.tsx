import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { BasisView, NewDisclosure } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { useCodeList } from '../reference/useCodeList';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { ItemChoice } from './ItemChoice';
import { useAct } from './useAct';

interface DisclosureFormProps {
  id: string;
  bases: readonly BasisView[];
  onClose: () => void;
}

/** つなぐ: to whom, which items, on which basis. Only bases that hold are offered; of the others it
 * says why not. B3 asks its three lines. */
export function DisclosureForm({ id, bases, onClose }: DisclosureFormProps) {
  const t = useText();
  const { act, problem } = useAct(id);
  const callers = useCodeList('caller');
  const media = useCodeList('medium');
  const [key, setKey] = useState(newIdempotencyKey);
  const [body, setBody] = useState<Partial<NewDisclosure>>({ items: [] });
  const change = (part: Partial<NewDisclosure>) => setBody({ ...body, ...part });
  const line = (name: 'grounds' | 'danger' | 'why_no_consent' | 'why_these_items', label: string) => (
    <Field label={label} value={body[name] ?? ''} onChange={(event) => change({ [name]: event.target.value || null })} error={problem?.at(`/${name}`)} />
  );
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(t('提供の記録', 'Disclosure'), () =>
      take(api.POST('/v1/cases/{id}/disclosures', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body: body as NewDisclosure })),
    );
    setKey(newIdempotencyKey());
    if (done) onClose();
  }
  const options = (rows: readonly { code: string; label: string; ended: boolean }[]) => rows.filter((row) => !row.ended);
  return (
    <Ask wide title={t('つなぐ・渡す', 'Hand over')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <fieldset className="choices">
          <legend>{t('根拠', 'Basis')}</legend>
          {bases.map((basis) =>
            basis.offered ? (
              <label key={basis.code}>
                <input type="radio" name="basis" checked={body.basis === basis.code} onChange={() => change({ basis: basis.code as NewDisclosure['basis'] })} />
                {basis.code} {basis.label} <span className="small">{basis.source}</span>
              </label>
            ) : (
              <p key={basis.code} className="hint">
                {t(`${basis.code} ${basis.label} は選べません: ${basis.reason}`, `${basis.code} ${basis.label}: not offered, ${basis.reason}`)}
              </p>
            ),
          )}
          <p className="error">{problem?.at('/basis')}</p>
        </fieldset>
        {body.basis === 'B3' ? (
          <div className="triple">
            {line('danger', t('どんな危険があるか', 'The danger'))}
            {line('why_no_consent', t('同意が取れない理由', 'Why no consent'))}
            {line('why_these_items', t('この項目が要る理由', 'Why these items'))}
          </div>
        ) : (
          body.basis && body.basis !== 'B1' && line('grounds', t('法令・会議・契約の名前', 'Law, meeting or contract'))
        )}
        <div className="pair">
          <Select label={t('相手の種類', 'Kind of recipient')} required options={options(callers.rows)} empty={t('選んでください', 'choose')} value={body.recipient_kind ?? ''} onChange={(event) => change({ recipient_kind: event.target.value as NewDisclosure['recipient_kind'] })} error={problem?.at('/recipient_kind')} />
          <Field label={t('相手の名前', 'Recipient')} required value={body.recipient_name ?? ''} onChange={(event) => change({ recipient_name: event.target.value })} error={problem?.at('/recipient_name')} />
        </div>
        <ItemChoice legend={t('渡す項目', 'Items')} value={body.items ?? []} onChange={(items) => change({ items: items as NewDisclosure['items'] })} error={problem?.at('/items')} />
        <div className="pair">
          <Select label={t('方法', 'Medium')} required options={options(media.rows)} empty={t('選んでください', 'choose')} value={body.medium ?? ''} onChange={(event) => change({ medium: event.target.value as NewDisclosure['medium'] })} error={problem?.at('/medium')} />
          <DayField label={t('返却の期限', 'Return by')} value={body.return_by ?? ''} onDay={(day) => change({ return_by: day || null })} error={problem?.at('/return_by')} />
        </div>
        <TextArea label={t('渡したもの', 'What was handed over')} required value={body.handed ?? ''} onChange={(event) => change({ handed: event.target.value })} error={problem?.at('/handed')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('記録する', 'Record')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
