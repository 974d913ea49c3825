import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { ContactFields, ContactView } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { NewPersonAsk } from '../people/NewPersonAsk';
import { PersonPicker } from '../people/PersonPicker';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { TextArea } from '../ui/TextArea';
import { type CallForm, finalFields } from './callForm';
import { missingOf, refusalOf } from './finalCheck';

interface Props {
  form: CallForm;
  isNew: string;
  change: (fields: Partial<ContactFields>, more?: Partial<CallForm>) => void;
  store: (fields: ContactFields) => Promise<ContactView | undefined>;
  onClose: () => void;
}

const wishes: [code: 'KNOWN' | 'UNKNOWN' | 'NOT_ASKED', ja: string, en: string][] = [
  ['KNOWN', '聞いている', 'known'],
  ['UNKNOWN', 'わからない', 'not known'],
  ['NOT_ASKED', 'まだ聞いていない', 'not asked yet'],
];

/** Alt+C: the contact becomes a case as it stands. Asked is only what a case needs and a call does
 * not: the subject, the relation, the subject's wish. */
export function CaseAsk({ form, isNew, change, store, onClose }: Props) {
  const t = useText();
  const session = useCurrent();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<ApiError>();
  const [typed, setTyped] = useState('');
  const [adding, setAdding] = useState(false);
  const { fields } = form;

  async function open() {
    const whole = finalFields({ ...form, fields: { ...fields, outcome: fields.outcome ?? '5' } }, isNew, new Date());
    const missing = missingOf(whole);
    if (!whole.subject_person) missing.push({ pointer: '/subject_person', code: 'required', message: '本人が未入力です。名前を入れて選ぶか、登録してください。' });
    if (!whole.person_wish) missing.push({ pointer: '/person_wish', code: 'required', message: '本人の意向が未入力です。「まだ聞いていない」も選べます。' });
    if (missing.length > 0) return setProblem(refusalOf(missing));
    const contact = await store(whole);
    if (!contact) return onClose();
    try {
      const made = await take(
        api.POST('/v1/cases', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { from_contact: contact.id, owner: session.person.id },
        }),
      );
      go(`/cases/${made.head.id}`);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      // The contact is recorded; the case is opened from its page once what is missing is there.
      go(`/contacts/${contact.id}`, { state: { refused: failure.problem } });
    }
  }

  if (adding) {
    return (
      <NewPersonAsk
        typed={typed}
        onClose={() => setAdding(false)}
        onMade={(id, name) => {
          change({ subject_person: id }, { subjectName: name });
          setAdding(false);
        }}
      />
    );
  }
  return (
    <Ask title={t('ケースにする', 'Make it a case')} onClose={onClose} wide>
      <ErrorSummary problem={problem} />
      <p>{t('ここまでの記録・相談者・コードは、そのままケースに入ります。入れ直すものはありません。', 'Everything typed goes along; nothing is typed twice.')}</p>
      <PersonPicker
        label={t('本人', 'Subject')}
        chosen={form.subjectName}
        error={problem?.at('/subject_person')}
        onText={setTyped}
        onChoose={(person) => change({ subject_person: person?.id }, { subjectName: person && (person.name || person.roman_name) })}
      />
      {!form.subjectName && [...typed.trim()].length >= 2 && <Button onPress={() => setAdding(true)}>{t('この名前で登録', 'Register this name')}</Button>}
      {fields.caller_type !== '10' && (
        <fieldset className="choices">
          <legend>{t('本人との続柄', 'Relation to the subject')}</legend>
          <input
            type="text"
            aria-label={t('続柄', 'Relation')}
            value={fields.relation?.label ?? ''}
            onChange={(event) => change({ relation: { ...fields.relation, label: event.target.value || undefined, unknown: undefined } })}
          />
          <label>
            <input type="checkbox" checked={fields.relation?.unknown ?? false} onChange={(event) => change({ relation: event.target.checked ? { unknown: true } : {} })} />
            {t('不明', 'unknown')}
          </label>
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>{t('本人の意向', "The subject's wish")}</legend>
        {wishes.map(([code, ja, en]) => (
          <label key={code}>
            <input type="radio" name="wish" checked={fields.person_wish === code} onChange={() => change({ person_wish: code })} />
            {t(ja, en)}
          </label>
        ))}
      </fieldset>
      {fields.person_wish === 'KNOWN' && (
        <TextArea label={t('意向', 'Wish')} value={fields.person_wish_text ?? ''} onChange={(event) => change({ person_wish_text: event.target.value || undefined })} />
      )}
      <p>{t(`担当 ${session.person.display_name}`, `Owner ${session.person.display_name}`)}</p>
      <div className="row-actions">
        <Button primary onPress={() => void open()}>
          {t('確定してケースにする', 'Record and open the case')}
        </Button>
        <Button onPress={onClose}>{t('戻る', 'Back')}</Button>
      </div>
    </Ask>
  );
}
