import { forwardRef, type TextareaHTMLAttributes, useId } from 'react';

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  error?: string | undefined;
}

export const TextArea = forwardRef<HTMLTextAreaElement, Props>(function TextArea({ label, error, ...rest }, ref) {
  const id = useId();
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <textarea ref={ref} rows={2} {...rest} id={id} aria-invalid={error ? true : undefined} aria-describedby={`${id}-error`} />
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
});
