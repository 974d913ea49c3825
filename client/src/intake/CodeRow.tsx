import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { ApiError } from '../api/problem';
import type { ContactFields } from '../api/schema';
import { useText } from '../app/language';
import { CodeBox } from '../ui/CodeBox';
import type { CallForm, FieldName } from './callForm';
import type { CodeLists } from './codes';
import { anonymousLabel, anonymousOptions } from './phrases';

/** The codes in the order in which a counselor decides them. */
const boxes: { name: FieldName; list: string; ja: string; en: string; required?: boolean }[] = [
  { name: 'method', list: 'method', ja: '方法', en: 'Method' },
  { name: 'caller_type', list: 'caller', ja: '相談者', en: 'Caller', required: true },
  { name: 'topic_main', list: 'topic', ja: '内容', en: 'Topic', required: true },
  { name: 'path', list: 'path', ja: '経路', en: 'Sent by' },
  { name: 'route', list: 'route', ja: 'きっかけ', en: 'Heard by' },
  { name: 'district', list: 'district', ja: '地区', en: 'District' },
  { name: 'urgency', list: 'urgency', ja: '緊急度', en: 'Urgency' },
  { name: 'abuse', list: 'abuse', ja: '虐待の疑い', en: 'Suspected abuse', required: true },
  { name: 'consent', list: 'consent', ja: '同意', en: 'Consent', required: true },
];

export interface CodeRowHandle {
  focus: (name?: string) => void;
}

interface Props {
  form: CallForm;
  lists: CodeLists;
  proposals: ContactFields;
  problem: ApiError | undefined;
  change: (fields: Partial<ContactFields>, more?: Partial<CallForm>) => void;
  onDone: () => void;
}

export const CodeRow = forwardRef<CodeRowHandle, Props>(function CodeRow({ form, lists, proposals, problem, change, onDone }, ref) {
  const t = useText();
  const refs = useRef<Record<string, { focus: () => void } | null>>({});
  useImperativeHandle(ref, () => ({ focus: (name = 'method') => refs.current[name]?.focus() }));
  const anonymous = form.fields.caller_type === '99';

  // The box after this one, once React has drawn what the choice brought.
  function next(name: string) {
    const order = boxes.flatMap((box) => (box.name === 'caller_type' ? ['caller_type', 'anonymous'] : [box.name as string]));
    requestAnimationFrame(() => {
      for (const after of order.slice(order.indexOf(name) + 1)) {
        const box = refs.current[after];
        if (box) return box.focus();
      }
      onDone();
    });
  }

  return (
    <div className="code-row">
      {boxes.map(({ name, list, ja, en, required }) => (
        <div key={name} className="code-cell">
          <CodeBox
            ref={(box) => {
              refs.current[name] = box;
            }}
            label={t(ja, en)}
            options={lists[list] ?? []}
            value={form.fields[name] as string | null | undefined}
            proposal={proposals[name] as string | undefined}
            required={required ?? false}
            error={problem?.at(`/${name}`)}
            onChange={(code) => change({ [name]: code })}
            onDone={() => next(name)}
          />
          {name === 'caller_type' && anonymous && (
            <CodeBox
              ref={(box) => {
                refs.current['anonymous'] = box;
              }}
              label={t('匿名の人', 'Anonymous')}
              options={anonymousOptions}
              value={form.anonymous}
              onChange={(code) => change({ caller_label: code && anonymousLabel(code) }, { anonymous: code })}
              onDone={() => next('anonymous')}
            />
          )}
        </div>
      ))}
    </div>
  );
});
