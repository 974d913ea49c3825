import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { dayOf, shortDay } from '../dates/format';
import { Loading } from '../ui/Loading';

/** What a month said when it was frozen, and what has changed since. */
export function FrozenMonth({ table, month }: { table: string; month: string }) {
  const t = useText();
  const frozen = useQuery({
    queryKey: ['frozen-month', table, month],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/statistics/{table}/months', { signal, params: { path: { table }, query: { month } } })),
  });
  return (
    <section className="card" aria-label={t('確定と訂正', 'Frozen figures and adjustments')}>
      <h2>{t('確定と訂正', 'Frozen figures and adjustments')}</h2>
      <Loading query={frozen}>
        {(found) => {
          const day = shortDay(dayOf(found.freezes_at));
          if (!found.is_frozen) return <p>{t(`${day}に確定します。それまでは変わります。`, `Freezes on ${day}; it may change until then.`)}</p>;
          const changed = found.figures.filter((figure) => (figure.adjustment ?? 0) !== 0);
          return (
            <>
              <p>{t(`${day}に確定しました。以後の変更は訂正として別に示します。`, `Frozen on ${day}. Later changes stand apart.`)}</p>
              {changed.length === 0 ? (
                <p className="tag tag-good">{t('訂正はありません', 'No adjustments')}</p>
              ) : (
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t('数字', 'Figure')}</th>
                      <th scope="col" className="number">{t('確定', 'Frozen')}</th>
                      <th scope="col" className="number">{t('訂正', 'Adjustment')}</th>
                      <th scope="col" className="number">{t('現在', 'Now')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {changed.map((figure) => (
                      <tr key={figure.title + figure.line + figure.column}>
                        <th scope="row">{`${figure.line} ${figure.column}`}</th>
                        <td className="number">{figure.frozen}</td>
                        <td className="number">{signed(figure.adjustment ?? 0)}</td>
                        <td className="number">{figure.current}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </>
          );
        }}
      </Loading>
    </section>
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : `▲${-change}`;
}
