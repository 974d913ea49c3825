import { useState } from 'react';
import { ApiError } from '../api/problem';
import { useAnnounce } from '../app/announce';
import { StepUpDeclined, useFreshFactor } from '../app/StepUp';
import { useText } from '../app/language';
import { useFreshCase } from './useCase';

/** Does something to the case and reads it anew; a refusal is kept to be shown. Acts are never sent
 * again by themselves: who meets another's change decides afresh on what is shown then. */
export function useAct(id: string) {
  const t = useText();
  const announce = useAnnounce();
  const fresh = useFreshFactor();
  const refresh = useFreshCase(id);
  const [problem, setProblem] = useState<ApiError>();
  async function act(what: string, doing: () => Promise<unknown>): Promise<boolean> {
    try {
      await fresh(what, doing);
      setProblem(undefined);
      await refresh();
      announce(t(`${what}: 保存しました。`, `${what}: saved.`));
      return true;
    } catch (failure) {
      if (failure instanceof StepUpDeclined) return false;
      if (!(failure instanceof ApiError)) throw failure;
      if (failure.status === 412) await refresh();
      setProblem(failure);
      return false;
    }
  }
  return { act, problem, forget: () => setProblem(undefined) };
}
