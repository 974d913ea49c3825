import type { CaseFactView } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { useCodeList } from '../reference/useCodeList';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';

export interface TypedFact {
  value: string;
  asOf: string;
  source: string;
}

interface FactInputProps {
  fact: CaseFactView;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** The field of one fact by its kind. 「不明」 is a value: somebody asked and nobody knows. */
export function FactInput({ fact, value, onValue, error, autoFocus }: FactInputProps) {
  const t = useText();
  const codes = useCodeList(fact.kind === 'tracks' ? 'track' : fact.list);
  const unknown = { code: 'unknown', label: t('不明', 'unknown') };
  const label = fact.label;
  if (fact.name === 'contact_interval') {
    const options = ['1', '3', '6'].map((months) => ({ code: months, label: t(`${months}か月`, `${months} months`) }));
    return <Select label={label} options={options} empty={t('選んでいません', 'none')} value={value} onChange={(event) => onValue(event.target.value)} error={error} autoFocus={autoFocus} />;
  }
  switch (fact.kind) {
    case 'flag': {
      const options = [
        { code: 'yes', label: t('はい(済み)', 'yes') },
        { code: 'no', label: t('いいえ', 'no') },
      ];
      return <Select label={label} options={options} empty={t('選んでいません', 'none')} value={value} onChange={(event) => onValue(event.target.value)} error={error} autoFocus={autoFocus} />;
    }
    case 'date':
      return <DayField label={label} value={value} onDay={onValue} error={error} autoFocus={autoFocus} />;
    case 'code': {
      const offered = codes.rows.filter((row) => !row.ended).map(({ code, label: words }) => ({ code, label: `${code} ${words}` }));
      const asked = fact.name !== 'consent' && fact.name !== 'person_wish' && !offered.some((row) => row.code === 'unknown');
      return <Select label={label} options={asked ? [...offered, unknown] : offered} empty={t('選んでいません', 'none')} value={value} onChange={(event) => onValue(event.target.value)} error={error} autoFocus={autoFocus} />;
    }
    case 'tracks': {
      const chosen = new Set(value.split(',').filter(Boolean));
      const toggle = (code: string) => {
        if (!chosen.delete(code)) chosen.add(code);
        onValue(codes.rows.map((row) => row.code).filter((one) => chosen.has(one)).join(','));
      };
      return (
        <fieldset className="choices">
          <legend>{label}</legend>
          {codes.rows.map((row, index) => (
            <label key={row.code}>
              <input type="checkbox" checked={chosen.has(row.code)} onChange={() => toggle(row.code)} autoFocus={autoFocus && index === 0} />
              {row.code} {row.label}
            </label>
          ))}
          <p className="error">{error}</p>
        </fieldset>
      );
    }
    default:
      return (
        <>
          <TextArea label={label} rows={2} value={value === 'unknown' ? '' : value} onChange={(event) => onValue(event.target.value)} error={error} autoFocus={autoFocus} />
          <label className="inline-choice">
            <input type="checkbox" checked={value === 'unknown'} onChange={(event) => onValue(event.target.checked ? 'unknown' : '')} />
            {t(`${label}は「不明」(たずねたが分からない)`, `${label}: asked, nobody knows`)}
          </label>
        </>
      );
  }
}
