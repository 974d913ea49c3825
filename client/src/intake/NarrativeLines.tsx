import { forwardRef, type KeyboardEvent, useEffect, useImperativeHandle, useRef } from 'react';
import { useText } from '../app/language';
import { clockWithSeconds } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { kindNames, kindOf, type Line } from './narrative';

interface Props {
  lines: Line[];
  error?: string | undefined;
  onChange: (lines: Line[]) => void;
}

export interface NarrativeHandle {
  focus: () => void;
}

/** The record of the talk: a line has its time and its kind. Enter begins the next line; nothing is
 * ever written into a field by us while somebody types in it. */
export const NarrativeLines = forwardRef<NarrativeHandle, Props>(function NarrativeLines({ lines, error, onChange }, ref) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ line: number; at: number } | undefined>(undefined);

  const areaOf = (line: number) => list.current?.querySelectorAll('textarea')[line];
  useImperativeHandle(ref, () => ({ focus: () => areaOf(lines.length - 1)?.focus() }));

  useEffect(() => {
    if (!wanted.current) return;
    const area = areaOf(wanted.current.line);
    area?.focus();
    area?.setSelectionRange(wanted.current.at, wanted.current.at);
    wanted.current = undefined;
  });

  function type(index: number, text: string) {
    // A pasted text may hold several lines.
    const [first = '', ...more] = text.split(/\r?\n/);
    const now = clockWithSeconds(new Date());
    const line = lines[index];
    if (!line) return;
    const at = line.text || line.at === '' ? line.at || now : now;
    const next = [...lines];
    next.splice(index, 1, { at, text: first }, ...more.map((rest) => ({ at: now, text: rest })));
    if (more.length > 0) wanted.current = { line: index + more.length, at: (more.at(-1) ?? '').length };
    onChange(next);
  }

  function split(index: number, area: HTMLTextAreaElement) {
    const line = lines[index];
    if (!line) return;
    const next = [...lines];
    next.splice(
      index,
      1,
      { at: line.at, text: line.text.slice(0, area.selectionStart) },
      { at: clockWithSeconds(new Date()), text: line.text.slice(area.selectionEnd) },
    );
    wanted.current = { line: index + 1, at: 0 };
    onChange(next);
  }

  function join(index: number) {
    const [before, line] = [lines[index - 1], lines[index]];
    if (!before || !line) return;
    const next = [...lines];
    next.splice(index - 1, 2, { at: before.at, text: before.text + line.text });
    wanted.current = { line: index - 1, at: before.text.length };
    onChange(next);
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>, index: number) {
    if (belongsToIme(event) || event.ctrlKey || event.altKey || event.shiftKey) return;
    const area = event.currentTarget;
    const single = area.selectionStart === area.selectionEnd;
    if (event.key === 'Enter') split(index, area);
    else if (event.key === 'Backspace' && index > 0 && single && area.selectionStart === 0) join(index);
    else if (event.key === 'ArrowUp' && index > 0 && single && area.selectionStart === 0) areaOf(index - 1)?.focus();
    else if (event.key === 'ArrowDown' && single && area.selectionStart === area.value.length) areaOf(index + 1)?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <div className={error ? 'field-wrong' : ''}>
      <ol ref={list} className="lines">
        {lines.map((line, i) => {
          const kind = kindOf(line.text);
          return (
            // Lines have no identity but their place.
            // eslint-disable-next-line react/no-array-index-key
            <li key={i} className="line">
              <time className="line-time">{line.at.slice(0, 5)}</time>
              <textarea
                className="line-text"
                rows={1}
                value={line.text}
                aria-label={t(`相談の記録 ${i + 1}行目`, `Record, line ${i + 1}`)}
                aria-describedby={error && i === 0 ? 'narrative-error' : undefined}
                onChange={(event) => type(i, event.target.value)}
                onKeyDown={(event) => press(event, i)}
              />
              <span className={`line-kind line-${kind}`}>{line.text ? t(...kindNames[kind]) : ''}</span>
            </li>
          );
        })}
      </ol>
      {error && (
        <p className="error" id="narrative-error">
          {error}
        </p>
      )}
      <p className="hint">{t('行ごとに時刻。行頭の「 は言葉、# は所見、ほかは事実。', 'Each line has its time. 「 begins own words, # an opinion, anything else is a fact.')}</p>
    </div>
  );
});
