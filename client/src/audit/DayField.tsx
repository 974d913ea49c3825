import { useState } from 'react';
import { useText } from '../app/language';
import { longDay, shortDay } from '../dates/format';
import { readNearDate } from '../dates/wareki';
import { Field } from '../ui/Field';
import { today } from './days';

interface DayFieldProps {
  label: string;
  /** YYYY-MM-DD */
  value: string;
  onChange: (day: string) => void;
  error?: string | undefined;
}

/** One day as free text; what was typed stays when it cannot be read. */
export function DayField({ label, value, onChange, error }: DayFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState(shortDay(value).replace(/\(.*\)$/, ''));
  const [wrong, setWrong] = useState<string>();

  function read() {
    const reading = readNearDate(typed, today());
    if (!reading.ok) return setWrong(reading.message);
    if (reading.date.precision !== 'day') return setWrong(t('日まで入れてください。', 'Give a whole date.'));
    setWrong(undefined);
    onChange(reading.date.iso);
  }

  return (
    <Field
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={read}
      error={wrong ?? error}
      hint={wrong ? undefined : longDay(value)}
    />
  );
}
