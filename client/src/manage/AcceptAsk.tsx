import { Link } from 'wouter';
import { api, take } from '../api/client';
import type { WaitingCase } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { StepForm } from './StepForm';
import { useDecision } from './useWaiting';

/** Triage: a case that was just opened is accepted (T-2) or goes back to an inquiry (T-3). */
export function AcceptAsk({ waiting, back, onClose }: { waiting: WaitingCase; back: boolean; onClose: () => void }) {
  const t = useText();
  const { problem, decide } = useDecision(onClose);
  const step = waiting.steps.find((one) => (one.action === 'accept') !== back);
  const { head } = waiting;
  const who = t(`${head.subject_name} さん`, head.subject_name);
  return (
    <Ask title={`${step?.label ?? ''}: ${who} ${head.number}`} onClose={onClose}>
      <p>
        {t(
          `受付 ${waiting.received_by} / 相談者 ${waiting.caller} / 緊急度 ${head.urgency} / 担当 ${head.owner_name ?? '未定'}`,
          `Received by ${waiting.received_by}, caller ${waiting.caller}, urgency ${head.urgency}, owner ${head.owner_name ?? 'none'}`,
        )}
      </p>
      {step && (
        <StepForm
          step={step}
          problem={problem}
          withReason={back || step.unmet.some((need) => need.code === 'not_the_receiver')}
          onDecide={(body) =>
            void decide(`${step.label} ${who}`, () =>
              take(
                api.POST('/v1/cases/{id}/actions/{action}', {
                  params: { path: { id: head.id, action: step.action }, header: { 'If-Match': `"v${head.version}"` } },
                  body,
                }),
              ),
            )
          }
        />
      )}
      <div className="row-actions">
        <Link href={`/cases/${head.id}`} className="button">
          {t('ケースを開く', 'Open the case')}
        </Link>
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </Ask>
  );
}
