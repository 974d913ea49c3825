import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonDocument, PersonDuplicate } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { asReading, isReading, splitName } from './names';
import { SamePerson } from './SamePerson';

interface Props {
  typed: string;
  onClose: () => void;
  onMade: (id: string, name: string) => void;
}

/** A person in one step: name as entered, reading, birth as people say it, town. Where somebody very
 * like is known already, asks whether it is the same. */
export function NewPersonAsk({ typed, onClose, onMade }: Props) {
  const t = useText();
  const reading = asReading(typed);
  const [name, setName] = useState(isReading(reading) ? '' : typed.trim());
  const [kana, setKana] = useState(isReading(reading) ? reading : '');
  const [birth, setBirth] = useState('');
  const [town, setTown] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const [answers, setAnswers] = useState<NonNullable<PersonDocument['duplicates']>>([]);
  const key = useRef({ body: '', key: '' });
  const candidates = problem?.problem['candidates'] as PersonDuplicate[] | undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const names = splitName(name);
    const readings = splitName(asReading(kana));
    const body: PersonDocument = {
      names: {
        family_name: names.family,
        given_name: names.given,
        family_kana: readings.family,
        given_kana: readings.given,
        ...(kana ? { kana_source: 'heard' as const } : {}),
      },
      ...(birth ? { birth } : {}),
      ...(town ? { addresses: [{ kind: 'actual' as const, lines: [town] }] } : {}),
      ...(answers.length > 0 ? { duplicates: answers } : {}),
    };
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { body: text, key: newIdempotencyKey() };
    try {
      const made = await take(api.POST('/v1/persons', { params: { header: { 'Idempotency-Key': key.current.key } }, body }));
      onMade(made.id, name || asReading(kana));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={t('人の登録', 'Register a person')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <Field label={t('氏名(姓と名の間に空白)', 'Name (space between family and given name)')} value={name} onChange={(event) => setName(event.target.value)} error={problem?.at('/names/family_name') ?? problem?.at('/names')} />
        <Field label={t('フリガナ', 'Reading')} value={kana} onChange={(event) => setKana(event.target.value)} onBlur={() => setKana(asReading(kana))} error={problem?.at('/names/family_kana')} />
        <Field label={t('生年月日', 'Birth')} value={birth} onChange={(event) => setBirth(event.target.value)} error={problem?.at('/birth')} hint={t('「S15.3.4」「昭和15年3月」「1940」のように。', 'As people say it: S15.3.4, 1940-03')} />
        <Field label={t('住所・居所(町)', 'Town')} value={town} onChange={(event) => setTown(event.target.value)} error={problem?.at('/addresses')} />
        {candidates && <SamePerson candidates={candidates} answers={answers} onAnswers={setAnswers} onSame={(person) => onMade(person.id, person.name)} />}
        <div className="row-actions">
          <Button type="submit" primary>
            {t('登録する', 'Register')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
