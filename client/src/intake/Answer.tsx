import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { ApiError } from '../api/problem';
import type { ContactFields } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { CodeBox } from '../ui/CodeBox';
import { DateField } from '../ui/DateField';
import { Field } from '../ui/Field';
import { TextArea } from '../ui/TextArea';
import type { CallForm } from './callForm';
import type { CodeLists } from './codes';
import { phrases } from './phrases';

export interface AnswerHandle {
  focus: () => void;
}

interface Props {
  form: CallForm;
  lists: CodeLists;
  problem: ApiError | undefined;
  change: (fields: Partial<ContactFields>) => void;
}

/** What was answered, what came of it, and what is next. A phrase of the topic fills the answer. */
export const Answer = forwardRef<AnswerHandle, Props>(function Answer({ form, lists, problem, change }, ref) {
  const t = useText();
  const phrase = useRef<{ focus: () => void }>(null);
  const response = useRef<HTMLTextAreaElement>(null);
  const outcome = useRef<{ focus: () => void }>(null);
  useImperativeHandle(ref, () => ({ focus: () => phrase.current?.focus() }));
  const { fields } = form;
  const options = (phrases[fields.topic_main ?? ''] ?? []).map((label, i) => ({ code: String(i + 1), label }));
  const goesOn = [fields.outcome, ...(fields.further_outcomes ?? [])].includes('2');

  return (
    <div className="answer">
      <CodeBox
        ref={phrase}
        label={t('定型', 'Phrase')}
        options={options}
        value={options.find((option) => option.label === fields.response)?.code}
        onChange={(code) => {
          const chosen = options.find((option) => option.code === code);
          if (chosen) change({ response: chosen.label });
        }}
        onDone={() => outcome.current?.focus()}
        onSkip={() => response.current?.focus()}
      />
      <TextArea
        ref={response}
        label={t('対応内容', 'Answer')}
        value={fields.response ?? ''}
        error={problem?.at('/response')}
        onChange={(event) => change({ response: event.target.value || undefined })}
      />
      <CodeBox
        ref={outcome}
        label={t('対応結果', 'Outcome')}
        options={lists['outcome'] ?? []}
        value={fields.outcome}
        required
        error={problem?.at('/outcome')}
        onChange={(code) => change({ outcome: code as ContactFields['outcome'] })}
      />
      <Field
        label={t('次の対応', 'Next act')}
        required={goesOn}
        value={fields.next_action ?? ''}
        error={problem?.at('/next_action')}
        onChange={(event) => change({ next_action: event.target.value || undefined })}
      />
      <DateField
        label={t('期限', 'Due')}
        near={dayOf(new Date())}
        value={fields.next_due}
        error={problem?.at('/next_due')}
        onChange={(next_due) => change({ next_due })}
      />
    </div>
  );
});
