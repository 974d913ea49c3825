import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import type { BasisView, DisclosureView } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { DisclosureForm } from './DisclosureForm';
import { useAct } from './useAct';

interface DisclosureListProps {
  id: string;
  disclosures: readonly DisclosureView[];
  bases: readonly BasisView[];
  readOnly: boolean;
}

/** To whom, which items, on which basis, which copy, and whether it came back. */
export function DisclosureList({ id, disclosures, bases, readOnly }: DisclosureListProps) {
  const t = useText();
  const [asked, ask] = useState(false);
  const [returned, giveBack] = useState<DisclosureView>();
  return (
    <>
      {disclosures.length === 0 ? (
        <p className="empty">{t('外へ渡した記録はありません。', 'Nothing was handed out.')}</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('番号', 'No.')}</th>
                <th scope="col">{t('相手', 'To whom')}</th>
                <th scope="col">{t('項目', 'Items')}</th>
                <th scope="col">{t('根拠', 'Basis')}</th>
                <th scope="col">{t('渡したもの', 'What')}</th>
                <th scope="col">{t('返却', 'Returned')}</th>
              </tr>
            </thead>
            <tbody>
              {disclosures.map((one) => (
                <tr key={one.id}>
                  <td>{one.number}</td>
                  <td>
                    {one.recipient.kind_label} {one.recipient.name}
                  </td>
                  <td>{one.items.map((item) => item.label).join('、')}</td>
                  <td>
                    {one.basis.code} {one.basis.label}
                  </td>
                  <td>
                    {shortDay(one.handed_on)} {one.medium.label} {one.handed}
                  </td>
                  <td>
                    {one.returned_on ? (
                      `${shortDay(one.returned_on)} ${one.returned_how}`
                    ) : one.return_by ? (
                      <>
                        <span className={one.return_overdue ? 'tag tag-late' : ''}>{t(`${one.return_overdue ? '超過 ' : ''}${shortDay(one.return_by)}まで`, `by ${one.return_by}`)}</span>{' '}
                        <button type="button" className="link-button" onClick={() => giveBack(one)}>
                          {t('返却を記録', 'Record return')}
                        </button>
                      </>
                    ) : (
                      t('返却なし', 'not to be returned')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!readOnly && <Button onPress={() => ask(true)}>{t('つなぐ・渡す', 'Hand over')}</Button>}
      {asked && <DisclosureForm id={id} bases={bases} onClose={() => ask(false)} />}
      {returned && <Return id={id} disclosure={returned} onClose={() => giveBack(undefined)} />}
    </>
  );
}

function Return({ id, disclosure, onClose }: { id: string; disclosure: DisclosureView; onClose: () => void }) {
  const t = useText();
  const { act, problem } = useAct(id);
  const [how, setHow] = useState('');
  async function submit(event: FormEvent) {
    event.preventDefault();
    const params = { path: { id, disclosure: disclosure.id } };
    if (await act(t('返却', 'Return'), () => take(api.POST('/v1/cases/{id}/disclosures/{disclosure}/actions/return', { params, body: { how } })))) onClose();
  }
  return (
    <Ask title={t(`${disclosure.number}の返却を記録する`, `Return of ${disclosure.number}`)} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <Field label={t('どう返ったか(受け取った、相手が廃棄した)', 'How')} required autoFocus value={how} onChange={(event) => setHow(event.target.value)} error={problem?.at('/how')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('記録する', 'Record')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
