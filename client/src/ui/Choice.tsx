import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  options: [value: string, label: string][];
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** One of a few words, in the browser's own list. */
export function Choice({ label, value, options, error, onChange }: Props) {
  const id = useId();
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} aria-invalid={error ? true : undefined} aria-describedby={`${id}-error`} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
}
