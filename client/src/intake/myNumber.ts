const run = /(?<![0-9０-９])[0-9０-９](?:[ \u00a0\u2002\u2003\u2009\u202f\u3000\-\u2010-\u2015\u2212\ufe63\uff0d\u30fc\uff70]?[0-9０-９]){11}(?![0-9０-９])/g;

/** 11 - (sum of Pn × Qn mod 11), n from the right of the first eleven digits (平成26年総務省令85号5条). */
function hasValidCheckDigit(digits: number[]): boolean {
  let sum = 0;
  for (let n = 1; n < 12; n += 1) sum += (digits[11 - n] ?? 0) * (n <= 6 ? n + 1 : n - 5);
  const remainder = 11 - (sum % 11);
  return digits[11] === (remainder >= 10 ? 0 : remainder);
}

/** Whether a text holds what looks like an individual number. The server refuses it in any case;
 * this says so while it is typed. */
export function holdsMyNumber(text: string): boolean {
  for (const [found] of text.matchAll(run)) {
    const digits = [...found.normalize('NFKC')].filter((c) => c >= '0' && c <= '9').map(Number);
    if (hasValidCheckDigit(digits)) return true;
  }
  return false;
}

export const myNumberWords = '個人番号と思われる12けたがあります。保存していません。消すか、黒塗りにしてください。';
