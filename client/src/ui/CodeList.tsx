import { useEffect, useRef } from 'react';
import type { CodeOption } from '../intake/codes';

interface CodeListProps {
  id: string;
  label: string;
  options: readonly CodeOption[];
  active: number;
  choose: (code: string) => void;
}

/** The open list of a CodeBox. The keyboard stays in the box; the mouse may choose here. */
export function CodeList({ id, label, options, active, choose }: CodeListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="code-list">
      {options.map((option, i) => (
        <li
          key={option.code}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === active}
          className="code-option"
          onMouseDown={(event) => {
            event.preventDefault();
            choose(option.code);
          }}
        >
          <span className="code-option-code">{option.code}</span> {option.label}
        </li>
      ))}
    </ul>
  );
}
