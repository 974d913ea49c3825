import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { NewConsent } from '../api/schema';
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
import { ItemChoice } from './ItemChoice';
import { useAct } from './useAct';

const recordable = ['1', '2', '3', '4', '5'];

/** The subject's own consent: form, items, recipient, until. */
export function ConsentForm({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText();
  const { act, problem } = useAct(id);
  const forms = useCodeList('consent');
  const callers = useCodeList('caller');
  const [key, setKey] = useState(newIdempotencyKey);
  const [form, setForm] = useState('2');
  const [items, setItems] = useState<string[]>([]);
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const [givenOn, setGivenOn] = useState(dayOf(new Date()));
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [document, setDocument] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = {
      form,
      items,
      ...(kind ? { recipients: [{ kind, name: name || null }] } : {}),
      given_on: givenOn,
      until: until || null,
      capacity_note: note || null,
      document: document || null,
    } as NewConsent;
    const done = await act(t('同意の記録', 'Consent'), () => take(api.POST('/v1/cases/{id}/consents', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body })));
    setKey(newIdempotencyKey());
    if (done) onClose();
  }
  return (
    <Ask wide title={t('同意を記録する', 'Record a consent')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <div className="pair">
          <Select label={t('形', 'Form')} options={forms.rows.filter((row) => recordable.includes(row.code))} value={form} onChange={(event) => setForm(event.target.value)} error={problem?.at('/form')} autoFocus />
          <Field label={t('書面の名前・保管場所', 'Document')} value={document} onChange={(event) => setDocument(event.target.value)} error={problem?.at('/document')} />
        </div>
        <ItemChoice legend={t('伝えてよい項目', 'Items')} value={items} onChange={setItems} error={problem?.at('/items')} />
        <div className="pair">
          <Select label={t('相手の種類', 'Kind of recipient')} options={callers.rows.filter((row) => !row.ended)} empty={t('限定しない', 'not limited')} value={kind} onChange={(event) => setKind(event.target.value)} error={problem?.at('/recipients')} />
          <Field label={t('相手の名前(空なら、その種類すべて)', 'Name (all of the kind when empty)')} value={name} onChange={(event) => setName(event.target.value)} />
          <DayField label={t('いつ', 'Given on')} value={givenOn} onDay={setGivenOn} error={problem?.at('/given_on')} />
          <DayField label={t('いつまで', 'Until')} value={until} onDay={setUntil} error={problem?.at('/until')} />
        </div>
        <TextArea label={t('説明と、本人の分かりよう', 'Explanation and understanding')} value={note} onChange={(event) => setNote(event.target.value)} error={problem?.at('/capacity_note')} />
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
