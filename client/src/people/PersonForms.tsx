import { useState } from 'react';
import type { ApiError } from '../api/problem';
import type { PersonDocument } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { readDate } from '../dates/wareki';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { birthText } from './birth';
import { bothReadings, optionsOf, sexes } from './PersonLines';

export interface FormProps {
  document: PersonDocument;
  change: (part: Partial<PersonDocument>) => void;
  problem: ApiError | undefined;
}

/** Birth as people say it: a day, a month, a year, two years, or nothing. */
export function BirthForm({ document, change, problem }: FormProps) {
  const t = useText();
  const [typed, setTyped] = useState(birthText(document));
  const reading = typed.trim() ? readDate(typed) : undefined;
  const range = /^\s*\d{4}\s*[-~〜か]\s*\d{4}\s*$/.exec(typed.normalize('NFKC'));
  function read(text: string) {
    setTyped(text);
    const years = /^\s*(\d{4})\s*[-~〜か]\s*(\d{4})\s*$/.exec(text.normalize('NFKC'));
    if (years) change({ birth: null, birth_year_from: Number(years[1]), birth_year_to: Number(years[2]) });
    else change({ birth: text.trim() || null, birth_year_from: null, birth_year_to: null });
  }
  const both = reading?.ok ? bothReadings(reading.date.iso) : undefined;
  return (
    <div className="triple">
      <Field
        label={t('生年月日', 'Birth')}
        value={typed}
        onChange={(event) => read(event.target.value)}
        hint={both ?? (range ? t('この2つの年の間', 'between these years') : t('S15.3.4 昭和15年3月 1940 1945-1946 などの形で。不明なら空に。', 'S15.3.4, 1940-03, 1945-1946; empty when unknown'))}
        error={problem?.at('/birth') ?? (reading?.ok && reading.date.outsideEra ? t('その元号にない日です。確かめてください。', 'Outside that era: check it.') : undefined)}
      />
      <Select label={t('性別(本人が言ったとおり)', 'Sex (as told)')} options={optionsOf(sexes, t)} value={document.sex ?? 'unknown'} onChange={(event) => change({ sex: event.target.value as PersonDocument['sex'] })} />
      <Field
        label={t('推定年齢(5歳きざみの下)', 'Estimated age (lower end of five years)')}
        inputMode="numeric"
        value={document.age_estimate ?? ''}
        onChange={(event) => change({ age_estimate: event.target.value ? Number(event.target.value.normalize('NFKC')) || null : null })}
        error={problem?.at('/age_estimate')}
      />
    </div>
  );
}

export function StayForm({ document, change, problem }: FormProps) {
  const t = useText();
  return (
    <div className="triple">
      <Field label={t('国籍(2文字、日本はJP)', 'Nationality (2 letters)')} value={document.nationality ?? ''} maxLength={2} onChange={(event) => change({ nationality: event.target.value.normalize('NFKC').toUpperCase() || null })} error={problem?.at('/nationality')} />
      <Field label={t('在留資格', 'Residence status')} value={document.residence_status ?? ''} onChange={(event) => change({ residence_status: event.target.value || null })} />
      <DayField label={t('在留期限', 'Until')} value={document.residence_until ?? ''} onDay={(day) => change({ residence_until: day || null })} error={problem?.at('/residence_until')} />
    </div>
  );
}

export function DeathForm({ document, change, problem }: FormProps) {
  const t = useText();
  return (
    <div className="pair">
      <DayField label={t('お亡くなりになった日', 'Died on')} value={document.died_on ?? ''} onDay={(day) => change({ died_on: day || null })} error={problem?.at('/died_on')} />
      <Field label={t('何で知ったか', 'Source')} value={document.died_source ?? ''} onChange={(event) => change({ died_source: event.target.value || null })} error={problem?.at('/died_source')} />
    </div>
  );
}
