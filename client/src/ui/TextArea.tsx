import { forwardRef, type TextareaHTMLAttributes, useId } from 'react';
import { useText } from '../app/language';

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
}

/** Text of several lines, with its label, hint and error as a Field has them. */
export const TextArea = forwardRef<HTMLTextAreaElement, Props>(function TextArea({ label, error, hint, required, ...rest }, ref) {
  const t = useText();
  const id = useId();
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && <span className="required">{t('必須', 'required')}</span>}
      </label>
      <textarea ref={ref} rows={2} {...rest} id={id} aria-required={required} aria-invalid={error ? true : undefined} aria-describedby={`${id}-hint ${id}-error`} />
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
});
