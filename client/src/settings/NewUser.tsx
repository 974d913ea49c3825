import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { EnrolmentCode } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { bodyOf, RoleFields } from './RoleFields';
import { useGuardedAct } from './useGuardedAct';

/** Registers somebody; the answer is the code by which that person enrols. */
export function NewUser({ onClose, onDone }: { onClose: () => void; onDone: (code: EnrolmentCode) => void }) {
  const t = useText();
  const { problem, run } = useGuardedAct();
  const [key] = useState(newIdempotencyKey);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [choices, setChoices] = useState({ roles: ['counselor'], post: '', unit: 'main' });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const code = await run(t(`利用者「${name}」を登録します。`, `Registers ${name}.`), () =>
      take(
        api.POST('/v1/users', {
          params: { header: { 'Idempotency-Key': key } },
          body: { login: login.trim(), display_name: name.trim(), ...bodyOf(choices) },
        }),
      ),
    );
    if (code) onDone(code);
  }

  return (
    <Ask title={t('利用者を登録する', 'Register somebody')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary problem={problem} />
        <Field
          label={t('氏名(姓と名の間に空白)', 'Name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problem?.at('/display_name')}
          required
          autoFocus
        />
        <Field
          label={t('利用者名', 'Login')}
          hint={t('英小文字、数字、. _ - で2文字以上', 'Small letters, digits, . _ -')}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          error={problem?.at('/login')}
          required
        />
        <RoleFields value={choices} onChange={setChoices} error={problem?.at('/roles')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('登録する', 'Register')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
