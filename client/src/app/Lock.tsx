import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { useText } from './language';
import { useSession } from './session';

/** Stands instead of the page: center, name, one factor, and the way for somebody else. */
export function Lock() {
  const t = useText();
  const { session, begin, end } = useSession();
  const [problem, setProblem] = useState<ApiError>();

  async function unlock(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const otp = String(new FormData(event.currentTarget).get('otp')).normalize('NFKC').trim();
    try {
      begin(await take(api.POST('/v1/sessions/current/unlock', { body: { otp } })));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <main className="gate">
      <form className="gate-box" onSubmit={unlock}>
        <h1>{t('離席のためロックしました', 'Locked')}</h1>
        <p>{t('入力は保存済みです。', 'What you typed is saved.')}</p>
        <p className="gate-who">{session?.person.display_name}</p>
        <ErrorSummary problem={problem} />
        <Field label={t('認証コード(6けた)', 'One-time code (6 digits)')} name="otp" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('続ける', 'Continue')}
          </Button>
          <Button onPress={() => void end()}>{t('別の職員がログイン', 'Somebody else signs in')}</Button>
        </div>
      </form>
    </main>
  );
}
