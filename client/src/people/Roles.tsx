import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, take, takePage } from '../api/client';
import { useText } from '../app/language';
import { dayOf, shortDay } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';

const shown = 5;

/** Every role of this human: the cases about them, the calls about them and theirs. */
export function Roles({ id }: { id: string }) {
  const t = useText();
  const topic = useCodeList('topic');
  const cases = useQuery({
    queryKey: ['persons', id, 'cases'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases', { params: { query: { subject: id } }, signal })),
  });
  const about = useQuery({
    queryKey: ['persons', id, 'about'],
    queryFn: ({ signal }) => takePage(api.GET('/v1/contacts', { params: { query: { subject: id, limit: '50' } }, signal })),
  });
  const calls = useQuery({
    queryKey: ['persons', id, 'calls'],
    queryFn: ({ signal }) => takePage(api.GET('/v1/contacts', { params: { query: { caller: id, limit: '50' } }, signal })),
  });
  const many = (page: typeof about.data) => (page ? `${page.value.contacts.length}${page.next ? '+' : ''}` : '…');
  return (
    <section className="card" aria-label={t('関わり', 'Roles')}>
      <h2>{t('関わり', 'Roles')}</h2>
      <p className="label">{t('本人として', 'As the subject')}</p>
      <ul className="plain-list">
        {cases.data?.cases.map((one) => (
          <li key={one.id}>
            <Link href={`/cases/${one.id}`}>{one.number}</Link> {one.state} {one.state_label}{' '}
            {one.owner_name ? t(`担当 ${one.owner_name}`, `owner ${one.owner_name}`) : t('担当なし', 'no owner')}
          </li>
        ))}
        {cases.data?.cases.length === 0 && <li className="nothing">{t('見られるケースはありません。', 'No case that you may open.')}</li>}
      </ul>
      <p className="label">{t(`この人についての相談 ${many(about.data)}`, `Consultations about them ${many(about.data)}`)}</p>
      <ul className="plain-list" data-testid="about">
        {about.data?.value.contacts.slice(0, shown).map((one) => (
          <li key={one.id}>
            <Link href={`/contacts/${one.id}`}>{shortDay(dayOf(one.received_at))}</Link> {topic.label(one.topic_main)}
          </li>
        ))}
      </ul>
      <p className="label">{t(`相談者として ${many(calls.data)}`, `As the caller ${many(calls.data)}`)}</p>
    </section>
  );
}
