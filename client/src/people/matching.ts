import type { PersonHitView } from '../api/schema';
import { kanaOf } from './romaji';

/** What the words are, by the same signs as the server sees. */
export interface Question {
  words: string;
  kind: 'nothing' | 'too_short' | 'people' | 'case' | 'contact';
}

const caseNumber = /^R\d{2}-K-\d{5,6}(-\d{1,3})?$/;
const contactNumber = /^R\d{2}-C-\d{5,9}$/;

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
    .replace(/[‐-―−]/g, '-')
    .trim();
}

/** One letter finds nobody, except a kanji: some names are one. */
export function questionOf(typed: string): Question {
  const words = folded(typed);
  if (!words) return { words, kind: 'nothing' };
  const number = words.replace(/\s*訂\d+$/, '');
  if (caseNumber.test(number)) return { words: number, kind: 'case' };
  if (contactNumber.test(number)) return { words: number, kind: 'contact' };
  const short = [...words].length < 2 && !/\p{Script=Han}/u.test(words);
  return { words: typed.trim(), kind: short ? 'too_short' : 'people' };
}

export type Why = 'kana' | 'roman' | 'phone' | 'name' | 'other_form';

/** Which form of the person the words are in. */
export function whyFound(words: string, hit: PersonHitView): Why {
  const asked = folded(words);
  if (/^[\d\s-]+$/.test(asked)) return 'phone';
  const parts = asked.split(/\s+/);
  const inside = (text: string) => parts.every((part) => folded(text).includes(part));
  if (hit.kana && inside(hit.kana)) return 'kana';
  const reading = kanaOf(words);
  if (reading && reading.split(' ').every((part) => folded(hit.kana).includes(part))) return 'kana';
  if (hit.roman_name && inside(hit.roman_name)) return 'roman';
  return inside(hit.name) ? 'name' : 'other_form';
}

export interface Filters {
  district: string;
  born: string;
  own: boolean;
}

export const noFilters: Filters = { district: '', born: '', own: false };

/** 「昭和10年代」 of 「昭和12年11月3日」; empty where the year is not known or not shown. */
export function decadeOf(hit: PersonHitView): string {
  const year = /^(明治|大正|昭和|平成|令和)(元|\d+)年/.exec(hit.birth_text);
  if (!year) return '';
  const number = year[2] === '元' ? 1 : Number(year[2]);
  return number < 10 ? `${year[1]}1桁` : `${year[1]}${Math.floor(number / 10) * 10}年代`;
}

/** A value behind a mask never matches: what stands instead of it is no code. */
export function passes(hit: PersonHitView, filters: Filters): boolean {
  return (
    (!filters.district || hit.district === filters.district) &&
    (!filters.born || decadeOf(hit) === filters.born) &&
    (!filters.own || hit.cases.some((one) => one.own))
  );
}

/** Own cases first, then the latest contact; otherwise as the server ranked them. */
export function inOrder(hits: readonly PersonHitView[]): PersonHitView[] {
  const own = (hit: PersonHitView) => (hit.cases.some((one) => one.own) ? 0 : 1);
  return [...hits].sort(
    (a, b) => own(a) - own(b) || (b.last_contact_at ?? '').localeCompare(a.last_contact_at ?? ''),
  );
}
