import { useId } from 'react';
import { useText } from '../app/language';
import { type Asked, monthsInOrder, thisFiscalYear, yearName } from './period';

export const tables: [name: string, ja: string, en: string][] = [
  ['ST-1', '相談件数', 'Consultations'],
  ['ST-2', '方法別', 'By method'],
  ['ST-3', '相談者別', 'By caller'],
  ['ST-4', '内容別', 'By topic'],
  ['ST-8', '緊急・虐待', 'Urgency, abuse'],
];

/** Which table, which period, split by what. */
export function Choices({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const t = useText();
  const id = useId();
  const now = thisFiscalYear();
  const years = [...new Set([...Array.from({ length: 8 }, (_, i) => now - i), asked.year])].sort((a, b) => b - a);
  const splits = [
    ['', t('分けない', 'Do not split')],
    ['month', t('月別', 'By month')],
    ['district', t('地区別', 'By district')],
    ['class', t('新規・継続・再開別', 'By new, continued, reopened')],
  ] as const;
  return (
    <div className="choices-row">
      <div className="field">
        <label htmlFor={`${id}-table`}>{t('表', 'Table')}</label>
        <select id={`${id}-table`} value={asked.table} onChange={(e) => onAsk({ ...asked, table: e.target.value })}>
          {tables.map(([name, ja, en]) => (
            <option key={name} value={name}>{`${name} ${t(ja, en)}`}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-year`}>{t('年度', 'Fiscal year')}</label>
        <select id={`${id}-year`} value={asked.year} onChange={(e) => onAsk({ ...asked, year: Number(e.target.value) })}>
          {years.map((year) => (
            <option key={year} value={year}>
              {t(yearName(year), String(year))}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-month`}>{t('月', 'Month')}</label>
        <select
          id={`${id}-month`}
          value={asked.month ?? ''}
          onChange={(e) => onAsk({ ...asked, month: e.target.value ? Number(e.target.value) : undefined })}
        >
          <option value="">{t('1年分', 'Whole year')}</option>
          {monthsInOrder.map((month) => (
            <option key={month} value={month}>
              {t(`${month}月`, String(month))}
            </option>
          ))}
        </select>
      </div>
      {asked.table !== 'ST-8' && (
        <div className="field">
          <label htmlFor={`${id}-split`}>{t('分け方', 'Split')}</label>
          <select
            id={`${id}-split`}
            value={asked.split ?? ''}
            onChange={(e) => onAsk({ ...asked, split: (e.target.value || undefined) as Asked['split'] })}
          >
            {splits.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
