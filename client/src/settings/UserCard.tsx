import { useState } from 'react';
import { api, take } from '../api/client';
import type { EnrolmentCode, UserView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { bodyOf, RoleFields } from './RoleFields';
import { useGuardedAct } from './useGuardedAct';

interface UserCardProps {
  user: UserView;
  onChanged: () => void;
  onCode: (code: EnrolmentCode) => void;
}

/** One person who signs in, and what an administrator may do; each act asks for a fresh factor. */
export function UserCard({ user, onChanged, onCode }: UserCardProps) {
  const t = useText();
  const say = useAnnounce();
  const { problem, run } = useGuardedAct();
  const [choices, setChoices] = useState({ roles: user.roles, post: user.post ?? '', unit: user.unit });
  const params = { path: { id: user.id }, header: { 'If-Match': `"v${user.version}"` } };

  async function act<T>(what: string, done: string, request: () => Promise<T>): Promise<void> {
    const answer = await run(t(`${user.display_name}さん: ${what}`, `${user.display_name}: ${what}`), request);
    if (answer === undefined) return;
    say(done);
    onChanged();
    if (typeof answer === 'object' && answer !== null && 'enrolment_code' in answer) onCode(answer as unknown as EnrolmentCode);
  }

  return (
    <section className="card" aria-label={user.display_name}>
      <h2>{user.display_name}</h2>
      <ErrorSummary problem={problem} />
      {problem?.status === 412 && (
        <Button onPress={onChanged}>{t('いまの内容を読み直す', 'Read what it is now')}</Button>
      )}
      <dl className="facts">
        <dt>{t('利用者名', 'Login')}</dt>
        <dd>{user.login}</dd>
        <dt>{t('本人確認を登録した日', 'Factor registered')}</dt>
        <dd>{user.is_enrolled ? shortTime(user.factor_changed_at) : t('未登録', 'not yet')}</dd>
        <dt>{t('最後のログイン', 'Last sign-in')}</dt>
        <dd>{user.last_sign_in_at ? shortTime(user.last_sign_in_at) : t('まだありません', 'never')}</dd>
      </dl>
      {!user.roles.includes('service') && (
        <>
          <RoleFields value={choices} onChange={setChoices} error={problem?.at('/roles')} />
          <Button
            primary
            onPress={() =>
              void act(t('役割と所属を変えます。', 'Changes the roles.'), t('役割を変えました。', 'Roles changed.'), () =>
                take(api.PUT('/v1/users/{id}/roles', { params, body: bodyOf(choices) })),
              )
            }
          >
            {t('役割と所属を変える', 'Change the roles')}
          </Button>
        </>
      )}
      <div className="row-actions">
        <Button
          onPress={() =>
            void act(t('すべてのログインを終了します。', 'Ends all sessions.'), t('ログインを終了しました。', 'Sessions ended.'), () =>
              take(api.POST('/v1/users/{id}/actions/end_sessions', { params: { path: { id: user.id } } })),
            )
          }
        >
          {t('ログインをすべて終了', 'End all sessions')}
        </Button>
        {!user.roles.includes('service') && (
          <Button
            onPress={() =>
              void act(t('パスワードと認証アプリを登録し直します。', 'Resets password and factor.'), t('登録コードを出しました。', 'A code was given.'), () =>
                take(api.POST('/v1/users/{id}/actions/reset_factor', { params })),
              )
            }
          >
            {t('本人確認を登録し直す', 'Reset the factor')}
          </Button>
        )}
        {user.status === 'active' ? (
          <Button
            danger
            onPress={() =>
              void act(t('利用を停止します。', 'Disables the account.'), t('利用を停止しました。', 'Disabled.'), () =>
                take(api.POST('/v1/users/{id}/actions/disable', { params })),
              )
            }
          >
            {t('利用を停止する', 'Disable')}
          </Button>
        ) : (
          <Button
            onPress={() =>
              void act(t('利用を再開します。', 'Enables the account.'), t('利用を再開しました。', 'Enabled.'), () =>
                take(api.POST('/v1/users/{id}/actions/enable', { params })),
              )
            }
          >
            {t('利用を再開する', 'Enable')}
          </Button>
        )}
      </div>
      <p className="hint">{t('停止した人の画面は、次の操作で閉じます。', 'A disabled person is out at the next act.')}</p>
    </section>
  );
}
