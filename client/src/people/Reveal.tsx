import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonPlaces, PersonView } from '../api/schema';
import { StepUpDeclined, useFreshFactor } from '../app/StepUp';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { useCodeList } from '../reference/useCodeList';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Padlock } from '../ui/Nothing';
import { linesOf } from './PersonLines';

/** What a mask hides, for one look: reason, fresh factor, and it is gone when the dialog closes. */
export function Reveal({ person }: { person: PersonView }) {
  const t = useText();
  const fresh = useFreshFactor();
  const district = useCodeList('district');
  const [asked, ask] = useState(false);
  const [reason, setReason] = useState('');
  const [places, setPlaces] = useState<PersonPlaces>();
  const [problem, setProblem] = useState<ApiError>();
  useKey('Alt+X', t('非表示を開く', 'Reveal what is hidden'), () => ask(true));

  function close() {
    ask(false);
    setPlaces(undefined);
    setReason('');
    setProblem(undefined);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      setPlaces(
        await fresh(t('非表示の住所と電話を開きます。理由とともに記録されます。', 'Opens hidden places; it is logged with the reason.'), () =>
          take(api.POST('/v1/persons/{id}/actions/reveal', { params: { path: { id: person.id } }, body: { reason } })),
        ),
      );
      setProblem(undefined);
    } catch (failure) {
      if (failure instanceof StepUpDeclined) return;
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }
  const names = { names: person.names };
  return (
    <>
      <span className="tag tag-masked">
        <Padlock />
        {person.mask_level === 1 ? t('非表示(配慮)', 'hidden (sensitive)') : t('非表示(支援措置)', 'hidden (protected)')}
      </span>{' '}
      {person.mask_level === 3 && <p className="hint">{t('住所は記録していません。連絡は関係機関を通します。', 'No address is kept; contact goes through the agency.')}</p>}
      <Button keys="Alt+X" onPress={() => ask(true)}>
        {t('理由を書いて開く', 'Open with a reason')}
      </Button>
      {asked && (
        <Ask title={t('非表示の住所・電話を開く', 'Open hidden places')} onClose={close}>
          {places ? (
            <div className="revealed">
              {linesOf('addresses', { ...names, addresses: places.addresses }, t, district.label)
                .concat(linesOf('phones', { ...names, phones: places.phones }, t, district.label))
                .map((line, index) => (
                  <p key={index}>
                    <span className="line-label">{line.label}</span> {line.value}
                  </p>
                ))}
              <p className="hint">{t('閉じると画面から消えます。だれにも伝えないでください。', 'It leaves the screen when you close this.')}</p>
              <Button onPress={close}>{t('閉じる', 'Close')}</Button>
            </div>
          ) : (
            <form onSubmit={submit}>
              <ErrorSummary problem={problem} />
              <Field label={t('開く理由', 'Reason')} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason')} hint={t('担当チームとセンター長だけが開けます。だれがいつ開いたか記録されます。', 'Only the team and MANAGER; every look is recorded.')} />
              <div className="row-actions">
                <Button type="submit" primary>
                  {t('開く', 'Open')}
                </Button>
                <Button onPress={close}>{t('やめる', 'Cancel')}</Button>
              </div>
            </form>
          )}
        </Ask>
      )}
    </>
  );
}
