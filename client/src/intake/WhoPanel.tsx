import { forwardRef, useImperativeHandle, useRef, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { ContactFields, ContactProposals } from '../api/schema';
import { useText } from '../app/language';
import { NewPersonAsk } from '../people/NewPersonAsk';
import { PersonPicker } from '../people/PersonPicker';
import { usePersonName } from '../people/usePersonName';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import type { CallForm, Part } from './callForm';
import { ProposalLines } from './ProposalLines';

export interface WhoHandle {
  focus: () => void;
}

interface Props {
  form: CallForm;
  proposals: ContactProposals | undefined;
  problem: ApiError | undefined;
  change: (fields: Partial<ContactFields>, more?: Partial<CallForm>) => void;
  onTyped: (part: Part, text: string) => void;
}

/** Caller and subject, found while typing; nobody is ever joined with anybody here. */
export const WhoPanel = forwardRef<WhoHandle, Props>(function WhoPanel({ form, proposals, problem, change, onTyped }, ref) {
  const t = useText();
  const { fields } = form;
  const caller = useRef<{ focus: () => void }>(null);
  const typed = (part: Part) => form.typed?.[part] ?? '';
  const [adding, setAdding] = useState<Part>();
  const storedCaller = usePersonName(form.callerName ? undefined : fields.caller_person);
  const storedSubject = usePersonName(form.subjectName ? undefined : fields.subject_person);
  useImperativeHandle(ref, () => ({ focus: () => caller.current?.focus() }));
  const callerIsSubject = fields.caller_type === '10';
  const needsOrganisation = /^(3[1-9]|[4-8]\d|9[0-7])$/.test(fields.caller_type ?? '');

  function choose(part: Part, id: string | undefined, name: string | undefined) {
    if (part === 'caller') change({ caller_person: id, ...(callerIsSubject ? { subject_person: id } : {}) }, { callerName: name, ...(callerIsSubject ? { subjectName: name } : {}) });
    else change({ subject_person: id }, { subjectName: name });
    onTyped(part, '');
  }

  const pickers: { part: Part; label: string; name: string | undefined; error: string | undefined }[] = [
    { part: 'caller', label: t('相談者', 'Caller'), name: form.callerName ?? storedCaller ?? (fields.caller_label || undefined), error: problem?.at('/caller_person') },
    { part: 'subject', label: t('本人', 'Subject'), name: form.subjectName ?? storedSubject, error: problem?.at('/subject_person') },
  ];

  return (
    <section aria-label={t('だれ', 'Who')}>
      <h2>
        {t('だれ', 'Who')} <kbd>Alt+W</kbd>
      </h2>
      {pickers.map(({ part, label, name, error }) => (
        <div key={part}>
          <PersonPicker
            ref={part === 'caller' ? caller : undefined}
            label={label}
            chosen={name}
            error={error}
            onText={(text) => onTyped(part, text)}
            onChoose={(person) => {
              if (!person && part === 'caller') change({ caller_label: undefined }, { anonymous: undefined });
              choose(part, person?.id, person && (person.name || person.roman_name));
            }}
          />
          {!name && [...typed(part).trim()].length >= 2 && (
            <Button onPress={() => setAdding(part)}>{t('この名前で登録', 'Register this name')}</Button>
          )}
        </div>
      ))}
      {needsOrganisation && (
        <Field label={t('所属', 'Organisation')} required value={fields.caller_org ?? ''} error={problem?.at('/caller_org')} onChange={(event) => change({ caller_org: event.target.value || undefined })} />
      )}
      <div className="who-pair">
        <Field
          label={t('電話', 'Phone')}
          inputMode="tel"
          value={fields.callback?.phone ?? ''}
          error={problem?.at('/callback/phone')}
          onChange={(event) => change({ callback: { ...fields.callback, phone: event.target.value || undefined } })}
        />
        <Field
          label={t('本人との続柄', 'Relation to the subject')}
          value={fields.relation?.label ?? ''}
          error={problem?.at('/relation')}
          onChange={(event) => change({ relation: { ...fields.relation, label: event.target.value || undefined } })}
        />
      </div>
      <label className="check">
        <input type="checkbox" checked={fields.callback?.no_message ?? false} onChange={(event) => change({ callback: { ...fields.callback, no_message: event.target.checked } })} />
        {t('留守電に残さない', 'No message on the machine')}
      </label>
      <ProposalLines proposals={proposals} />
      {adding && (
        <NewPersonAsk
          typed={typed(adding)}
          onClose={() => setAdding(undefined)}
          onMade={(id, name) => {
            choose(adding, id, name);
            setAdding(undefined);
          }}
        />
      )}
    </section>
  );
});
