import { forwardRef, type KeyboardEvent, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useText } from '../app/language';
import type { CodeOption } from '../intake/codes';
import { belongsToIme } from '../typing/composition';
import { CodeList } from './CodeList';
import { matchCode } from './matchCode';

interface CodeBoxProps {
  label: string;
  options: readonly CodeOption[];
  value: string | null | undefined;
  /** Shown lighter and marked 「案」 until somebody accepts it. */
  proposal?: string | undefined;
  required?: boolean;
  error?: string | undefined;
  onChange: (code: string | undefined) => void;
  /** Enter on an empty box; else the list opens. */
  onSkip?: () => void;
  /** The code is complete: on to the next box. */
  onDone?: () => void;
}

// Where "1" may yet become "12", the pause tells.
const pauseMs = 500;

/** A code by its own letters and digits. Not a text field, so that the IME stays off in it: typing
 * chooses, Enter accepts, Space or Alt+Down opens the list. */
export const CodeBox = forwardRef<{ focus: () => void }, CodeBoxProps>(function CodeBox(props, ref) {
  const { label, options, value, proposal, required, error, onChange, onDone, onSkip } = props;
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  useEffect(() => () => clearTimeout(timer.current), []);

  function settle(code: string | undefined) {
    clearTimeout(timer.current);
    setTyped('');
    setOpen(false);
    if (code === undefined) return;
    onChange(code);
    onDone?.();
  }

  function type(letter: string) {
    clearTimeout(timer.current);
    const next = matchCode(options, typed + letter) ? typed + letter : letter;
    const match = matchCode(options, next);
    if (!match) return setTyped('');
    setTyped(next);
    if (match.complete) settle(next);
    else if (match.exact) timer.current = setTimeout(() => settle(next), pauseMs);
  }

  function accept() {
    if (open) return settle(options[active]?.code);
    if (typed) return settle(options.find((option) => option.code.startsWith(typed))?.code);
    if (value) return settle(value);
    if (proposal) return settle(proposal);
    if (onSkip) return onSkip();
    show();
  }

  function show() {
    setActive(Math.max(0, options.findIndex((option) => option.code === (value ?? proposal))));
    setOpen(true);
  }

  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (belongsToIme(event) || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.key !== 'ArrowDown') return;
    const key = event.key;
    if (key === 'Enter') accept();
    else if (key === ' ' || (key === 'ArrowDown' && !open)) show();
    else if (key === 'ArrowDown') setActive(Math.min(active + 1, options.length - 1));
    else if (key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (key === 'Escape' && open) setOpen(false);
    else if (key === 'Backspace' || key === 'Delete') {
      setTyped('');
      onChange(undefined);
    } else if (/^[a-zA-Z0-9]$/.test(key)) type(key.toUpperCase());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const shown = value ?? proposal;
  const shownLabel = options.find((option) => option.code === shown)?.label;
  // Codes are what people type; UNKNOWN and its like are not.
  const words = shown && shown.length > 3 ? (shownLabel ?? shown) : `${shown} ${shownLabel ?? ''}`;
  const isProposal = !value && proposal !== undefined;
  return (
    <div className={`code-field ${error ? 'field-wrong' : ''}`}>
      <span className="label" id={`${id}-label`}>
        {label}
        {required && <span className="required">{t('必須', 'required')}</span>}
      </span>
      <div
        ref={box}
        role="combobox"
        tabIndex={0}
        className={`code-box ${isProposal ? 'code-box-proposal' : ''}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        aria-labelledby={`${id}-label ${id}-value`}
        aria-required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onKeyDown={press}
        onClick={() => (open ? setOpen(false) : show())}
        onBlur={() => {
          setOpen(false);
          if (typed) settle(matchCode(options, typed)?.exact ? typed : undefined);
        }}
      >
        <span id={`${id}-value`}>
          {typed ? `${typed}…` : shown ? words : '-'}
          {isProposal && !typed && <span className="code-proposal">{t('案', 'proposed')}</span>}
        </span>
      </div>
      {open && <CodeList id={id} label={label} options={options} active={active} choose={(code) => settle(code)} />}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
});
