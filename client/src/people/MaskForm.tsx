import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, type Tagged, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonView } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { documentOf } from './document';
import { maskLevels } from './MaskCard';

interface MaskFormProps {
  person: Tagged<PersonView>;
  kind: 'change' | 'lower';
  onClose: () => void;
  onDone: () => void;
}

/** Setting and raising act at once; lowering is only proposed, another person decides. */
export function MaskForm({ person, kind, onClose, onDone }: MaskFormProps) {
  const t = useText();
  const { id, mask_level: now } = person.value;
  const levels = maskLevels
    .map(([ja, en], level) => ({ code: String(level), label: t(ja, en), level }))
    .filter(({ level }) => (kind === 'change' ? level > now : level < now));
  const [level, setLevel] = useState(levels[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const [key] = useState(newIdempotencyKey);

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      if (kind === 'change') {
        const shelter = level === '3' ? { addresses: undefined, phones: undefined } : {};
        await take(
          api.PUT('/v1/persons/{id}', {
            params: { path: { id }, header: { 'If-Match': person.etag } },
            body: { ...documentOf(person.value), ...shelter, mask: { level: Number(level), reason: reason || null, end_date: end || null } },
          }),
        );
      } else {
        await take(
          api.POST('/v1/persons/{id}/mask-proposals', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: { level: Number(level), reason },
          }),
        );
      }
      onDone();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={kind === 'change' ? t('支援措置を設定する', 'Set a mask') : t('引下げ・解除を提案する', 'Propose to lower the mask')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <Select label={t('段階', 'Level')} options={levels} value={level} onChange={(event) => setLevel(event.target.value)} error={problem?.at('/level') ?? problem?.at('/mask/level')} />
        <Field label={t('理由', 'Reason')} required value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason') ?? problem?.at('/mask/reason')} />
        {kind === 'change' && <DayField label={t('見直しの日', 'Review on')} value={end} onDay={setEnd} hint={t('過ぎても自動では外れません。', 'Passing it lifts nothing.')} />}
        <p className="hint">
          {kind === 'change'
            ? t('保存するとすぐに隠れます。60分以内に2人目が確認します。', 'It hides at once; a second person verifies it within the hour.')
            : t('提案だけでは何も変わりません。別の人が承認すると下がります。', 'Nothing changes until another person accepts it.')}
        </p>
        <div className="row-actions">
          <Button type="submit" primary>
            {kind === 'change' ? t('設定する', 'Set') : t('提案する', 'Propose')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
