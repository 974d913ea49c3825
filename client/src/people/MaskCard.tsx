import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Tagged, take, takeTagged } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonView } from '../api/schema';
import { useText } from '../app/language';
import { longDay, shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { MaskForm } from './MaskForm';
import { useFreshPerson } from './usePerson';

export const maskLevels: [ja: string, en: string][] = [
  ['なし', 'none'],
  ['1 配慮', '1 sensitive'],
  ['2 支援措置', '2 protected address'],
  ['3 シェルター等(住所を記録しない)', '3 shelter (no address kept)'],
];

/** The mask of a person: who set it, who has verified it, and what the next person may do. */
export function MaskCard({ person }: { person: Tagged<PersonView> }) {
  const t = useText();
  const { id, mask_level: level } = person.value;
  const queries = useQueryClient();
  const refresh = useFreshPerson(id);
  const [asked, ask] = useState<'change' | 'lower'>();
  const [problem, setProblem] = useState<ApiError>();
  const mask = useQuery({
    queryKey: ['persons', id, 'mask', person.value.version],
    queryFn: ({ signal }) => takeTagged(api.GET('/v1/persons/{id}/mask', { params: { path: { id } }, signal })),
    enabled: level > 0,
    retry: false,
  });

  async function act(doing: () => Promise<unknown>) {
    try {
      await doing();
      setProblem(undefined);
      await refresh();
      await queries.invalidateQueries({ queryKey: ['persons', id, 'mask'] });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  const known = mask.data;
  return (
    <section className="card" aria-label={t('支援措置', 'Mask')}>
      <h2>{t('支援措置・配慮', 'Mask')}</h2>
      <ErrorSummary problem={problem} />
      <p>
        <span className={level > 0 ? 'tag tag-masked' : 'tag tag-plain'}>{t(...(maskLevels[level] ?? ['', '']))}</span>
      </p>
      {level > 0 && !known && mask.error && <p className="hint">{t('くわしい状況を見られるのは担当チームとセンター長です。', 'The team and MANAGER see more.')}</p>}
      {level > 0 && known && (
        <>
          <p>{known.value.reason || t('理由 未入力', 'no reason')}</p>
          {known.value.end_date && <p>{t(`${longDay(known.value.end_date)}に見直し(過ぎても外れません)`, `review on ${known.value.end_date}`)}</p>}
          {known.value.set_at && <p className="hint">{t(`${known.value.set_by_name}さんが${shortTime(known.value.set_at)}に設定`, `set by ${known.value.set_by_name}`)}</p>}
          {known.value.verified_by ? (
            <p className="hint">{t(`${known.value.verified_by_name}さんが確認済み`, `verified by ${known.value.verified_by_name}`)}</p>
          ) : (
            <>
              <p className="notice">
                {t(`適用中・2人目の確認待ち。${known.value.set_by_name}さんとは別の、担当チームかセンター長が確認します。`, 'In force; a second person must verify it.')}
                {known.value.verification_overdue && t(' 60分を過ぎています。', ' The hour is over.')}
              </p>
              <Button onPress={() => void act(() => take(api.POST('/v1/persons/{id}/actions/verify_mask', { params: { path: { id }, header: { 'If-Match': known.etag } } })))}>
                {t('2人目として確認する', 'Verify as the second person')}
              </Button>
            </>
          )}
          {known.value.proposals.map((one) => (
            <div key={one.id} className="notice">
              <p>
                {t(`「${maskLevels[one.level]?.[0]}」に下げる提案: ${one.reason} (${one.proposed_by_name}さん ${shortTime(one.proposed_at)})`, `Lower to ${one.level}: ${one.reason}`)}
              </p>
              <div className="row-actions">
                {(['accept', 'refuse'] as const).map((action) => (
                  <Button key={action} onPress={() => void act(() => take(api.POST('/v1/persons/{id}/mask-proposals/{proposal}/actions/{action}', { params: { path: { id, proposal: one.id, action } } })))}>
                    {action === 'accept' ? t('承認', 'Accept') : t('却下', 'Refuse')}
                  </Button>
                ))}
              </div>
            </div>
          ))}
        </>
      )}
      <div className="row-actions">
        {level < 3 && <Button onPress={() => ask('change')}>{level === 0 ? t('支援措置を設定', 'Set a mask') : t('引き上げる', 'Raise')}</Button>}
        {level > 0 && <Button onPress={() => ask('lower')}>{t('引下げ・解除を提案', 'Propose to lower')}</Button>}
      </div>
      {asked && <MaskForm person={person} kind={asked} onClose={() => ask(undefined)} onDone={() => void act(async () => ask(undefined))} />}
    </section>
  );
}
