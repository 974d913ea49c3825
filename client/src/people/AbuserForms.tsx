import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { AbuserNames } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';

interface Closing {
  person: string;
  onDone: () => void;
  onClose: () => void;
}

/** What went wrong stays in the dialog; everything else leaves it. */
function useSubmit(doing: () => Promise<unknown>, onDone: () => void) {
  const [problem, setProblem] = useState<ApiError>();
  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      await doing();
      onDone();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }
  return { problem, submit };
}

/** A caller is recognised by a full name or a full number, so a part that is not known stays empty. */
export function AbuserForm({ person, onDone, onClose }: Closing) {
  const t = useText();
  const [entry, setEntry] = useState<AbuserNames>({ relation: '' });
  const [phones, setPhones] = useState('');
  const [key] = useState(newIdempotencyKey);
  const numbers = phones.split(/[、,]/).map((one) => one.trim()).filter(Boolean);
  const { problem, submit } = useSubmit(
    () =>
      take(
        api.POST('/v1/persons/{id}/abusers', {
          params: { path: { id: person }, header: { 'Idempotency-Key': key } },
          body: { ...entry, phones: numbers },
        }),
      ),
    onDone,
  );
  const text = (name: Exclude<keyof AbuserNames, 'phones'>, label: string, required = false) => (
    <Field
      label={label}
      required={required}
      value={entry[name] ?? ''}
      error={problem?.at(`/${name}`)}
      onChange={(event) => setEntry({ ...entry, [name]: event.target.value || (required ? '' : undefined) })}
    />
  );
  return (
    <Ask title={t('お答えしない相手を登録', 'Enter who gets no answer')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <div className="pair">
          {text('family_name', t('姓', 'Family name'))}
          {text('given_name', t('名', 'Given name'))}
        </div>
        <div className="pair">
          {text('family_kana', t('セイ', 'Family reading'))}
          {text('given_kana', t('メイ', 'Given reading'))}
        </div>
        {text('relation', t('本人との続柄', 'Relation to the person'), true)}
        <Field
          label={t('電話(市外局番から。いくつかあれば読点で区切る)', 'Phones, with area code')}
          value={phones}
          error={numbers.map((_, at) => problem?.at(`/phones/${at}`)).find(Boolean)}
          onChange={(event) => setPhones(event.target.value)}
        />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('登録', 'Enter')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}

export function AbuserEndAsk({ person, abuser, name, onDone, onClose }: Closing & { abuser: string; name: string }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const { problem, submit } = useSubmit(
    () => take(api.POST('/v1/persons/{id}/abusers/{abuser}/actions/end', { params: { path: { id: person, abuser } }, body: { reason } })),
    onDone,
  );
  return (
    <Ask title={t(`${name}の登録を終える`, `End the entry of ${name}`)} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <p>{t('終えると、この相手からの電話に警告が出なくなります。登録した人とは別の職員が終えます。', 'From then on nothing warns of this caller. Somebody else than who entered it ends it.')}</p>
        <Field label={t('終える理由', 'Reason')} required autoFocus value={reason} error={problem?.at('/reason')} onChange={(event) => setReason(event.target.value)} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('終える', 'End')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
