import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { NewRelation, PersonView } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Select } from '../ui/Select';

/** A relation of the reader to this person: from then on the page does not exist for them. */
export function DeclareRelation({ person }: { person: PersonView }) {
  const t = useText();
  const [, go] = useLocation();
  const [asked, ask] = useState(false);
  const [kind, setKind] = useState<NewRelation['kind']>('kin');
  const [problem, setProblem] = useState<ApiError>();
  const [key] = useState(newIdempotencyKey);
  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      await take(api.POST('/v1/declared-relations', { params: { header: { 'Idempotency-Key': key } }, body: { person: person.id, kind } }));
      go('/today');
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }
  const kinds = [
    { code: 'kin', label: t('親族', 'kin') },
    { code: 'friend', label: t('友人・知人', 'friend') },
    { code: 'guardian', label: t('後見人等', 'guardian') },
    { code: 'payee', label: t('金銭を受け取る立場', 'payee') },
    { code: 'other', label: t('その他', 'other') },
  ];
  return (
    <section className="card" aria-label={t('自分との関係', 'Own relation')}>
      <Button onPress={() => ask(true)}>{t('自分の親族・知人として届け出る', 'Declare a relation')}</Button>
      {asked && (
        <Ask title={t('この人との関係を届け出る', 'Declare a relation')} onClose={() => ask(false)}>
          <form onSubmit={submit}>
            <ErrorSummary problem={problem} />
            <p>{t('届け出ると、この人・この人の相談・ケースは、あなたからは見えなくなります。取り消せるのは市だけです。', 'From then on you see nothing of this person; only the city can lift it.')}</p>
            <Select label={t('関係', 'Relation')} options={kinds} value={kind} onChange={(event) => setKind(event.target.value as NewRelation['kind'])} />
            <div className="row-actions">
              <Button type="submit" primary>
                {t('届け出る', 'Declare')}
              </Button>
              <Button onPress={() => ask(false)}>{t('やめる', 'Cancel')}</Button>
            </div>
          </form>
        </Ask>
      )}
    </section>
  );
}
