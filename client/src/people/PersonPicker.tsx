import { forwardRef, type KeyboardEvent, useId, useImperativeHandle, useRef, useState } from 'react';
import type { PersonHitView } from '../api/schema';
import { useText } from '../app/language';
import { shortDay, dayOf } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { Padlock } from '../ui/Nothing';
import { usePersonSearch } from './usePersonSearch';

interface Props {
  label: string;
  /** The name of who was chosen. */
  chosen?: string | undefined;
  error?: string | undefined;
  hint?: string;
  onChoose: (person: PersonHitView | undefined) => void;
  onText?: (text: string) => void;
}

const candidatesMax = 5;

/** Finds a person while the name is typed. The candidates never take the focus: Down enters them,
 * Enter takes one, Esc goes back to the text. */
export const PersonPicker = forwardRef<{ focus: () => void }, Props>(function PersonPicker(
  { label, chosen, error, hint, onChoose, onText },
  ref,
) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const found = usePersonSearch(typed).slice(0, candidatesMax);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));

  function choose(person: PersonHitView | undefined) {
    setTyped('');
    setActive(-1);
    onChoose(person);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (belongsToIme(event)) return;
    if (event.key === 'ArrowDown' && found.length > 0) setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, -1));
    else if (event.key === 'Enter' && active >= 0) choose(found[active]);
    else if (event.key === 'Escape' && active >= 0) setActive(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (chosen) {
    return (
      <div className={`field ${error ? 'field-wrong' : ''}`}>
        <span className="label">{label}</span>
        <p className="chosen">
          <strong>{chosen}</strong>{' '}
          <button type="button" className="head-button" onClick={() => choose(undefined)}>
            {t('選び直す', 'Choose again')}
          </button>
        </p>
        <p className="error">{error}</p>
      </div>
    );
  }
  return (
    <div className={`field picker ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        role="combobox"
        autoComplete="off"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error ? true : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          onText?.(event.target.value);
        }}
        onKeyDown={press}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
      <ul id={`${id}-list`} role="listbox" aria-label={t('候補', 'Candidates')} className="picker-list" hidden={found.length === 0}>
        {found.map((person, i) => (
          <li key={person.id} id={`${id}-${i}`} role="option" aria-selected={i === active} className="code-option" onMouseDown={() => choose(person)}>
            <strong>{person.name || person.roman_name}</strong> {person.kana} {person.age != null && t(`${person.age}歳`, `aged ${person.age}`)}{' '}
            {person.mask_level > 0 ? (
              <span className="tag tag-masked">
                <Padlock />
                {t('非表示', 'hidden')}
              </span>
            ) : (
              person.district
            )}{' '}
            {person.last_contact_at && t(`最後の相談 ${shortDay(dayOf(person.last_contact_at))}`, `last ${dayOf(person.last_contact_at)}`)}
          </li>
        ))}
      </ul>
    </div>
  );
});
