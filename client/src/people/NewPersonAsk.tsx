import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonDocument, PersonDuplicate, PersonNames } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { NameFields } from './NameFields';
import { SamePerson } from './SamePerson';
import { joinName, namesFrom } from './typedName';

const nameOf = (names: PersonNames) =>
  joinName({ family: names.family_name ?? '', given: names.given_name ?? '' }).trim() ||
  joinName({ family: names.family_kana ?? '', given: names.given_kana ?? '' }).trim();

interface Props {
  typed: string;
  onClose: () => void;
  onMade: (id: string, name: string) => void;
}

/** A person in one step: name as entered, reading, birth as people say it, town. Where somebody very
 * like is known already, asks whether it is the same. */
export function NewPersonAsk({ typed, onClose, onMade }: Props) {
  const t = useText();
  const [names, setNames] = useState<PersonNames>(() => namesFrom(typed));
  const [birth, setBirth] = useState('');
  const [town, setTown] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const [answers, setAnswers] = useState<NonNullable<PersonDocument['duplicates']>>([]);
  const key = useRef({ body: '', key: '' });
  const candidates = problem?.problem['candidates'] as PersonDuplicate[] | undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body: PersonDocument = {
      names,
      ...(birth ? { birth } : {}),
      ...(town ? { addresses: [{ kind: 'actual' as const, lines: [town] }] } : {}),
      ...(answers.length > 0 ? { duplicates: answers } : {}),
    };
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { body: text, key: newIdempotencyKey() };
    try {
      const made = await take(api.POST('/v1/persons', { params: { header: { 'Idempotency-Key': key.current.key } }, body }));
      onMade(made.id, nameOf(names));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={t('人の登録', 'Register a person')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <NameFields names={names} onChange={setNames} problem={problem} />
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
