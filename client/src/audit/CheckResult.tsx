import { useText } from '../app/language';
import { clockWithSeconds } from '../dates/format';
import { treeName } from './pseudonym';
import type { LogCheck } from './useLogCheck';

const kinds: Record<string, [ja: string, en: string]> = {
  bytes: ['中身が控えのハッシュと合いません', 'differs from its hash'],
  form: ['記録の形ではありません', 'is no entry'],
  place: ['番号が違います', 'stands in the place of another'],
  time: ['前の記録より早い時刻です', 'is earlier than the one before'],
  missing: ['ありません', 'is missing'],
};

/** 一致, 不一致 or 確かめられない, each in words that say what it means and what to do. */
export function CheckResult({ check }: { check: Extract<LogCheck, { kind: 'done' }> }) {
  const t = useText();
  const first = check.faults[0];
  if (check.verdict === 'match') {
    return (
      <p className="tag tag-good check-result">
        {t(`✓ 一致 ${check.total.toLocaleString()}件 ${clockWithSeconds(check.at)}`, `✓ agrees, ${check.total} entries`)}
      </p>
    );
  }
  if (check.verdict === 'unsigned') {
    return (
      <p className="tag-care check-result">
        {t(
          '確かめられません。まだ署名がありません。記録が壊れたという意味ではありません。',
          'Cannot be verified: nothing has been signed yet. This does not mean that the log is damaged.',
        )}
      </p>
    );
  }
  return (
    <div className="summary check-result" role="alert">
      <p className="summary-title">
        {first
          ? t(`不一致 ${treeName(first.origin)} 番号 ${first.seq}`, `Does not agree: ${first.origin} number ${first.seq}`)
          : t('不一致 記録の全体が署名された根と合いません', 'Does not agree with the signed root')}
      </p>
      {check.faults.slice(0, 10).map((fault) => (
        <p key={`${fault.origin} ${fault.seq} ${fault.kind}`}>
          {t(`番号 ${fault.seq}: ${kinds[fault.kind]?.[0] ?? fault.kind}`, `Number ${fault.seq} ${kinds[fault.kind]?.[1] ?? fault.kind}`)}
        </p>
      ))}
      {check.faults.length > 10 && <p>{t(`ほか ${check.faults.length - 10}件`, `${check.faults.length - 10} more`)}</p>}
      <p>
        {t(
          'この画面を閉じずに、センター長と市の監査担当に電話してください。記録の書き出しと紙の控えで、独立に確かめられます。',
          'Leave this page open and call the head of the center and the auditor of the city.',
        )}
      </p>
    </div>
  );
}
