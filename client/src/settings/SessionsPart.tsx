import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { PartHead } from './PartHead';

/** Where the person is signed in, and the way to end what should not be open. */
export function SessionsPart() {
  const t = useText();
  const say = useAnnounce();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => take(api.GET('/v1/sessions', { signal })),
  });
  const ending = useMutation({
    mutationFn: (id: string) => take(api.POST('/v1/sessions/actions/end', { body: { id } })),
    onSuccess: (left) => {
      queries.setQueryData(['sessions'], left);
      say(t('ログインを終了しました。', 'The session has ended.'));
    },
  });
  return (
    <>
      <PartHead title={t('自分のログイン中の端末', 'Your sessions')} />
      <ErrorSummary problem={ending.error instanceof ApiError ? ending.error : undefined} />
      <Loading query={sessions}>
        {({ sessions: mine }) => (
          <table className="table settings-table">
            <thead>
              <tr>
                <th scope="col">{t('端末', 'Terminal')}</th>
                <th scope="col">{t('種類', 'Kind')}</th>
                <th scope="col">{t('ログイン', 'Signed in')}</th>
                <th scope="col">{t('最後の操作', 'Last seen')}</th>
                <th scope="col">{t('操作', 'Act')}</th>
              </tr>
            </thead>
            <tbody>
              {mine.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.terminal ?? t(`番号なし ${one.id.slice(0, 4)}`, `no number ${one.id.slice(0, 4)}`)}</th>
                  <td>{one.terminal_kind === 'counter' ? t('窓口', 'Counter') : t('執務室', 'Office')}</td>
                  <td>{shortTime(one.created_at)}</td>
                  <td>{shortTime(one.last_seen_at)}</td>
                  <td>
                    {one.is_current ? (
                      <span className="tag tag-good">{t('この画面', 'This page')}</span>
                    ) : (
                      <Button danger onPress={() => ending.mutate(one.id)}>
                        {t('終了する', 'End it')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loading>
      <p className="hint">{t('覚えのないログインは、終了してシステム管理者に知らせてください。パスワードが知られているおそれがあるためです。', 'End a session that you do not know and tell the administrator.')}</p>
    </>
  );
}
