import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { EnrolmentSecret } from '../api/schema';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { QrCode } from '../ui/QrCode';

type Step = { kind: 'code' } | { kind: 'factor'; secret: EnrolmentSecret } | { kind: 'done'; login: string };

/** Whoever was given a code sets a password and registers an authenticator; no session is needed. */
export default function EnrolmentPage() {
  const t = useText();
  const title = t('利用の登録', 'Enrolment');
  useTitle(title);
  const [step, setStep] = useState<Step>({ kind: 'code' });
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<ApiError>();

  async function attempt(act: () => Promise<Step>) {
    try {
      setStep(await act());
      setProblem(undefined);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const password = String(typed.get('password'));
    if (password !== String(typed.get('again'))) {
      setProblem(
        new ApiError({
          code: 'invalid_fields',
          status: 422,
          title: t('登録できません', 'Not enrolled'),
          detail: t('2つのパスワードが違います。同じものを入れてください。', 'The two passwords differ.'),
          errors: [{ pointer: '/again', code: 'differs', message: t('上のパスワードと違います。', 'Differs from the one above.') }],
        }),
      );
      return;
    }
    void attempt(async () => ({
      kind: 'factor',
      secret: await take(api.POST('/v1/enrolments', { body: { code: plain(code), password } })),
    }));
  }

  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const otp = String(new FormData(event.currentTarget).get('otp')).normalize('NFKC').replace(/\s/g, '');
    void attempt(async () => ({
      kind: 'done',
      login: (await take(api.POST('/v1/enrolments/confirm', { body: { code: plain(code), otp } }))).login,
    }));
  }

  return (
    <main className="gate">
      <div className="gate-box">
        <h1>{title}</h1>
        <ErrorSummary problem={problem} />
        {step.kind === 'code' && (
          <form onSubmit={begin}>
            <p>{t('管理者から受け取った登録コードと、これから使うパスワードを入れてください。', 'Type the code that you were given and a new password.')}</p>
            <Field label={t('登録コード', 'Enrolment code')} value={code} onChange={(event) => setCode(event.target.value)} required autoFocus />
            <Field
              label={t('新しいパスワード', 'New password')}
              name="password"
              type="password"
              autoComplete="new-password"
              hint={t('15文字以上。長い文がよく、記号は要りません。', 'At least 15 characters.')}
              error={problem?.at('/password')}
              required
            />
            <Field label={t('もう一度', 'Once more')} name="again" type="password" autoComplete="new-password" error={problem?.at('/again')} required />
            <Button type="submit" primary>
              {t('次へ', 'Next')}
            </Button>
          </form>
        )}
        {step.kind === 'factor' && (
          <form onSubmit={confirm}>
            <p>{t('認証アプリで、このQRコードを読み取ってください。', 'Read this QR code with your authenticator.')}</p>
            <QrCode rows={step.secret.qr} label={t('認証アプリで読むQRコード', 'QR code for the authenticator')} />
            <p className="hint">{t('読めないときは、この鍵を打ち込みます。', 'Or type this key:')}</p>
            <p className="enrol-secret">{step.secret.totp_secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
            <p className="hint">{t('種類は「時間ベース」、6けた、30秒です。', 'Time based, 6 digits, 30 seconds.')}</p>
            <Field
              label={t('認証コード(6けた)', 'One-time code (6 digits)')}
              name="otp"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              autoFocus
            />
            <Button type="submit" primary>
              {t('登録を終える', 'Finish')}
            </Button>
          </form>
        )}
        {step.kind === 'done' && (
          <>
            <p role="status">{t('登録が終わりました。利用者名はつぎのとおりです。', 'You are enrolled. Your login is:')}</p>
            <p className="enrol-secret">{step.login}</p>
            <p>
              {t('ログインには、次の認証コード(数字が変わってから)を使ってください。', 'Sign in with the next code.')}
            </p>
            <a href="/">{t('ログインへ', 'To the sign-in')}</a>
          </>
        )}
      </div>
    </main>
  );
}

function plain(code: string): string {
  return code.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
