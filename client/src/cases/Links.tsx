import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { api, newIdempotencyKey, type Tagged, take, takePage } from '../api/client';
import type { CaseView } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { ContactChoice } from './ContactChoice';
import { useAct } from './useAct';

/** The consultations that belong to the case; others of the person may be tied to it. */
export function Links({ file, readOnly }: { file: Tagged<CaseView>; readOnly: boolean }) {
  const t = useText();
  const { id, subject } = file.value.head;
  const { act, problem } = useAct(id);
  const [open, setOpen] = useState(false);
  const [contact, setContact] = useState('');
  const [restricted, setRestricted] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const linked = useInfiniteQuery({
    queryKey: ['case', id, 'contacts'],
    queryFn: ({ signal, pageParam }) =>
      takePage(
        api.GET('/v1/cases/{id}/timeline', {
          params: { path: { id }, query: { kind: 'contact', limit: '50', ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const rows = linked.data?.pages.flatMap((page) => page.value.rows) ?? [];
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(t('相談の結び付け', 'Link'), () =>
      take(api.POST('/v1/cases/{id}/links', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { contact, restricted } })),
    );
    setKey(newIdempotencyKey());
    if (done) setOpen(false);
  }
  return (
    <section className="card" aria-label={t('この件の相談', 'Consultations')}>
      <h2>{t(`この件の相談 ${rows.length}${linked.hasNextPage ? '+' : ''}`, `Consultations ${rows.length}`)}</h2>
      <ErrorSummary problem={open ? undefined : problem} />
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id} className="with-act">
            <span>
              <Link href={`/contacts/${row.id}`}>{row.title}</Link> {shortTime(row.at)} {row.actor_name}
            </span>
            {!readOnly && row.id !== file.value.opened_by_contact && (
              <button
                type="button"
                className="link-button"
                aria-label={t(`${row.title}を外す`, `Unlink ${row.title}`)}
                onClick={() => void act(t('結び付けを外す', 'Unlink'), () => take(api.DELETE('/v1/cases/{id}/links/{contact}', { params: { path: { id, contact: row.id } } })))}
              >
                {t('外す', 'Unlink')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && !open && <Button onPress={() => setOpen(true)}>{t('相談を結び付ける', 'Link a consultation')}</Button>}
      {open && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          <ContactChoice subject={subject} value={contact} onChange={setContact} except={new Set(rows.map((row) => row.id))} error={problem?.at('/contact')} />
          <label className="inline-choice">
            <input type="checkbox" checked={restricted} onChange={(event) => setRestricted(event.target.checked)} />
            {t('担当チームとセンター長だけが見る', 'Only for the team and MANAGER')}
          </label>
          <div className="row-actions">
            <Button type="submit" primary>
              {t('結び付ける', 'Link')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
