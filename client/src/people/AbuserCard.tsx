import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import type { AbuserView } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Button } from '../ui/Button';
import { AbuserEndAsk, AbuserForm } from './AbuserForms';

function nameOf(one: AbuserView): string {
  return [one.family_name, one.given_name].filter(Boolean).join(' ') || one.roman_name || '';
}

/** Who gets no answer about this person. The list is read when somebody opens it, because
 * each look is an act and only the team and MANAGER may. */
export function AbuserCard({ id }: { id: string }) {
  const t = useText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [asked, ask] = useState<'enter' | AbuserView>();
  const key = ['persons', id, 'abusers'];
  const list = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => take(api.GET('/v1/persons/{id}/abusers', { params: { path: { id } }, signal })),
    enabled: open,
    retry: false,
    gcTime: 0,
  });

  function changed() {
    ask(undefined);
    void queries.invalidateQueries({ queryKey: key });
  }

  return (
    <section className="card" aria-label={t('お答えしない相手', 'Who gets no answer')}>
      <h2>{t('お答えしない相手', 'Who gets no answer')}</h2>
      {!open && <Button onPress={() => setOpen(true)}>{t('一覧を開く', 'Open the list')}</Button>}
      {list.error && <p className="hint">{t('一覧を見られるのは担当チームとセンター長です。', 'Only the team and MANAGER see the list.')}</p>}
      {list.data?.abusers.length === 0 && <p>{t('登録はありません。', 'Nobody is listed.')}</p>}
      {list.data?.abusers.map((one) => (
        <div key={one.id} className={`abuser ${one.ended_at ? 'hint' : 'notice'}`}>
          <p>
            <strong className="personal-name">{nameOf(one) || t('氏名不明', 'name unknown')}</strong>{' '}
            {[one.family_kana, one.given_kana].filter(Boolean).join(' ')} {t(`続柄 ${one.relation}`, one.relation)}
          </p>
          <p>{one.phones?.join('、') || t('電話 未入力', 'no phone')}</p>
          <p className="hint">{t(`${one.entered_by_name}さんが${shortTime(one.entered_at)}に登録`, `entered by ${one.entered_by_name}`)}</p>
          {one.ended_at ? (
            <p>{t(`${one.ended_by_name}さんが${shortTime(one.ended_at)}に終了: ${one.end_reason}`, `ended by ${one.ended_by_name}: ${one.end_reason}`)}</p>
          ) : (
            <Button onPress={() => ask(one)}>{t('登録を終える', 'End')}</Button>
          )}
        </div>
      ))}
      {list.data && (
        <div className="row-actions">
          <Button onPress={() => ask('enter')}>{t('相手を登録', 'Enter somebody')}</Button>
        </div>
      )}
      {asked === 'enter' && <AbuserForm person={id} onDone={changed} onClose={() => ask(undefined)} />}
      {asked && asked !== 'enter' && <AbuserEndAsk person={id} abuser={asked.id} name={nameOf(asked)} onDone={changed} onClose={() => ask(undefined)} />}
    </section>
  );
}
