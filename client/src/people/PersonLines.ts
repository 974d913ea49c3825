import type { PersonDocument } from '../api/schema';
import { longDay } from '../dates/format';
import type { Group } from './document';
import { joinName } from './typedName';

type Text = (ja: string, en: string) => string;
type Label = (code: string | null | undefined) => string;

export interface Line {
  label: string;
  value: string;
}

export const kanaSources: [code: string, ja: string, en: string][] = [
  ['family_register', '戸籍', 'family register'],
  ['resident_register', '住民票', 'resident register'],
  ['heard', '聴取', 'heard'],
  ['guessed', '推定', 'guessed'],
];
export const aliasKinds: [code: string, ja: string, en: string][] = [
  ['former_surname', '旧姓', 'former surname'],
  ['registered_alias', '通称', 'registered alias'],
  ['pen_name', '筆名', 'pen name'],
  ['misheard', '聞き間違い', 'misheard'],
  ['called', '呼び名', 'called'],
];
export const sexes: [code: string, ja: string, en: string][] = [
  ['male', '男', 'male'],
  ['female', '女', 'female'],
  ['other_or_no_answer', 'その他・回答しない', 'other or no answer'],
  ['unknown', '不明', 'unknown'],
];
export const addressKinds: [code: string, ja: string, en: string][] = [
  ['registered', '住民票', 'registered'],
  ['actual', '居所', 'actual'],
  ['mailing', '送付先', 'mailing'],
];

export function wordOf(words: readonly [string, string, string][], code: string | null | undefined, t: Text): string {
  const found = words.find(([known]) => known === code);
  return found ? t(found[1], found[2]) : '';
}

export function optionsOf(words: readonly [string, string, string][], t: Text): { code: string; label: string }[] {
  return words.map(([code, ja, en]) => ({ code, label: t(ja, en) }));
}

/** A partial day in both readings: 「昭和26年7月(1951年)」. */
export function bothReadings(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  if (day) return `${longDay(iso).replace(/\(.\)$/, '')}(${year}年)`;
  const era = longDay(`${year}-${month ?? '12'}-28`).replace(/\d+月.*$/, '');
  return month ? `${era}${Number(month)}月(${year}年) 日不明` : `${era}(${year}年) 月日不明`;
}

function birthLines(document: PersonDocument, t: Text): Line[] {
  const label = t('生年月日', 'Birth');
  const birth = document.birth
    ? /^\d{4}(-\d{2}){0,2}$/.test(document.birth)
      ? bothReadings(document.birth)
      : document.birth
    : document.birth_year_from
      ? t(`${document.birth_year_from}年から${document.birth_year_to}年の間`, `between ${document.birth_year_from} and ${document.birth_year_to}`)
      : t('不明', 'unknown');
  const lines = [{ label, value: birth }, { label: t('性別', 'Sex'), value: wordOf(sexes, document.sex, t) || t('不明', 'unknown') }];
  if (document.age_estimate) {
    lines.push({ label: t('推定年齢', 'Estimated age'), value: t(`${document.age_estimate}-${document.age_estimate + 4}歳`, `${document.age_estimate}-${document.age_estimate + 4}`) });
  }
  return lines;
}

/** One group of a person's document in words, for reading it and for comparing two of them. */
export function linesOf(group: Group, document: PersonDocument, t: Text, district: Label): Line[] {
  const empty = (label: string): Line[] => [{ label, value: t('未入力', 'not entered') }];
  switch (group) {
    case 'names': {
      const { names } = document;
      const kana = joinName({ family: names.family_kana ?? '', given: names.given_kana ?? '' }).trim();
      const source = wordOf(kanaSources, names.kana_source, t);
      return [
        { label: t('氏名', 'Name'), value: joinName({ family: names.family_name ?? '', given: names.given_name ?? '' }).trim() || t('不明', 'unknown') },
        { label: t('フリガナ', 'Reading'), value: kana ? `${kana}${source ? `(${source})` : ''}` : t('未入力', 'not entered') },
        ...(names.roman_name ? [{ label: t('ローマ字', 'Roman'), value: names.roman_name }] : []),
        ...(names.glyph_note ? [{ label: t('外字メモ', 'Glyph note'), value: names.glyph_note }] : []),
      ];
    }
    case 'aliases':
      return document.aliases?.length
        ? document.aliases.map((alias) => ({
            label: wordOf(aliasKinds, alias.kind, t),
            value: [
              joinName({ family: alias.family_name ?? '', given: alias.given_name ?? '' }).trim(),
              joinName({ family: alias.family_kana ?? '', given: alias.given_kana ?? '' }).trim(),
            ].filter(Boolean).join(' '),
          }))
        : empty(t('呼び名', 'Other names'));
    case 'birth':
      return birthLines(document, t);
    case 'addresses':
      return document.addresses?.length
        ? document.addresses.map((address) => ({
            label: wordOf(addressKinds, address.kind, t),
            value: [
              address.postal_code && `〒${address.postal_code}`,
              address.district && district(address.district),
              address.lines.join(' ') || t('番地未入力', 'no lines'),
              address.valid_from && t(`${longDay(address.valid_from)}から`, `from ${address.valid_from}`),
              address.valid_to && t(`${longDay(address.valid_to)}まで`, `until ${address.valid_to}`),
            ].filter(Boolean).join(' '),
          }))
        : empty(t('住所・居所', 'Addresses'));
    case 'phones':
      return document.phones?.length
        ? document.phones.map((phone) => ({
            label: phone.label || t('電話', 'Phone'),
            value: `${phone.digits}${phone.whose ? ` ${phone.whose}` : ''}`,
          }))
        : empty(t('電話', 'Phones'));
    case 'stay':
      return [
        { label: t('国籍', 'Nationality'), value: document.nationality || t('未入力', 'not entered') },
        ...(document.residence_status ? [{ label: t('在留資格', 'Residence status'), value: `${document.residence_status}${document.residence_until ? ` ${t(`${longDay(document.residence_until)}まで`, `until ${document.residence_until}`)}` : ''}` }] : []),
      ];
    case 'death':
      return document.died_on
        ? [{ label: t('お亡くなりになった日', 'Died on'), value: `${longDay(document.died_on)}${document.died_source ? ` (${document.died_source})` : ''}` }]
        : [{ label: t('お亡くなりになった日', 'Died on'), value: t('記録なし', 'none recorded') }];
  }
}
