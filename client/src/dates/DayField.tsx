import { type InputHTMLAttributes, useState } from 'react';
import { useText } from '../app/language';
import { Field } from '../ui/Field';
import { dayOf, longDay } from './format';
import { readNearDate } from './wareki';

interface DayFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  label: string;
  /** YYYY-MM-DD or empty. */
  value: string;
  onDay: (day: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

/** A day in one text field, read when it is left: 和暦, ISO, 「今日」, 「+14」. What cannot be read
 * stays as it was typed. */
export function DayField({ value, onDay, error, hint, ...rest }: DayFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState(value ? longDay(value).replace(/\(.\)$/, '') : '');
  const [fault, setFault] = useState<string>();
  function read(text: string) {
    setTyped(text);
    if (!text.trim()) {
      setFault(undefined);
      onDay('');
      return;
    }
    const reading = readNearDate(text, dayOf(new Date()));
    const whole = reading.ok && reading.date.precision === 'day';
    setFault(
      reading.ok
        ? whole
          ? undefined
          : t('日まで入れてください。', 'Give the day as well.')
        : reading.message,
    );
    onDay(reading.ok && whole ? reading.date.iso : '');
  }
  const both = value && !fault ? `${longDay(value)} ${value.slice(0, 4)}年` : hint;
  return (
    <Field {...rest} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={(event) => read(event.target.value)} error={fault ?? error} hint={both} />
  );
}
