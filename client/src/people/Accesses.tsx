import { useInfiniteQuery } from '@tanstack/react-query';
import { api, takePage } from '../api/client';
import { roleNames } from '../app/places';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';

interface AccessesProps {
  of: 'cases' | 'persons';
  id: string;
}

/** 見た人: who did what with the record and when, this look among them. */
export function Accesses({ of, id }: AccessesProps) {
  const t = useText();
  const pages = useInfiniteQuery({
    queryKey: [of === 'cases' ? 'case' : 'persons', id, 'access'],
    queryFn: ({ signal, pageParam }) => {
      const params = { path: { id }, query: { limit: '50', ...(pageParam ? { cursor: pageParam } : {}) } };
      return of === 'cases' ? takePage(api.GET('/v1/cases/{id}/access', { params, signal })) : takePage(api.GET('/v1/persons/{id}/access', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
  return (
    <>
      <Loading query={pages}>
        {(data) => (
          <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('いつ', 'When')}</th>
                  <th scope="col">{t('だれが', 'Who')}</th>
                  <th scope="col">{t('何をしたか', 'What')}</th>
                  <th scope="col">{t('立場', 'Standing')}</th>
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap((page) => page.value.accesses)
                  .map((one, index) => (
                    <tr key={index}>
                      <td>{shortTime(one.at)}</td>
                      <td>
                        {one.by_name || t('システム', 'the system')} <span className="small">{t(...(roleNames[one.role] ?? ['', '']))}</span>
                      </td>
                      <td>
                        {one.label || one.act}
                        {one.outcome === 'denied' && <span className="tag tag-care">{t('できませんでした', 'refused')}</span>}
                      </td>
                      <td>{one.in_team ? t('担当チーム', 'team') : t('チームの外', 'outside the team')}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Loading>
      {pages.hasNextPage && <Button onPress={() => void pages.fetchNextPage()}>{t('前の50件', 'Earlier')}</Button>}
    </>
  );
}
