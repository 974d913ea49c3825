import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type Tagged, take } from '../api/client';
import type { PersonView } from '../api/schema';
import { useText } from '../app/language';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { useRoving } from '../ui/useRoving';
import { Compare } from './Compare';

/** Who may be the same person, in words, and who was joined already. */
export function Duplicates({ person }: { person: Tagged<PersonView> }) {
  const t = useText();
  const roving = useRoving();
  const { id } = person.value;
  const [compared, compare] = useState<string>();
  const found = useQuery({
    queryKey: ['persons', id, 'duplicates', person.value.version],
    queryFn: ({ signal }) => take(api.GET('/v1/persons/{id}/duplicates', { params: { path: { id } }, signal })),
    retry: false,
  });
  const candidates = found.data?.candidates ?? [];
  return (
    <section className="card" aria-label={t('同じ人かもしれない', 'Perhaps the same person')}>
      <h2>{t(`同じ人かもしれない ${candidates.length}`, `Perhaps the same person ${candidates.length}`)}</h2>
      {found.data && candidates.length === 0 && <p className="nothing">{t('候補はありません。', 'Nobody.')}</p>}
      <ul className="plain-list" onKeyDown={roving.onKeyDown}>
        {candidates.map(({ person: other, strength, why }, index) => (
          <li key={other.id}>
            <Link
              href={`/persons/${other.id}`}
              {...roving.row(index)}
              onKeyDown={(event) => {
                if (event.key === 'c' && !belongsToIme(event) && !event.ctrlKey && !event.altKey) compare(other.id);
              }}
            >
              {other.name || other.roman_name}
            </Link>{' '}
            {strength === 'strong' ? t('強', 'strong') : t('弱', 'weak')}({why}){' '}
            <Button keys="c" onPress={() => compare(other.id)}>
              {t('比べる', 'Compare')}
            </Button>
          </li>
        ))}
      </ul>
      {person.value.absorbed.length > 0 && (
        <>
          <p className="label">{t('同じ人としてつないだ記録', 'Joined records')}</p>
          <ul className="plain-list">
            {person.value.absorbed.map((one) => (
              <li key={one.id}>
                <Link href={`/persons/${one.id}`}>{one.name || t('氏名不明', 'name unknown')}</Link> {t('(開くとつなぎを外せます)', '(open it to take it apart)')}
              </li>
            ))}
          </ul>
        </>
      )}
      {compared && <Compare person={person} otherId={compared} onClose={() => compare(undefined)} />}
    </section>
  );
}
