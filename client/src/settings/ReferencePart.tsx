import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useSearchParams } from 'wouter';
import { api, take } from '../api/client';
import type { ReferenceTable } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { Loading } from '../ui/Loading';
import { PartHead } from './PartHead';
import { splitByEnd } from './endedRows';

/** Every code list and table that the program goes by, to read. */
export function ReferencePart() {
  const t = useText();
  const id = useId();
  const [params, setParams] = useSearchParams();
  const names = useQuery({
    queryKey: ['reference'],
    queryFn: ({ signal }) => take(api.GET('/v1/reference', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = params.get('table') ?? names.data?.titles[0]?.name;
  return (
    <>
      <PartHead title={t('コード表・参照表', 'Codes and tables')} />
      <Loading query={names}>
        {({ titles }) => (
          <div className="field reference-choice">
            <label htmlFor={id}>{t('表', 'Table')}</label>
            <select id={id} value={name} onChange={(event) => setParams({ table: event.target.value }, { replace: true })}>
              {titles.map((one) => (
                <option key={one.name} value={one.name}>
                  {`${one.title} (${one.name})`}
                </option>
              ))}
            </select>
          </div>
        )}
      </Loading>
      {name && <OneTable key={name} name={name} />}
      <p className="hint">
        {t('コードは消えず、終わりの日が付きます。終わったコードは新しい記録では選べず、前の記録と統計には残ります。', 'Codes end, they never vanish.')}
      </p>
    </>
  );
}

function OneTable({ name }: { name: string }) {
  const t = useText();
  const table = useQuery({
    queryKey: ['reference', name],
    queryFn: ({ signal }) => take(api.GET('/v1/reference/{table}', { signal, params: { path: { table: name } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loading query={table}>
      {(found) => {
        const [now, ended] = splitByEnd(found, dayOf(new Date()));
        return (
          <>
            <Rows table={found} rows={now} caption={t(`${found.title} ${now.length}行`, `${found.title}, ${now.length} rows`)} />
            {ended.length > 0 && <Rows table={found} rows={ended} caption={t(`終わったコード ${ended.length}行`, `Ended codes, ${ended.length} rows`)} />}
          </>
        );
      }}
    </Loading>
  );
}

function Rows({ table, rows, caption }: { table: ReferenceTable; rows: ReferenceTable['rows']; caption: string }) {
  const t = useText();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="table reference-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={`${i} ${row.cells[0]}`}>
              {row.cells.map((cell, column) => (
                <td key={table.columns[column]}>{cell || <span className="nothing">{t('なし', 'none')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
