import { type InputHTMLAttributes, useId } from 'react';
import { useText } from '../app/language';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
}

/** One line of text: label above, 「必須」 as a word, error and hint below and read with the field. */
export function Field({ label, error, hint, required, ...rest }: FieldProps) {
  const t = useText();
  const id = useId();
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && <span className="required">{t('必須', 'required')}</span>}
      </label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        aria-required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
      />
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      <p id={`${id}-error`} className="error">
        {error}
      </p>
    </div>
  );
}
