import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonDocument, PersonDuplicate } from '../api/schema';
import { useText } from '../app/language';
import { useKey } from '../app/keys';
import { useTitle } from '../app/useTitle';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { AddressForm, PhoneForm } from './ListForms';
import { NameFields } from './NameFields';
import './people.css';
import { BirthForm } from './PersonForms';
import { SamePerson } from './SamePerson';

/** Registers a person; who may be the same is asked before anything is made. */
export default function NewPersonPage() {
  const t = useText();
  const title = t('人を登録する', 'Register a person');
  useTitle(title);
  const [, go] = useLocation();
  const [document, setDocument] = useState<PersonDocument>({ names: {}, sex: 'unknown' });
  const [candidates, setCandidates] = useState<PersonDuplicate[]>([]);
  const [answers, setAnswers] = useState<NonNullable<PersonDocument['duplicates']>>([]);
  const [problem, setProblem] = useState<ApiError>();
  const [key, setKey] = useState(newIdempotencyKey);
  const change = (part: Partial<PersonDocument>) => {
    setDocument((now) => ({ ...now, ...part }));
    setKey(newIdempotencyKey());
  };

  async function save() {
    try {
      const found = await take(api.POST('/v1/persons/duplicates', { body: document }));
      setCandidates(found.candidates);
      const made = await take(
        api.POST('/v1/persons', { params: { header: { 'Idempotency-Key': key } }, body: { ...document, duplicates: answers } }),
      );
      go(`/persons/${made.id}`, { replace: true });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      setKey(newIdempotencyKey());
    }
  }
  useKey('Ctrl+Enter', t('登録する', 'Register'), () => void save());

  return (
    <form
      className="new-person"
      onKeyDownCapture={(event) => {
        // A focused button would take Enter for itself.
        if (event.key !== 'Enter' || !event.ctrlKey || belongsToIme(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void save();
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="page-head">
        <h1>{title}</h1>
        <Button type="submit" primary keys="Ctrl+Enter">
          {t('登録する', 'Register')}
        </Button>
      </div>
      <ErrorSummary problem={problem} />
      {candidates.length > 0 && (
        <section className="summary" aria-label={t('同じ人かもしれない', 'Perhaps the same person')}>
          <p className="summary-title">{t('同じ人かもしれない方がいます。1人ずつ選んでください。', 'Perhaps the same person: choose for each.')}</p>
          <SamePerson
            candidates={candidates}
            answers={answers}
            onAnswers={(next) => {
              setAnswers(next);
              setKey(newIdempotencyKey());
            }}
            onSame={(person) => go(`/persons/${person.id}`)}
          />
        </section>
      )}
      <NameFields names={document.names} onChange={(names) => change({ names })} problem={problem} autoFocus />
      <BirthForm document={document} change={change} problem={problem} />
      <AddressForm document={document} change={change} problem={problem} />
      <PhoneForm document={document} change={change} problem={problem} />
    </form>
  );
}
