import { type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Paged } from '../api/client';
import { ApiError } from '../api/problem';
import { useText } from '../app/language';
import { Button } from './Button';
import { ErrorSummary } from './ErrorSummary';
import { Rows } from './Rows';
import './lists.css';

/** The lists of place 2, side by side. */
export function ListTabs({ here }: { here: 'contacts' | 'cases' }) {
  const t = useText();
  return (
    <nav className="tabs" aria-label={t('一覧', 'Lists')}>
      <Link href="/contacts" className="tab" aria-current={here === 'contacts' ? 'page' : undefined}>
        {t('相談受付', 'Consultations')}
      </Link>
      <Link href="/cases" className="tab" aria-current={here === 'cases' ? 'page' : undefined}>
        {t('ケース', 'Cases')}
      </Link>
    </nav>
  );
}

interface Props<Page, Row> {
  query: UseInfiniteQueryResult<InfiniteData<Paged<Page>>>;
  rowsOf: (page: Page) => Row[];
  columns: string[];
  caption: string;
  empty: string;
  row: (row: Row) => ReactNode;
}

/** A table of rows, page after page; rows the reader may not see are simply not there. */
export function ListTable<Page, Row>({ query, rowsOf, columns, caption, empty, row }: Props<Page, Row>) {
  const t = useText();
  if (query.error instanceof ApiError) return <ErrorSummary problem={query.error} />;
  if (!query.data) return <p role="status">{t('読み込んでいます', 'Loading')}</p>;
  const rows = query.data.pages.flatMap((page) => rowsOf(page.value));
  return (
    <>
      <p role="status" className="small">
        {query.hasNextPage ? t(`${rows.length}件まで表示`, `first ${rows.length}`) : t(`${rows.length}件`, `${rows.length} found`)}
      </p>
      {rows.length === 0 && !query.hasNextPage && <p className="empty">{empty}</p>}
      {rows.length > 0 && (
        <Rows className="scroll">
          <table className="table">
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.map(row)}</tbody>
          </table>
        </Rows>
      )}
      {query.hasNextPage && (
        <div className="row-actions">
          <Button onPress={() => void query.fetchNextPage()}>{t('次の50件', 'Next 50')}</Button>
        </div>
      )}
    </>
  );
}
