import type { AuditEntry } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { objectOf, outcomeOf, shortId, whoOf } from './pseudonym';

interface EntryTableProps {
  caption: string;
  entries: AuditEntry[];
  /** Of the staff, where a report was asked for with a reason. */
  names?: (string | null | undefined)[];
}

/** Entries of the log, newest first, by pseudonyms. */
export function EntryTable({ caption, entries, names }: EntryTableProps) {
  const t = useText();
  return (
    <div className="scroll">
      <table className="table entries">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('番号', 'No.')}
            </th>
            <th scope="col">{t('日時', 'When')}</th>
            <th scope="col">{t('だれ', 'Who')}</th>
            <th scope="col">{t('操作', 'Act')}</th>
            <th scope="col">{t('対象', 'What')}</th>
            <th scope="col">{t('ケース', 'Case')}</th>
            <th scope="col">{t('結果', 'Outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, i) => (
            <tr key={`${entry.origin} ${entry.seq}`}>
              <td className="number">{entry.seq}</td>
              <td>{shortTime(entry.at)}</td>
              <td>{names?.[i] ? `${names[i]} (${whoOf(entry, t).split(' ')[0]})` : whoOf(entry, t)}</td>
              <td title={entry.act}>{entry.act_label}</td>
              <td>{objectOf(entry, t)}</td>
              <td>{entry.case_id ? shortId(entry.case_id) : <span className="nothing">{t('なし', 'none')}</span>}</td>
              <td>
                {entry.outcome === 'ok' ? t('済み', 'done') : <span className="tag tag-care">{outcomeOf(entry, t)}</span>}
                {entry.times > 1 && t(` ${entry.times}回`, ` ${entry.times} times`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
