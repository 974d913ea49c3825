import type { PersonNames } from '../api/schema';

/** A name is typed in one field, 姓 and 名 parted by the first space, and is never changed: what
 * follows and what precedes that space is stored byte for byte. */

export interface NameParts {
  family: string;
  given: string;
}

const space = /[ \u3000]/;

/** Without a space there is no 姓; with a space at the end there is no 名. */
export function splitName(typed: string): NameParts {
  const at = typed.search(space);
  if (at < 0) return { family: '', given: typed };
  return { family: typed.slice(0, at), given: typed.slice(at + 1) };
}

export function joinName({ family, given }: NameParts): string {
  if (!family) return given;
  return given ? `${family} ${given}` : `${family} `;
}

/** フリガナ as the server takes it: full width and katakana. `changed` says that it was not. */
export function readyKana(typed: string): { text: string; changed: boolean } {
  const text = typed
    .replace(/[\uff61-\uff9f]+/g, (run) => run.normalize('NFKC'))
    .replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
  return { text, changed: text !== typed };
}

/** The names that a text typed while searching stands for: a reading where it is kana alone. One
 * word is a surname, as people say it on the telephone; the form shows it with its space, and
 * without the space it becomes a name that has no surname. */
export function namesFrom(typed: string): PersonNames {
  const text = typed.trim();
  const ready = readyKana(text).text;
  const isReading = /^[ァ-ヺー・ \u3000]+$/.test(ready);
  const words = isReading ? ready : text;
  const { family, given } = splitName(space.test(words) ? words : `${words} `);
  return isReading
    ? { family_kana: family || null, given_kana: given || null, kana_source: 'heard' }
    : { family_name: family || null, given_name: given || null };
}

/** Catches the reading of a name from what was composed: the last kana of each composition, before
 * it became kanji. */
export class Reading {
  private composed = '';
  private said = '';

  update(data: string): void {
    const kana = data.replace(/[a-zA-Zａ-ｚＡ-Ｚ]+$/, '');
    if (kana && /^[ぁ-ゖァ-ヺーー\u3000 ]+$/.test(kana)) this.composed = kana;
  }

  /** The composition ended with this text. */
  end(data: string): void {
    if (data) this.said += this.composed;
    this.composed = '';
  }

  /** A space was typed outside a composition. */
  space(): void {
    if (this.said && !this.said.endsWith(' ')) this.said += ' ';
  }

  clear(): void {
    this.said = '';
  }

  get katakana(): string {
    return readyKana(this.said.replace(/\u3000/g, ' ')).text.trim();
  }
}
