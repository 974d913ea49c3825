import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api, take, takeTagged } from '../api/client';
import type { ApiError } from '../api/problem';
import type { ClosingLine, ClosingView } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { TextArea } from '../ui/TextArea';
import { StepForm } from './StepForm';
import { useDecision, useFreshRead } from './useWaiting';

interface Props {
  closing: ClosingLine;
  back: boolean;
  onClose: () => void;
}

/** The text of a closing and who has approved it; MANAGER closes or sends it back, the city's
 * officer approves exactly this text (W-8). */
export function ClosingAsk({ closing, back, onClose }: Props) {
  const t = useText();
  const { role } = useCurrent();
  const { problem, decide } = useDecision(onClose);
  const read = useFreshRead();
  const who = t(`${closing.subject_name} さん`, closing.subject_name);
  const view = useQuery({
    queryKey: ['closings', closing.id],
    queryFn: () =>
      read(t(`関係者限定の終結を開く ${who}`, `Open the closing of ${who}`), () =>
        take(api.GET('/v1/closings/{id}', { params: { path: { id: closing.id } } })),
      ),
    staleTime: 0,
  });
  return (
    <Ask title={t(`終結: ${who} ${closing.case_number}`, `Closing: ${who} ${closing.case_number}`)} onClose={onClose} wide>
      <Loading query={view}>
        {(data) => (
          <>
            <ClosingText view={data} />
            {role === 'manager' ? (
              <ManagerDecision closing={closing} back={back} who={who} problem={problem} decide={decide} />
            ) : (
              <>
                <ErrorSummary problem={problem} />
                <Button
                  primary
                  onPress={() =>
                    void decide(t(`終結の承認 ${who}`, `Approve the closing of ${who}`), () =>
                      take(
                        api.POST('/v1/closings/{id}/actions/approve', {
                          params: { path: { id: closing.id } },
                          body: { text_hash: data.text_hash },
                        }),
                      ),
                    )
                  }
                >
                  {t('この文面を承認する', 'Approve this text')}
                </Button>
              </>
            )}
          </>
        )}
      </Loading>
      <div className="row-actions">
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </Ask>
  );
}

function ClosingText({ view }: { view: ClosingView }) {
  const t = useText();
  const { head } = view;
  return (
    <>
      <p>
        {t('理由', 'Reason')} {head.close_code} {head.close_label} / {t('申し出', 'Asked by')} {head.requested_by} {shortTime(head.requested_at)}
      </p>
      <blockquote className="closing-text">{view.summary}</blockquote>
      <p>
        {view.abuse_ever && <span className="tag tag-care">{t('虐待対応あり', 'abuse response')}</span>}{' '}
        {view.urgency_ever_s && <span className="tag tag-care">{t('緊急度Sあり', 'urgency S')}</span>}{' '}
        {head.city_officer_needed && !head.city_officer_approved && (
          <span className="tag tag-care">▲ {t('市職員の承認が必要です', 'A city officer must approve')}</span>
        )}
      </p>
      <ul>
        {view.approvals.map((approval) => (
          <li key={approval.name}>
            <span className="tag tag-good">✓ {t('承認', 'approved')}</span> {approval.name} {shortTime(approval.approved_at)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DecisionProps {
  closing: ClosingLine;
  back: boolean;
  who: string;
  problem: ApiError | undefined;
  decide: (what: string, act: () => Promise<unknown>) => Promise<void>;
}

function ManagerDecision({ closing, back, who, problem, decide }: DecisionProps) {
  const t = useText();
  const read = useFreshRead();
  const file = useQuery({
    queryKey: ['closings', closing.id, 'case'],
    queryFn: () =>
      read(t(`関係者限定のケースを開く ${who}`, `Open the case of ${who}`), () =>
        takeTagged(api.GET('/v1/cases/{id}', { params: { path: { id: closing.case_id } } })),
      ),
    staleTime: 0,
  });
  const tasks = useQuery({
    queryKey: ['closings', closing.id, 'tasks'],
    queryFn: ({ signal }) => take(api.GET('/v1/tasks', { params: { query: { case: closing.case_id, state: 'open' } }, signal })),
    staleTime: 0,
  });

  function giveBack(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    void decide(t(`終結を戻す ${who}`, `Return the closing of ${who}`), () =>
      take(
        api.POST('/v1/closings/{id}/actions/return', {
          params: { path: { id: closing.id }, header: { 'If-Match': file.data?.etag ?? '' } },
          body: { reason },
        }),
      ),
    );
  }

  return (
    <Loading query={file}>
      {({ value, etag }) => {
        const step = value.next_steps.find((one) => one.rule === closing.rule);
        if (back || !step)
          return (
            <form onSubmit={giveBack}>
              <ErrorSummary problem={problem} />
              {!step && <p className="error">{t('このケースの状態ではまだ終結できません。', 'The case cannot be closed from its state yet.')}</p>}
              <TextArea label={t('戻す理由(申し出た人に届きます)', 'Why (who asked will read it)')} name="reason" required maxLength={500} autoFocus error={problem?.at('/reason')} />
              <Button type="submit" primary>
                {t('戻す', 'Return')}
              </Button>
            </form>
          );
        return (
          <StepForm
            step={step}
            tasks={tasks.data?.tasks ?? []}
            problem={problem}
            withReason={false}
            onDecide={(body) =>
              void decide(t(`終結の承認 ${who}`, `Close the case of ${who}`), () =>
                take(
                  api.POST('/v1/cases/{id}/actions/{action}', {
                    params: { path: { id: closing.case_id, action: step.action }, header: { 'If-Match': etag } },
                    body,
                  }),
                ),
              )
            }
          />
        );
      }}
    </Loading>
  );
}
