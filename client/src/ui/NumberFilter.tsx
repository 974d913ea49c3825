import { useState } from 'react';
import { useText } from '../app/language';
import { Field } from './Field';

interface Props {
  label: string;
  /** A number as it is printed, below the field. */
  example: string;
  pattern: RegExp;
  onChange: (number: string) => void;
}

/** A printed number, taken once it is complete; full-width digits and small letters are read too. */
export function NumberFilter({ label, example, pattern, onChange }: Props) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const read = typed.normalize('NFKC').trim().toUpperCase();
  const fits = read === '' || pattern.test(read);
  return (
    <Field
      label={label}
      hint={t(`例 ${example}`, `as ${example}`)}
      value={typed}
      error={left && !fits ? t('番号の形ではありません。', 'This is no number.') : undefined}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        setLeft(false);
        const number = next.normalize('NFKC').trim().toUpperCase();
        if (number === '' || pattern.test(number)) onChange(number);
      }}
      onBlur={() => setLeft(true)}
    />
  );
}
