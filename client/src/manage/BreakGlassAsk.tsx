import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import type { BreakGlassLine, BreakGlassReviewBody, SeenRecord } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { TextArea } from '../ui/TextArea';
import { useDecision } from './useWaiting';

type Verdict = BreakGlassReviewBody['verdict'];

/** Every record that was seen, and the review by somebody else: 適切 or 要確認. */
export function BreakGlassAsk({ line, onClose }: { line: BreakGlassLine; onClose: () => void }) {
  const t = useText();
  const session = useCurrent();
  const { problem, decide } = useDecision(onClose);
  const [verdict, setVerdict] = useState<Verdict>('appropriate');
  const view = useQuery({
    queryKey: ['break-glass', line.id],
    queryFn: ({ signal }) => take(api.GET('/v1/break-glass/{id}', { params: { path: { id: line.id } }, signal })),
    staleTime: 0,
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    void decide(t('緊急閲覧の審査', 'Review of an emergency access'), () =>
      take(
        api.POST('/v1/break-glass/{id}/actions/review', {
          params: { path: { id: line.id } },
          body: { verdict, ...(note ? { note } : {}) },
        }),
      ),
    );
  }

  return (
    <Ask title={t(`緊急閲覧の審査: ${line.by_name}さん ${line.case_number}`, `Emergency access: ${line.by_name} ${line.case_number}`)} onClose={onClose} wide>
      <ErrorSummary problem={problem} />
      <p>
        {line.code_label} {shortTime(line.opened_at)}
      </p>
      <blockquote className="closing-text">{line.reason}</blockquote>
      <Loading query={view}>{(data) => <SeenTable seen={data.seen} />}</Loading>
      {line.by === session.person.id && <p className="error">{t('自分の緊急閲覧は審査できません。ほかのセンター長・主任が審査します。', 'Somebody else reviews your own access.')}</p>}
      <form onSubmit={submit}>
        <fieldset className="choices">
          <legend>{t('審査の結果', 'Verdict')}</legend>
          {(['appropriate', 'to_check'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} />
              {one === 'appropriate' ? t('適切', 'appropriate') : t('要確認', 'to be checked')}
            </label>
          ))}
        </fieldset>
        <TextArea label={t('確かめたいこと(要確認のとき必須)', 'What to check')} name="note" maxLength={1000} error={problem?.at('/note')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('審査を記録する', 'Record the review')}
          </Button>
          <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
        </div>
      </form>
    </Ask>
  );
}

function SeenTable({ seen }: { seen: SeenRecord[] }) {
  const t = useText();
  if (seen.length === 0) return <p className="empty">{t('まだ何も見ていません。', 'Nothing was seen.')}</p>;
  return (
    <table className="table">
      <caption className="unseen">{t('見た記録', 'What was seen')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('日時', 'When')}</th>
          <th scope="col">{t('したこと', 'What')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.map((one) => (
          <tr key={one.at + one.act + one.object_id}>
            <td>{shortTime(one.at)}</td>
            <td>{one.label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
