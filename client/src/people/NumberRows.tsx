import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { api, take } from '../api/client';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Loading } from '../ui/Loading';
import { useRoving } from '../ui/useRoving';

function useCount(kind: [ja: string, en: string], count: number | undefined) {
  const t = useText();
  const announce = useAnnounce();
  useEffect(() => {
    if (count !== undefined) announce(t(`${kind[0]}${count}件`, `${count} ${kind[1]}`));
  }, [count]);
}

function NotFound() {
  const t = useText();
  return <p className="empty">{t('見つかりません。番号を確かめてください。', 'Not found: check the number.')}</p>;
}

/** The case with that number, if the reader may open it. */
export function CaseRows({ number }: { number: string }) {
  const t = useText();
  const roving = useRoving();
  const found = useQuery({
    queryKey: ['cases', 'number', number],
    queryFn: ({ signal }) => take(api.GET('/v1/cases', { params: { query: { number } }, signal })),
  });
  useCount(['ケース', 'cases'], found.data?.cases.length);
  return (
    <Loading query={found}>
      {({ cases }) =>
        cases.length === 0 ? (
          <NotFound />
        ) : (
          <ul id="results" className="plain-list results" aria-label={t('見つかったケース', 'Cases found')} onKeyDown={roving.onKeyDown}>
            {cases.map((one, index) => (
              <li key={one.id}>
                <Link {...roving.row(index)} className="result" href={`/cases/${one.id}`}>
                  <span className="result-name">
                    <b>{one.subject_name}</b> {t('さん', '')}
                  </span>
                  <span>{one.number}</span>
                  <span>
                    {one.state} {one.state_label}
                  </span>
                  <span>{t(`緊急度${one.urgency}`, `urgency ${one.urgency}`)}</span>
                  <span>{one.owner_name ? t(`担当 ${one.owner_name}`, `owner ${one.owner_name}`) : t('担当なし', 'no owner')}</span>
                  <span className="result-why">{t('番号が一致', 'by the number')}</span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loading>
  );
}

/** The contact with that number, by its newest row. */
export function ContactRows({ number }: { number: string }) {
  const t = useText();
  const roving = useRoving();
  const method = useCodeList('method');
  const topic = useCodeList('topic');
  const outcome = useCodeList('outcome');
  const found = useQuery({
    queryKey: ['contacts', 'number', number],
    queryFn: ({ signal }) => take(api.GET('/v1/contacts', { params: { query: { number } }, signal })),
  });
  useCount(['相談', 'consultations'], found.data?.contacts.length);
  return (
    <Loading query={found}>
      {({ contacts }) =>
        contacts.length === 0 ? (
          <NotFound />
        ) : (
          <ul id="results" className="plain-list results" aria-label={t('見つかった相談', 'Consultations found')} onKeyDown={roving.onKeyDown}>
            {contacts.map((one, index) => (
              <li key={one.id}>
                <Link {...roving.row(index)} className="result" href={`/contacts/${one.id}`}>
                  <span className="result-name">
                    <b>{one.number}</b>
                  </span>
                  <span>{shortTime(one.received_at)}</span>
                  <span>{method.label(one.method)}</span>
                  <span>{topic.label(one.topic_main)}</span>
                  <span>{outcome.label(one.outcome)}</span>
                  <span className="result-why">{t('番号が一致', 'by the number')}</span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loading>
  );
}
