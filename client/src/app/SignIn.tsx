import { type FormEvent, useId, useRef, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { ErrorSummary } from '../ui/ErrorSummary';
import { useText } from './language';
import { useSession } from './session';

type TerminalKind = 'counter' | 'office';

/** Password and one-time code in one step; a third session asks which of two gives way. */
export function SignIn() {
  const t = useText();
  const { begin } = useSession();
  const [problem, setProblem] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [terminal, setTerminal] = useState<TerminalKind>('counter');
  const [endSession, setEndSession] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const groupName = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || !form.current) return;
    const typed = new FormData(form.current);
    setBusy(true);
    try {
      begin(
        await take(
          api.POST('/v1/sessions', {
            body: {
              login: String(typed.get('login')),
              password: String(typed.get('password')),
              otp: String(typed.get('otp')).normalize('NFKC').replace(/\s/g, ''),
              terminal_kind: terminal,
              ...(endSession ? { end_session: endSession } : {}),
            },
          }),
        ),
      );
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      setBusy(false);
    }
  }

  const open = problem?.problem['sessions'] as { id: string; terminal?: string; terminal_kind: string; last_seen_at: string }[] | undefined;
  return (
    <main className="gate">
      <form ref={form} className="gate-box" onSubmit={submit}>
        <h1>{t('成年後見相談センター', 'Guardianship consultation center')}</h1>
        <p className="gate-product">Kizuna 絆</p>
        <ErrorSummary problem={problem} />
        <Field label={t('利用者名', 'Login')} name="login" autoComplete="username" required autoFocus />
        <Field label={t('パスワード', 'Password')} name="password" type="password" autoComplete="current-password" required />
        <Field label={t('認証コード(6けた)', 'One-time code (6 digits)')} name="otp" inputMode="numeric" autoComplete="one-time-code" required />
        <fieldset className="choices">
          <legend>{t('この端末', 'This terminal')}</legend>
          {(['counter', 'office'] as const).map((kind) => (
            <label key={kind}>
              <input type="radio" name={groupName} checked={terminal === kind} onChange={() => setTerminal(kind)} />
              {kind === 'counter'
                ? t('窓口(5分でロック)', 'Counter (locks after 5 minutes)')
                : t('執務室(15分でロック)', 'Office (locks after 15 minutes)')}
            </label>
          ))}
        </fieldset>
        {open && (
          <fieldset className="choices">
            <legend>{t('終了するログインを選んでください', 'Choose the session to end')}</legend>
            {open.map((other) => (
              <label key={other.id}>
                <input type="radio" name={`${groupName}-end`} checked={endSession === other.id} onChange={() => setEndSession(other.id)} />
                {`${other.terminal ?? t(`番号なし ${other.id.slice(0, 4)}`, `no number ${other.id.slice(0, 4)}`)} ${
                  other.terminal_kind === 'counter' ? t('窓口', 'counter') : t('執務室', 'office')
                } ${t('最後の操作', 'last seen')} ${shortTime(other.last_seen_at)}`}
              </label>
            ))}
          </fieldset>
        )}
        <Button type="submit" primary>
          {busy ? t('確かめています…', 'Checking…') : t('ログイン', 'Sign in')}
        </Button>
        <p className="gate-enrol">
          <a href="/enrol">{t('登録コードを受け取った方', 'You were given an enrolment code')}</a>
        </p>
      </form>
    </main>
  );
}
