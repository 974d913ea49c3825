import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';
import type { TrackLine } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Loading } from '../ui/Loading';

/** 支援ライン: where each line stands, for whom we wait and for how long; and what may begin now. */
export function TracksTab({ id }: { id: string }) {
  const t = useText();
  const found = useQuery({
    queryKey: ['case', id, 'tracks'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/tracks', { params: { path: { id } }, signal })),
  });
  return (
    <Loading query={found}>
      {({ tracks, offers }) => (
        <>
          {tracks.length === 0 ? (
            <p className="empty">{t('支援ラインはまだありません。', 'No line of support yet.')}</p>
          ) : (
            <div className="scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('支援ライン', 'Line')}</th>
                    <th scope="col">{t('状態', 'State')}</th>
                    <th scope="col">{t('待っている相手', 'Waiting for')}</th>
                    <th scope="col">{t('確かめる日', 'Follow up')}</th>
                  </tr>
                </thead>
                <tbody>
                  {tracks.map((track) => (
                    <Row key={track.id} track={track} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <h2>{t('いま始められるもの', 'May begin now')}</h2>
          <ul className="plain-list">
            {offers.map((offer) => (
              <li key={offer.kind}>
                {offer.kind} {offer.label}{' '}
                {offer.offered ? <span className="tag tag-good">{t('始められます', 'possible')}</span> : <span className="hint">{t(`まだ: ${offer.reason}`, `not yet: ${offer.reason}`)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loading>
  );
}

function Row({ track }: { track: TrackLine }) {
  const t = useText();
  const waiting = track.waiting_for
    ? t(`${track.waiting_for}${typeof track.waiting_days === 'number' ? ` ${track.waiting_days}日目` : ''}`, `${track.waiting_for}${typeof track.waiting_days === 'number' ? `, day ${track.waiting_days}` : ''}`)
    : t('なし', 'nobody');
  return (
    <tr>
      <th scope="row">
        {track.kind} {track.kind_label} {track.restricted && <span className="tag tag-masked">{t('関係者限定', 'restricted')}</span>}
      </th>
      <td>
        {track.state_label} {shortDay(track.state_since)}
        {t('から', ' on')} {track.ended_on && <span className="tag tag-plain">{t(`終了 ${shortDay(track.ended_on)}`, `ended ${track.ended_on}`)}</span>}
      </td>
      <td>{waiting}</td>
      <td>
        {track.follow_up_on ? (
          <span className={track.follow_up_overdue ? 'tag tag-late' : ''}>
            {track.follow_up_overdue && t('超過 ', 'overdue ')}
            {shortDay(track.follow_up_on)}
          </span>
        ) : (
          t('なし', 'none')
        )}
      </td>
    </tr>
  );
}
