import { useId, useState } from 'react';
import { longDay } from '../dates/format';
import { type DateReading, readDate, readNearDate } from '../dates/wareki';

interface Props {
  label: string;
  /** What is stored: ISO, or what was typed and cannot be read yet. */
  value: string | null | undefined;
  /** Today in Japan, where words like 「+14」 make sense. */
  near?: string;
  error?: string | undefined;
  onChange: (value: string | undefined) => void;
}

function readBack(reading: DateReading): string {
  if (!reading.ok) return '';
  const { iso, precision, outsideEra } = reading.date;
  const words = precision === 'day' ? `${longDay(iso)} ${iso.slice(0, 4)}年` : iso;
  return outsideEra ? `${words} (元号の期間の外です。確かめてください)` : words;
}

/** A date as one text: read when the field is left, read back below, and never changed by us. */
export function DateField({ label, value, near, error, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const reading = typed ? (near ? readNearDate(typed, near) : readDate(typed)) : undefined;
  const problem = error ?? (reading && !reading.ok ? reading.message : undefined);
  const [left, setLeft] = useState(Boolean(value));
  return (
    <div className={`field ${left && problem ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={typed}
        aria-invalid={left && problem ? true : undefined}
        aria-describedby={`${id}-read ${id}-error`}
        onChange={(event) => {
          setTyped(event.target.value);
          setLeft(false);
        }}
        onBlur={() => {
          setLeft(true);
          onChange(reading?.ok ? reading.date.iso : typed || undefined);
        }}
      />
      <p className="hint" id={`${id}-read`}>
        {reading && readBack(reading)}
      </p>
      <p className="error" id={`${id}-error`}>
        {left && problem}
      </p>
    </div>
  );
}
