import type { PersonDocument, PersonDuplicate, PersonHitView } from '../api/schema';
import { useText } from '../app/language';
import { Button } from '../ui/Button';

type Answers = NonNullable<PersonDocument['duplicates']>;

interface Props {
  candidates: PersonDuplicate[];
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  onSame: (person: PersonHitView) => void;
}

/** 「同じ人ですか」 for each likely duplicate, with the reasons in words. Nobody is joined by a machine. */
export function SamePerson({ candidates, answers, onAnswers, onSame }: Props) {
  const t = useText();
  const answer = (person: string, word: 'not_same' | 'not_sure') =>
    onAnswers([...answers.filter((other) => other.person !== person), { person, answer: word }]);
  return (
    <ul className="plain-list">
      {candidates.map(({ person, why }) => {
        const said = answers.find((other) => other.person === person.id)?.answer;
        return (
          <li key={person.id} className="card">
            <p>
              <strong>{person.name}</strong> {person.kana} {person.birth_text} {t(`(${why})`, `(${why})`)}
            </p>
            <div className="row-actions">
              <Button onPress={() => onSame(person)}>{t('同じ人です(この人を使う)', 'The same: use this one')}</Button>
              <Button onPress={() => answer(person.id, 'not_same')}>{said === 'not_same' ? t('✓ 違う人です', '✓ Another person') : t('違う人です', 'Another person')}</Button>
              <Button onPress={() => answer(person.id, 'not_sure')}>{said === 'not_sure' ? t('✓ はっきりしない', '✓ Not sure') : t('はっきりしない', 'Not sure')}</Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
