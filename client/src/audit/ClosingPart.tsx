import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { longDay } from '../dates/format';
import { PrintAsk } from '../print/PrintAsk';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { QrCode } from '../ui/QrCode';
import { DayField } from './DayField';
import { today } from './days';

/** The daily closing sheet: what goes on paper, so that paper is the witness. */
export function ClosingPart() {
  const t = useText();
  const [day, setDay] = useState(today());
  const sheet = useQuery({
    queryKey: ['closing-sheet', day],
    queryFn: ({ signal }) => take(api.GET('/v1/audit-log/closing-sheet', { signal, params: { query: { day } } })),
    refetchOnWindowFocus: false,
  });
  const [printing, print] = useState(false);
  useKey('Alt+I', t('印刷', 'Print'), () => print(true));
  const nothing = sheet.error instanceof ApiError && sheet.error.status === 404;
  return (
    <>
      <div className="closing-day">
        <DayField label={t('締める日', 'Day')} value={day} onChange={setDay} />
      </div>
      {nothing ? (
        <p className="empty">{t('その日までに署名された記録がありません。あとの日を選んでください。', 'Nothing was signed up to that day.')}</p>
      ) : (
        <Loading query={sheet}>
          {(found) => (
            <section className="card closing-sheet" aria-label={t('日次締め', 'Daily closing sheet')}>
              <div>
                <h2>{t(`日次締め ${longDay(found.day)}`, `Closing sheet ${found.day}`)}</h2>
                <dl className="facts">
                  <dt>{t('記録', 'Log')}</dt>
                  <dd>{found.origin}</dd>
                  <dt>{t('件数', 'Entries')}</dt>
                  <dd>{found.size.toLocaleString()}</dd>
                  <dt>{t('確かめの字', 'Check')}</dt>
                  <dd>{found.check}</dd>
                  <dt>{t('いまの記録', 'The log now')}</dt>
                  <dd>
                    {found.agrees ? (
                      <span className="tag tag-good">{t('✓ この根に一致', '✓ leads to this root')}</span>
                    ) : (
                      <span className="tag tag-late">{t('不一致 センター長に電話してください', 'does not agree')}</span>
                    )}
                  </dd>
                </dl>
                <pre className="closing-anchor">{found.anchor}</pre>
                <Button primary keys="Alt+I" onPress={() => print(true)}>
                  {t('印刷', 'Print')}
                </Button>
              </div>
              <QrCode rows={found.qr} label={t('日次締めの5行のQRコード', 'QR code of the five lines')} />
            </section>
          )}
        </Loading>
      )}
      {printing && <PrintAsk forms={[{ code: 'closing_sheet', ja: '監査記録 日次締め', en: 'Daily closing sheet' }]} day={day} onClose={() => print(false)} />}
    </>
  );
}
