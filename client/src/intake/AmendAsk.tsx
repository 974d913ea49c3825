import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, takeTagged } from '../api/client';
import { ApiError } from '../api/problem';
import type { ContactFields, ContactView } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { CodeBox } from '../ui/CodeBox';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { TextArea } from '../ui/TextArea';
import type { CodeLists } from './codes';
import { fieldRows, fieldsOf } from './contactFields';

const kinds = ['入力誤り', '聞き違い', '追加'] as const;

const panes: { name: 'facts' | 'words' | 'opinion'; ja: string; en: string }[] = [
  { name: 'facts', ja: '記録(事実)', en: 'Record (facts)' },
  { name: 'words', ja: '記録(本人の言葉)', en: 'Record (own words)' },
  { name: 'opinion', ja: '記録(所見)', en: 'Record (opinion)' },
];

interface Props {
  contact: ContactView;
  lists: CodeLists;
  onClose: () => void;
}

/** 訂正: one field, its new value, and why. A new row is written; the old value stays. */
export function AmendAsk({ contact, lists, onClose }: Props) {
  const t = useText();
  const queries = useQueryClient();
  const [fields, setFields] = useState<ContactFields>(() => fieldsOf(contact));
  const [name, setName] = useState('response');
  const [kind, setKind] = useState<(typeof kinds)[number]>('入力誤り');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef(newIdempotencyKey());
  const change = (more: ContactFields) => {
    key.current = newIdempotencyKey();
    setFields({ ...fields, ...more });
  };
  const amendable = fieldRows.filter((row) => row.entry);
  const row = amendable.find((candidate) => candidate.name === name);
  const pane = panes.find((candidate) => candidate.name === name);

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const { etag } = await takeTagged(api.GET('/v1/contacts/{id}', { params: { path: { id: contact.id } } }));
      await takeTagged(
        api.POST('/v1/contacts/{id}/amendments', {
          params: { path: { id: contact.id }, header: { 'If-Match': etag, 'Idempotency-Key': key.current } },
          body: { ...fields, amend_reason: [kind, why].filter(Boolean).join(': ') },
        }),
      );
      await queries.invalidateQueries({ queryKey: ['contact'] });
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={t('訂正', 'Amend')} onClose={onClose} wide>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <div className="field">
          <label htmlFor="amend-field">{t('訂正する欄', 'Field')}</label>
          <select id="amend-field" value={name} onChange={(event) => setName(event.target.value)}>
            {panes.map((option) => (
              <option key={option.name} value={option.name}>
                {t(option.ja, option.en)}
              </option>
            ))}
            {amendable.map((option) => (
              <option key={option.name} value={option.name}>
                {t(option.ja, option.en)}
              </option>
            ))}
          </select>
        </div>
        {pane && (
          <TextArea
            label={t('訂正後', 'New value')}
            rows={6}
            value={fields.narrative?.[pane.name] ?? ''}
            error={problem?.at(`/narrative/${pane.name}`)}
            onChange={(event) => change({ narrative: { ...fields.narrative, [pane.name]: event.target.value || undefined } })}
          />
        )}
        {row?.entry === 'code' && (
          <CodeBox
            label={t('訂正後', 'New value')}
            options={lists[row.list ?? ''] ?? []}
            value={fields[row.name] as string | undefined}
            error={problem?.at(`/${row.name}`)}
            onChange={(code) => change({ [row.name]: code })}
          />
        )}
        {row?.entry === 'text' && (
          <TextArea label={t('訂正後', 'New value')} rows={4} value={String(fields[row.name] ?? '')} error={problem?.at(`/${row.name}`)} onChange={(event) => change({ [row.name]: event.target.value || undefined })} />
        )}
        {row?.entry === 'line' && (
          <Field label={t('訂正後', 'New value')} value={String(fields[row.name] ?? '')} error={problem?.at(`/${row.name}`)} onChange={(event) => change({ [row.name]: event.target.value || undefined })} />
        )}
        {row?.entry === 'date' && <DateField key={row.name} label={t('訂正後', 'New value')} value={String(fields[row.name] ?? '')} error={problem?.at(`/${row.name}`)} onChange={(value) => change({ [row.name]: value })} />}
        <fieldset className="choices">
          <legend>{t('理由', 'Reason')}</legend>
          {kinds.map((word) => (
            <label key={word}>
              <input type="radio" name="amend-kind" checked={kind === word} onChange={() => setKind(word)} />
              {word}
            </label>
          ))}
        </fieldset>
        <Field label={t('理由の説明', 'Explanation')} value={why} onChange={(event) => setWhy(event.target.value)} error={problem?.at('/amend_reason')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('訂正を確定', 'Record the amendment')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
