import type { MeetingDocument, MeetingView, PartyInput, PartyView } from '../api/schema';

function partyOf({ staff, name, organisation }: PartyView): PartyInput {
  return staff ? { staff } : { name: name || undefined, organisation: organisation || undefined };
}

const some = (text: string) => text || undefined;

/** What was stored, as it is typed on. */
export function documentOf(view: MeetingView): MeetingDocument {
  const { head } = view;
  return {
    kind: head.kind as MeetingDocument['kind'],
    held_on: head.held_on,
    starts: some(head.starts),
    ends: some(head.ends),
    place: some(head.place),
    recorder: head.recorder,
    agenda: view.agenda,
    attendees: view.attendees.map((attendee) => ({
      who: partyOf(attendee.who),
      role: some(attendee.role),
      conflict: some(attendee.conflict) as never,
      conflict_reason: some(attendee.conflict_reason),
      vote: some(attendee.vote) as never,
    })),
    presence: some(head.presence) as MeetingDocument['presence'],
    wish: some(view.wish),
    wish_not_heard: some(view.wish_not_heard) as MeetingDocument['wish_not_heard'],
    facts: some(view.facts),
    decisions: view.decisions.map(({ what, who, due }) => ({
      what,
      who: who.staff || who.name || who.organisation ? partyOf(who) : undefined,
      due: due ?? undefined,
    })),
    dissent: some(view.dissent),
    next_on: head.next_on ?? undefined,
    no_next: view.no_next || undefined,
    options: view.options.map(({ option, reasoning, chosen }) => ({ option: option as never, reasoning: some(reasoning), chosen })),
    least_restrictive: some(view.least_restrictive),
    tracks: view.tracks as MeetingDocument['tracks'],
    goals: some(view.goals),
    roles: some(view.roles),
    review_on: view.review_on ?? undefined,
    criteria: some(view.criteria),
    ranking: some(view.ranking),
    question: some(view.question),
    opinion: some(view.opinion),
    decision_support: some(view.decision_support),
    legal_basis: some(view.legal_basis),
    secrecy_told: view.secrecy_told || undefined,
  };
}

const isNamed = (who: PartyInput | null | undefined) => Boolean(who && (who.staff || who.name || who.organisation));

/** What can be stored of what is typed: rows that were only opened wait until something stands in
 * them. */
export function storable(form: MeetingDocument): MeetingDocument {
  return {
    ...form,
    agenda: form.agenda?.filter((line) => line.trim()),
    attendees: form.attendees?.filter(({ who }) => isNamed(who)),
    decisions: form.decisions?.filter(({ what }) => what.trim()).map((decision) => ({ ...decision, who: isNamed(decision.who) ? decision.who : undefined })),
  };
}

export function partyWords({ name, organisation }: PartyView): string {
  return [organisation, name].filter(Boolean).join(' ');
}

/** The texts that a kind of meeting asks for beside what all have (§3.6). */
export const extraTexts: Record<string, { name: keyof MeetingDocument; ja: string; en: string }[]> = {
  MT2: [
    { name: 'least_restrictive', ja: '本人の自由をいちばん損なわない理由', en: 'Least restrictive: why' },
    { name: 'goals', ja: '支援の目標', en: 'Goals' },
    { name: 'roles', ja: '役割の分担', en: 'Roles' },
  ],
  MT3: [
    { name: 'criteria', ja: '選ぶ基準', en: 'Criteria' },
    { name: 'ranking', ja: '候補者の順位と理由', en: 'Ranking' },
  ],
  MT6: [
    { name: 'question', ja: '審査の問い', en: 'Question' },
    { name: 'opinion', ja: '意見', en: 'Opinion' },
  ],
  MT7: [{ name: 'decision_support', ja: '意思決定支援の記録', en: 'Decision support' }],
  MT8: [{ name: 'legal_basis', ja: '法的な根拠', en: 'Legal basis' }],
};
