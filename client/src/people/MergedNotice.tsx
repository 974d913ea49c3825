import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { api, type Tagged, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonView } from '../api/schema';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { useFreshPerson } from './usePerson';

/** Stands on the page of a person who was merged into another: where to go, and the way back. */
export function MergedNotice({ person }: { person: Tagged<PersonView> }) {
  const t = useText();
  const refresh = useFreshPerson(person.value.id);
  const [asked, ask] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      await take(
        api.POST('/v1/persons/{id}/actions/unmerge', {
          params: { path: { id: person.value.id }, header: { 'If-Match': person.etag } },
          body: { reason },
        }),
      );
      await refresh();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }
  return (
    <div className="notice">
      <p>
        {t('この人は ', 'This person was joined to ')}
        <Link href={`/persons/${person.value.merged_into}`}>{person.value.merged_into_name}</Link>
        {t(' さんと同じ人としてつないであります。変更はつないだ先でします。', '; changes are made there.')}
      </p>
      {asked ? (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          <Field label={t('つなぎを外す理由', 'Why they are taken apart')} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason')} hint={t('前の状態に、そのまま戻ります。センター長に知らせます。', 'Everything is exactly as before; MANAGER is told.')} />
          <div className="row-actions">
            <Button type="submit" primary>
              {t('つなぎを外す', 'Take apart')}
            </Button>
            <Button onPress={() => ask(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      ) : (
        <Button onPress={() => ask(true)}>{t('つなぎを外す', 'Take apart')}</Button>
      )}
    </div>
  );
}
