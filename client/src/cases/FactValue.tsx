import type { CaseFactView } from '../api/schema';
import { useText } from '../app/language';
import { longDay } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Unentered, Unknown } from '../ui/Nothing';

/** The value of a fact in words. */
export function FactValue({ fact }: { fact: CaseFactView }) {
  const t = useText();
  const codes = useCodeList(fact.kind === 'tracks' ? 'track' : fact.list);
  const { value } = fact;
  if (value === null || value === undefined) return <Unentered />;
  if (value === 'unknown') return <Unknown />;
  if (fact.kind === 'flag') return <>{value === 'yes' ? t('はい(済み)', 'yes') : t('いいえ', 'no')}</>;
  if (fact.kind === 'date') return <>{longDay(value)}</>;
  if (fact.kind === 'code') return <>{codes.label(value)}</>;
  if (fact.kind === 'tracks') return <>{value.split(',').map((code) => `${code} ${codes.label(code)}`).join('、')}</>;
  return <>{fact.name === 'contact_interval' ? t(`${value}か月`, `${value} months`) : value}</>;
}
