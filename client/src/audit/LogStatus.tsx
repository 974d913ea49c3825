import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { api, take } from '../api/client';
import type { AuditStatus } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { clockWithSeconds, shortTime } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { CheckResult } from './CheckResult';
import { rootInGroups, treeName } from './pseudonym';
import { type LogCheck, useLogCheck } from './useLogCheck';

export function useAuditStatus() {
  return useQuery({
    queryKey: ['audit-status'],
    queryFn: ({ signal }) => take(api.GET('/v1/audit-log/status', { signal })),
    // Each look is an entry of its own: asked again only until the first signature is there.
    refetchOnWindowFocus: false,
    refetchInterval: (query) => (query.state.data && !query.state.data.root ? 5000 : false),
  });
}

/** Is the log whole? */
export function LogStatus() {
  const t = useText();
  const say = useAnnounce();
  const status = useAuditStatus();
  const done = useCallback(
    (check: LogCheck) => {
      if (check.kind !== 'done') return;
      const uncovered = status.data?.uncovered ?? 0;
      say(
        check.verdict === 'match'
          ? t(`記録は一致、未署名${uncovered}件`, `The log agrees, ${uncovered} unsigned`)
          : check.verdict === 'unsigned'
            ? t('確かめられません', 'Cannot be verified')
            : t('記録が一致しません', 'The log does not agree'),
        check.verdict === 'mismatch' ? 'assertive' : 'polite',
      );
    },
    [say, status.data, t],
  );
  const { check, run, stop } = useLogCheck(done);
  const begin = async () => {
    if (check.kind === 'running') return;
    const { data } = await status.refetch();
    if (data) await run(data);
  };
  const card = useRef<HTMLElement>(null);

  // The letter acts at once; whoever is elsewhere already stays there.
  const loaded = status.data !== undefined;
  useEffect(() => {
    const focus = document.activeElement;
    if (loaded && (focus === document.body || focus?.id === 'main')) card.current?.focus();
  }, [loaded]);

  function letter(event: KeyboardEvent) {
    if (belongsToIme(event) || event.ctrlKey || event.altKey || event.metaKey || event.key !== 'v') return;
    event.preventDefault();
    void begin();
  }

  return (
    <section ref={card} tabIndex={-1} className="card log-status" aria-label={t('記録の状態', 'State of the log')} onKeyDown={letter}>
      <h2>{t('記録の状態', 'State of the log')}</h2>
      <Loading query={status}>{(found) => <Facts status={found} />}</Loading>
      {check.kind === 'running' ? (
        <div className="check-progress">
          <label>
            {t(`確かめています ${check.done.toLocaleString()} / ${check.total.toLocaleString()}件`, `Verifying ${check.done} of ${check.total}`)}
            <progress value={check.done} max={check.total} />
          </label>
          <Button onPress={stop}>{t('やめる', 'Stop')}</Button>
        </div>
      ) : (
        <div className="row-actions">
          <Button primary keys="v" onPress={() => void begin()}>
            {t('確かめる', 'Verify')}
          </Button>
        </div>
      )}
      {check.kind === 'failed' && <ErrorSummary problem={check.problem} />}
      {check.kind === 'done' && <CheckResult check={check} />}
    </section>
  );
}

function Facts({ status }: { status: AuditStatus }) {
  const t = useText();
  return (
    <dl className="facts">
      <dt>{t('今年度の記録', 'This year')}</dt>
      <dd>{t(`${treeName(status.origin)} ${status.size.toLocaleString()}件`, `${status.size} entries`)}</dd>
      <dt>{t('根(はじめの16字)', 'Root (first 16 digits)')}</dt>
      <dd>{status.root ? <code>{rootInGroups(status.root)}</code> : t('まだありません', 'none yet')}</dd>
      <dt>{t('最新の署名', 'Newest signature')}</dt>
      <dd>
        {status.signed_at
          ? t(`${shortTime(status.signed_at)}:${clockWithSeconds(status.signed_at).slice(6)} (${(status.signed_size ?? 0).toLocaleString()}件まで)`, `${shortTime(status.signed_at)}, up to ${status.signed_size}`)
          : t('まだありません', 'none yet')}
      </dd>
      <dt>{t('未署名', 'Unsigned')}</dt>
      <dd>{t(`${status.uncovered}件`, String(status.uncovered))}</dd>
      <dt>{t('夜の確かめ', 'Nightly check')}</dt>
      <dd>
        {status.nightly_at === null || status.nightly_at === undefined ? (
          t('起動してからはまだありません', 'none since the start')
        ) : status.nightly_faults ? (
          <span className="tag tag-late">{t(`不一致 ${status.nightly_faults}件 ${shortTime(status.nightly_at)}`, `${status.nightly_faults} faults`)}</span>
        ) : (
          <span className="tag tag-good">{t(`一致 ${shortTime(status.nightly_at)}`, `agrees ${shortTime(status.nightly_at)}`)}</span>
        )}
      </dd>
    </dl>
  );
}
