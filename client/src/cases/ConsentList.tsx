import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import type { ConsentView } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { TextArea } from '../ui/TextArea';
import { ConsentForm } from './ConsentForm';
import { useAct } from './useAct';

interface ConsentListProps {
  id: string;
  consents: readonly ConsentView[];
  readOnly: boolean;
}

/** Whose, which items, to whom, until when; withdrawn ones stay. */
export function ConsentList({ id, consents, readOnly }: ConsentListProps) {
  const t = useText();
  const [asked, ask] = useState(false);
  const [withdrawn, withdraw] = useState<ConsentView>();
  return (
    <>
      {consents.length === 0 ? (
        <p className="empty">{t('同意の記録はありません。', 'No consent is recorded.')}</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('だれの', 'Whose')}</th>
                <th scope="col">{t('項目', 'Items')}</th>
                <th scope="col">{t('相手', 'To whom')}</th>
                <th scope="col">{t('期間', 'When')}</th>
                <th scope="col">{t('状態', 'State')}</th>
              </tr>
            </thead>
            <tbody>
              {consents.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.person_name || t('非表示の方', 'hidden')} {one.form_label}
                  </td>
                  <td>{one.items.map((item) => item.label).join('、') || t('項目の限定なし', 'not limited')}</td>
                  <td>{one.recipients.map((who) => [who.kind_label, who.name].filter(Boolean).join(' ')).join('、') || t('相手の限定なし', 'not limited')}</td>
                  <td>
                    {shortDay(one.given_on)}
                    {one.until ? t(`から${shortDay(one.until)}まで`, ` to ${shortDay(one.until)}`) : t('から', ' on')}
                  </td>
                  <td>
                    {one.withdrawn_on ? (
                      <span className="tag tag-plain">{t(`撤回 ${shortDay(one.withdrawn_on)} ${one.withdrawal_reason}`, `withdrawn ${one.withdrawn_on}`)}</span>
                    ) : (
                      <>
                        <span className={one.live ? 'tag tag-good' : 'tag tag-plain'}>{one.live ? t('有効', 'in force') : t('根拠にならない', 'no basis')}</span>{' '}
                        <button type="button" className="link-button" onClick={() => withdraw(one)}>
                          {t('撤回を記録', 'Record withdrawal')}
                        </button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!readOnly && <Button onPress={() => ask(true)}>{t('同意を記録する', 'Record a consent')}</Button>}
      {asked && <ConsentForm id={id} onClose={() => ask(false)} />}
      {withdrawn && <Withdrawal id={id} consent={withdrawn} onClose={() => withdraw(undefined)} />}
    </>
  );
}

function Withdrawal({ id, consent, onClose }: { id: string; consent: ConsentView; onClose: () => void }) {
  const t = useText();
  const { act, problem } = useAct(id);
  const [reason, setReason] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    const params = { path: { id, consent: consent.id } };
    if (await act(t('撤回', 'Withdrawal'), () => take(api.POST('/v1/cases/{id}/consents/{consent}/actions/withdraw', { params, body: { reason } })))) onClose();
  }
  return (
    <Ask title={t('同意の撤回を記録する', 'Record the withdrawal')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <TextArea label={t('理由・本人の言葉', 'Reason')} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason')} />
        <p className="hint">{t('きょうから根拠になりません。渡したものは「提供の記録」で返却を確かめます。', 'From today on it is no basis.')}</p>
        <div className="row-actions">
          <Button type="submit" primary>
            {t('撤回を記録', 'Record')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
