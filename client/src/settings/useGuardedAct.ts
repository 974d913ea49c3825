import { useState } from 'react';
import { ApiError } from '../api/problem';
import { StepUpDeclined, useFreshFactor } from '../app/StepUp';

/** Runs an act that may ask for a fresh factor, and keeps its refusal. */
export function useGuardedAct() {
  const withFreshFactor = useFreshFactor();
  const [problem, setProblem] = useState<ApiError>();
  async function run<T>(what: string, act: () => Promise<T>): Promise<T | undefined> {
    setProblem(undefined);
    try {
      return await withFreshFactor(what, act);
    } catch (failure) {
      if (failure instanceof StepUpDeclined) return undefined;
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      return undefined;
    }
  }
  return { problem, run };
}
