import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import type { FigurePlace } from './FigureTable';
import { heading } from './figures';
import { type Asked, queryOf } from './period';

interface RowsBehindProps {
  asked: Asked;
  sheet: number;
  place: FigurePlace;
  onClose: () => void;
}

/** The records that a figure counts; who may not open one is told how many there are. */
export function RowsBehind({ asked, sheet, place, onClose }: RowsBehindProps) {
  const t = useText();
  const rows = useQuery({
    queryKey: ['statistics-rows', asked, sheet, place],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/statistics/{table}/rows', {
          signal,
          params: {
            path: { table: asked.table },
            query: {
              ...queryOf(asked),
              sheet: String(sheet),
              ...(place.line === undefined ? {} : { line: place.line }),
              ...(place.column === undefined ? {} : { column: place.column }),
            },
          },
        }),
      ),
  });
  const name = [place.line, place.column].filter((word) => word !== undefined).map(heading).join(' ');
  return (
    <Ask wide title={t(`内訳 ${name} ${place.text}件`, `Behind ${name} ${place.text}`)} onClose={onClose}>
      <Loading query={rows}>
        {(found) => (
          <>
            {found.rows.length === 0 && found.concealed === 0 && <p className="empty">{t('記録はありません。', 'There are no records.')}</p>}
            {found.rows.length > 0 && (
              <table className="table rows-behind">
                <thead>
                  <tr>
                    <th scope="col">{t('番号', 'Number')}</th>
                    <th scope="col">{t('種別', 'Kind')}</th>
                    <th scope="col">{t('受付', 'Received')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <Link href={`/${row.kind === 'case' ? 'cases' : 'contacts'}/${row.id}`}>{row.number}</Link>
                      </td>
                      <td>{row.kind === 'case' ? t('ケース', 'Case') : t('相談受付', 'Contact')}</td>
                      <td>{row.received_at ? shortTime(row.received_at) : t('ケースの全体', 'the whole case')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {found.concealed > 0 && (
              <p className="tag tag-masked">
                {t(`秘匿 ${found.concealed}件(内訳は担当者だけが見られます)`, `${found.concealed} concealed (only the case team sees them)`)}
              </p>
            )}
            {found.figure > found.rows.length + found.concealed && found.rows.length >= 500 && (
              <p className="hint">{t('はじめの500件を示しています。', 'The first 500 are shown.')}</p>
            )}
          </>
        )}
      </Loading>
      <div className="row-actions">
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </Ask>
  );
}
