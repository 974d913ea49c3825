/** Roman letters as a keyboard without an IME gives them, to katakana: 「takahashi」 → 「タカハシ」.
 * Hepburn and 訓令式; undefined when some part is no Japanese syllable. */

const vowels = 'aiueo';
const rows: Record<string, string> = {
  '': 'アイウエオ', k: 'カキクケコ', s: 'サシスセソ', t: 'タチツテト', n: 'ナニヌネノ', h: 'ハヒフヘホ',
  m: 'マミムメモ', r: 'ラリルレロ', g: 'ガギグゲゴ', z: 'ザジズゼゾ', d: 'ダヂヅデド', b: 'バビブベボ',
  p: 'パピプペポ',
};
const others: Record<string, string> = {
  ya: 'ヤ', yu: 'ユ', yo: 'ヨ', wa: 'ワ', wo: 'ヲ', shi: 'シ', chi: 'チ', tsu: 'ツ', fu: 'フ', ji: 'ジ',
  fa: 'ファ', fi: 'フィ', fe: 'フェ', fo: 'フォ', vu: 'ヴ',
};
const palatal: Record<string, string> = {
  k: 'キ', s: 'シ', t: 'チ', n: 'ニ', h: 'ヒ', m: 'ミ', r: 'リ', g: 'ギ', z: 'ジ', b: 'ビ', p: 'ピ', sh: 'シ', ch: 'チ', j: 'ジ',
};
const small: Record<string, string> = { a: 'ャ', u: 'ュ', o: 'ョ', e: 'ェ' };

function syllable(text: string): string | undefined {
  if (others[text]) return others[text];
  const palatalised = /^(?:([ksthnmrgzbp])y|(sh|ch|j))([auoe])$/.exec(text);
  if (palatalised) return `${palatal[palatalised[1] ?? palatalised[2] ?? ''] ?? ''}${small[palatalised[3] ?? ''] ?? ''}`;
  const vowel = vowels.indexOf(text.at(-1) ?? '-');
  return vowel < 0 ? undefined : rows[text.slice(0, -1)]?.[vowel];
}

function word(text: string): string | undefined {
  let kana = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    if (/^([kstpgzdbc])\1|^tch/.test(rest)) {
      kana += 'ッ';
      at += 1;
      continue;
    }
    const found = [3, 2, 1].find((size) => size <= rest.length && syllable(rest.slice(0, size)));
    if (found) kana += syllable(rest.slice(0, found));
    else if (/^n(?![aiueoy])|^m(?=[bpm])/.test(rest)) kana += 'ン';
    else return undefined;
    at += found ?? 1;
  }
  return kana;
}

export function kanaOf(typed: string): string | undefined {
  const text = typed.normalize('NFKC').toLowerCase().trim().replace(/[āâ]/g, 'a').replace(/[ōô]/g, 'o').replace(/[ūû]/g, 'u').replace(/'/g, '');
  if (!/^[a-z ]+$/.test(text)) return undefined;
  const words = text.split(/ +/).map(word);
  return words.includes(undefined) ? undefined : words.join(' ');
}
