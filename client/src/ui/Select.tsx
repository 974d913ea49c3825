import { type SelectHTMLAttributes, useId } from 'react';
import { useText } from '../app/language';

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  options: readonly { code: string; label: string }[];
  /** Words of the choice that means nothing; without it something is always chosen. */
  empty?: string;
  error?: string | undefined;
  hint?: string | undefined;
}

export function Select({ label, options, empty, error, hint, required, ...rest }: SelectProps) {
  const t = useText();
  const id = useId();
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && <span className="required">{t('必須', 'required')}</span>}
      </label>
      <select {...rest} id={id} aria-required={required} aria-invalid={error ? true : undefined} aria-describedby={`${id}-hint ${id}-error`}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      <p id={`${id}-error`} className="error">
        {error}
      </p>
    </div>
  );
}
