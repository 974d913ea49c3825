import type { ContactNarrative } from '../api/schema';

/** The record of a talk, line by line. What a line is follows from how it begins: 「 the person's own
 * words, # what the counselor thinks, else a fact (F14). */
export interface Line {
  /** HH:MM:SS in Japan, when the line was begun; empty for lines of an older record. */
  at: string;
  text: string;
}

export type Kind = 'facts' | 'words' | 'opinion';

export const kindNames: Record<Kind, [ja: string, en: string]> = {
  facts: ['事実', 'fact'],
  words: ['本人の言葉', 'own words'],
  opinion: ['所見', 'opinion'],
};

const opinionMark = /^[#＃]\s*/;

export function kindOf(text: string): Kind {
  if (/^[「『]/.test(text)) return 'words';
  return opinionMark.test(text) ? 'opinion' : 'facts';
}

/** Each pane is a text of lines 「10:12:05 …」: so the order of the talk can be put together again. */
export function toNarrative(lines: readonly Line[]): ContactNarrative {
  const panes: Record<Kind, string[]> = { facts: [], words: [], opinion: [] };
  for (const { at, text } of lines) {
    const kind = kindOf(text);
    const plain = kind === 'opinion' ? text.replace(opinionMark, '') : text;
    if (plain.trim()) panes[kind].push(at ? `${at} ${plain}` : plain);
  }
  const narrative: ContactNarrative = {};
  for (const kind of ['facts', 'words', 'opinion'] as const) {
    if (panes[kind].length > 0) narrative[kind] = panes[kind].join('\n');
  }
  return narrative;
}

const stamped = /^(\d{2}:\d{2}:\d{2}) (.*)$/s;

/** The lines of the panes in the order of their times; lines without one stay behind the last that
 * has one. */
export function toLines(narrative: ContactNarrative | null | undefined): Line[] {
  const lines: (Line & { sort: string })[] = [];
  for (const kind of ['facts', 'words', 'opinion'] as const) {
    let sort = '';
    for (const row of (narrative?.[kind] ?? '').split('\n')) {
      if (!row) continue;
      const match = stamped.exec(row);
      const at = match?.[1] ?? '';
      sort = at || sort;
      const text = match?.[2] ?? row;
      lines.push({ at, text: kind === 'opinion' ? `# ${text}` : text, sort });
    }
  }
  return lines.sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0)).map(({ at, text }) => ({ at, text }));
}

export function charactersOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + [...line.text].length, 0);
}
