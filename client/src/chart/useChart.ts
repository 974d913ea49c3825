import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newIdempotencyKey, type Tagged, takeTagged } from '../api/client';
import type { CaseChart, FamilyMemberFields, FamilyTieFields, NewFamilyMember, NodePosition, SupportAgencyFields } from '../api/schema';

/** One act on the chart, and what takes it back. */
export interface ChartAct {
  run: () => Promise<Tagged<CaseChart>>;
  back?: (after: CaseChart) => ChartAct | undefined;
}

const undoMax = 10;
const versioned = (version: number) => ({ 'If-Match': `"v${version}"` });
const once = () => ({ 'Idempotency-Key': newIdempotencyKey() });

/** The chart of a case, its acts, and the last ten of them to take back. */
export function useChart(caseId: string) {
  const queries = useQueryClient();
  const key = ['case-chart', caseId];
  const past = useRef<{ act: ChartAct; after: CaseChart }[]>([]);
  const chart = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => takeTagged(api.GET('/v1/cases/{id}/chart', { params: { path: { id: caseId } }, signal })),
  });
  const take = useMutation({
    mutationFn: async ({ act, keep }: { act: ChartAct; keep: boolean }) => {
      const answer = await act.run();
      if (keep) past.current = [...past.current, { act, after: answer.value }].slice(-undoMax);
      return answer;
    },
    onSuccess: (answer) => queries.setQueryData(key, answer),
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });

  async function undo(): Promise<boolean> {
    const last = past.current.pop();
    const back = last?.act.back?.(last.after);
    if (!back) return false;
    await take.mutateAsync({ act: back, keep: false });
    return true;
  }
  return { chart, act: (act: ChartAct) => take.mutateAsync({ act, keep: true }), undo };
}

const newest = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T | undefined =>
  after.find((item) => !before.some((other) => other.id === item.id));

export function addMember(caseId: string, before: CaseChart, body: NewFamilyMember): ChartAct {
  return {
    run: () => takeTagged(api.POST('/v1/cases/{id}/chart/members', { params: { path: { id: caseId }, header: once() }, body })),
    back: (after) => {
      const made = newest(before.members, after.members);
      return made && removeMember(caseId, made.id, made.version, '入力の取消し');
    },
  };
}

export function changeMember(caseId: string, id: string, version: number, body: FamilyMemberFields, old: FamilyMemberFields): ChartAct {
  return {
    run: () => takeTagged(api.PUT('/v1/cases/{id}/chart/members/{member}', { params: { path: { id: caseId, member: id }, header: versioned(version) }, body })),
    back: (after) => {
      const now = after.members.find((member) => member.id === id);
      return now && changeMember(caseId, id, now.version, old, body);
    },
  };
}

export function removeMember(caseId: string, id: string, version: number, reason: string): ChartAct {
  return {
    run: () =>
      takeTagged(
        api.POST('/v1/cases/{id}/chart/members/{member}/actions/remove', { params: { path: { id: caseId, member: id }, header: versioned(version) }, body: { reason } }),
      ),
  };
}

export function addTie(caseId: string, before: CaseChart, body: FamilyTieFields): ChartAct {
  return {
    run: () => takeTagged(api.POST('/v1/cases/{id}/chart/ties', { params: { path: { id: caseId }, header: once() }, body })),
    back: (after) => {
      const made = newest(before.ties, after.ties);
      return made && removeTie(caseId, made.id, made.version, '入力の取消し');
    },
  };
}

export function removeTie(caseId: string, id: string, version: number, reason: string): ChartAct {
  return {
    run: () => takeTagged(api.POST('/v1/cases/{id}/chart/ties/{tie}/actions/remove', { params: { path: { id: caseId, tie: id }, header: versioned(version) }, body: { reason } })),
  };
}

export function addAgency(caseId: string, before: CaseChart, body: SupportAgencyFields): ChartAct {
  return {
    run: () => takeTagged(api.POST('/v1/cases/{id}/chart/agencies', { params: { path: { id: caseId }, header: once() }, body })),
    back: (after) => {
      const made = newest(before.agencies, after.agencies);
      return made && removeAgency(caseId, made.id, made.version, '入力の取消し');
    },
  };
}

export function removeAgency(caseId: string, id: string, version: number, reason: string): ChartAct {
  return {
    run: () =>
      takeTagged(
        api.POST('/v1/cases/{id}/chart/agencies/{agency}/actions/remove', { params: { path: { id: caseId, agency: id }, header: versioned(version) }, body: { reason } }),
      ),
  };
}

export function setLayout(caseId: string, before: CaseChart, positions: NodePosition[]): ChartAct {
  return {
    run: () => takeTagged(api.PUT('/v1/cases/{id}/chart/layout', { params: { path: { id: caseId }, header: versioned(before.version) }, body: { positions } })),
    back: (after) => setLayout(caseId, after, before.positions),
  };
}
