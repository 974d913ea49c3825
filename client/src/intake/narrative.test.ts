import { describe, expect, it } from 'vitest';
import { kindOf, toLines, toNarrative } from './narrative';

const talk = [
  { at: '10:12:05', text: '母の後見の費用を知りたい。' },
  { at: '10:13:00', text: '「弟には知られたくない」' },
  { at: '10:13:40', text: '# きょうだいの間に対立があるようだ' },
  { at: '10:14:10', text: '特養に入所中。' },
];

describe('narrative', () => {
  it.each([
    ['「家に帰りたい」', 'words'],
    ['『家に』', 'words'],
    ['# 疲れている', 'opinion'],
    ['＃疲れている', 'opinion'],
    ['「', 'words'],
    ['本人は「帰りたい」と話した', 'facts'],
    ['', 'facts'],
  ])('%s is %s', (text, kind) => expect(kindOf(text)).toBe(kind));

  it('goes into three panes and comes back in the order of the talk', () => {
    const panes = toNarrative(talk);
    expect(panes).toEqual({
      facts: '10:12:05 母の後見の費用を知りたい。\n10:14:10 特養に入所中。',
      words: '10:13:00 「弟には知られたくない」',
      opinion: '10:13:40 きょうだいの間に対立があるようだ',
    });
    expect(toLines(panes)).toEqual(talk);
  });

  it('keeps texts without times', () => {
    expect(toLines({ facts: '一行目\n二行目', words: '「はい」' })).toEqual([
      { at: '', text: '一行目' },
      { at: '', text: '二行目' },
      { at: '', text: '「はい」' },
    ]);
  });

  it('leaves empty lines out', () => {
    expect(toNarrative([{ at: '10:00:00', text: ' ' }, { at: '10:00:01', text: '# ' }])).toEqual({});
  });
});
