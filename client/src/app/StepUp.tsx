import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { useText } from './language';
import { useSession } from './session';

/** Runs an act; where the server asks for a fresh factor, asks for it and runs the act again. */
type WithFreshFactor = <T>(what: string, act: () => Promise<T>) => Promise<T>;

const StepUpContext = createContext<WithFreshFactor>((_, act) => act());

export function useFreshFactor(): WithFreshFactor {
  return useContext(StepUpContext);
}

export class StepUpDeclined extends Error {}

interface Question {
  what: string;
  settle: (given: boolean) => void;
}

export function StepUp({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const asked = useRef(question);
  asked.current = question;

  const run = useCallback<WithFreshFactor>(async (what, act) => {
    try {
      return await act();
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.problem.code !== 'step_up_required') throw failure;
    }
    const given = await new Promise<boolean>((settle) => setQuestion({ what, settle }));
    setQuestion(undefined);
    if (!given) throw new StepUpDeclined();
    return act();
  }, []);

  return (
    <StepUpContext.Provider value={run}>
      {children}
      {question && <FactorDialog what={question.what} settle={question.settle} />}
    </StepUpContext.Provider>
  );
}

function FactorDialog({ what, settle }: Question) {
  const t = useText();
  const { begin } = useSession();
  const [problem, setProblem] = useState<ApiError>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const otp = String(new FormData(event.currentTarget).get('otp')).normalize('NFKC').trim();
    try {
      begin(await take(api.POST('/v1/sessions/current/step-up', { body: { otp } })));
      settle(true);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <ModalOverlay isOpen onOpenChange={(open) => open || settle(false)} className="veil">
      <Modal className="dialog">
        <Dialog>
          <form onSubmit={submit}>
            <Heading slot="title">{t('本人確認', 'Confirm it is you')}</Heading>
            <p>{what}</p>
            <ErrorSummary problem={problem} />
            <Field label={t('認証コード(6けた)', 'One-time code (6 digits)')} name="otp" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
            <div className="row-actions">
              <Button type="submit" primary>
                {t('確かめる', 'Confirm')}
              </Button>
              <Button onPress={() => settle(false)}>{t('やめる', 'Cancel')}</Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
