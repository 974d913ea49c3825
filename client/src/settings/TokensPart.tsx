import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Guarded } from './Guarded';
import { PartHead } from './PartHead';
import { useGuarded } from './useGuarded';
import { useGuardedAct } from './useGuardedAct';

/** Secrets of machines; each is shown once and lives 90 days at most. */
export function TokensPart() {
  const t = useText();
  const say = useAnnounce();
  const queries = useQueryClient();
  const tokens = useGuarded('service-tokens', t('連携用トークンの一覧を開きます。', 'Opens the list of tokens.'), () => take(api.GET('/v1/service-tokens')));
  const { problem, run } = useGuardedAct();
  const [adding, add] = useState(false);
  const [secret, setSecret] = useState<string>();
  const changed = () => void queries.invalidateQueries({ queryKey: ['service-tokens'] });

  async function revoke(id: string, label: string) {
    await run(t(`「${label}」を失効させます。`, `Revokes ${label}.`), async () => {
      await take(api.DELETE('/v1/service-tokens/{id}', { params: { path: { id } } }));
      say(t('失効させました。', 'Revoked.'));
      changed();
    });
  }

  return (
    <>
      <PartHead title={t('連携用トークン', 'Service tokens')}>
        <Button primary onPress={() => add(true)}>
          {t('トークンを発行する', 'Issue a token')}
        </Button>
      </PartHead>
      <ErrorSummary problem={problem} />
      <Guarded query={tokens}>
        {({ service_tokens: all }) =>
          all.length === 0 ? (
            <p className="empty">{t('連携用トークンはありません。ほかのシステムがコード表を読むときに発行します。', 'There are no tokens.')}</p>
          ) : (
            <table className="table settings-table">
              <thead>
                <tr>
                  <th scope="col">{t('名前', 'Label')}</th>
                  <th scope="col">{t('使える範囲', 'Scope')}</th>
                  <th scope="col">{t('接続元', 'Source')}</th>
                  <th scope="col">{t('期限', 'Expires')}</th>
                  <th scope="col">{t('操作', 'Act')}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((token) => (
                  <tr key={token.id}>
                    <th scope="row">{token.label}</th>
                    <td>{token.scopes === 'reference' ? t('参照表', 'Reference') : token.scopes}</td>
                    <td>{token.source_range ?? t('限らない', 'any')}</td>
                    <td>{shortTime(token.expires_at)}</td>
                    <td>
                      {token.revoked_at ? (
                        <span className="tag tag-plain">{t(`失効 ${shortTime(token.revoked_at)}`, 'revoked')}</span>
                      ) : (
                        <Button danger onPress={() => void revoke(token.id, token.label)}>
                          {t('失効させる', 'Revoke')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Guarded>
      {adding && (
        <NewToken
          onClose={() => add(false)}
          onDone={(given) => {
            add(false);
            setSecret(given);
            changed();
          }}
        />
      )}
      {secret && (
        <Ask title={t('連携用トークン', 'Service token')} onClose={() => setSecret(undefined)}>
          <p className="code-once code-long">{secret}</p>
          <p className="tag tag-care">{t('閉じると、二度と表示できません。', 'After closing it cannot be shown again.')}</p>
          <div className="row-actions">
            <Button primary onPress={() => setSecret(undefined)}>
              {t('控えました', 'Noted')}
            </Button>
          </div>
        </Ask>
      )}
    </>
  );
}

function NewToken({ onClose, onDone }: { onClose: () => void; onDone: (secret: string) => void }) {
  const t = useText();
  const { problem, run } = useGuardedAct();
  const [key] = useState(newIdempotencyKey);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('90');
  const [range, setRange] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const issued = await run(t(`連携用トークン「${label}」を発行します。`, `Issues ${label}.`), () =>
      take(
        api.POST('/v1/service-tokens', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            label: label.trim(),
            scopes: ['reference'],
            days: Number(days.normalize('NFKC')),
            ...(range.trim() ? { source_range: range.trim() } : {}),
          },
        }),
      ),
    );
    if (issued) onDone(issued.secret);
  }

  return (
    <Ask title={t('トークンを発行する', 'Issue a token')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary problem={problem} />
        <Field label={t('名前(どのシステムが使うか)', 'Label')} value={label} onChange={(e) => setLabel(e.target.value)} error={problem?.at('/label')} required autoFocus />
        <Field label={t('日数(90日まで)', 'Days (at most 90)')} inputMode="numeric" value={days} onChange={(e) => setDays(e.target.value)} error={problem?.at('/days')} required />
        <Field label={t('接続元(例 192.0.2.0/24)', 'Source (as 192.0.2.0/24)')} value={range} onChange={(e) => setRange(e.target.value)} error={problem?.at('/source_range')} />
        <p className="hint">{t('使える範囲は参照表だけです。人や相談の記録は読めません。', 'It reads reference tables only.')}</p>
        <div className="row-actions">
          <Button type="submit" primary>
            {t('発行する', 'Issue')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
