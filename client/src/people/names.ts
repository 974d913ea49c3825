/** 「髙橋 美和」 → family and given name, exactly as entered; one name alone is the given name of
 * somebody without a family name. */
export function splitName(typed: string): { family?: string; given?: string } {
  const [first = '', ...rest] = typed.trim().split(/[ \u3000]+/);
  if (rest.length === 0) return first ? { family: first } : {};
  return { family: first, given: rest.join(' ') };
}

/** Half-width kana become full width, hiragana become katakana: readings only, never names. */
export function asReading(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .trim();
}

export function isReading(text: string): boolean {
  return /^[ァ-ヺー・ \u3000]+$/.test(text);
}
