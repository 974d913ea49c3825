import { useState } from 'react';
import type { ContactFields } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import type { CallForm } from './callForm';
import type { CodeLists } from './codes';

type AbuseType = NonNullable<ContactFields['abuse_types']>[number];

interface Props {
  form: CallForm;
  lists: CodeLists;
  onClose: () => void;
  onSet: (fields: Partial<ContactFields>) => void;
}

/** Alt+Q: what it looks like; saving it tells the manager at once. */
export function UrgentAsk({ form, lists, onClose, onSet }: Props) {
  const t = useText();
  const [abuse, setAbuse] = useState(form.fields.abuse ?? '1');
  const [types, setTypes] = useState<AbuseType[]>(form.fields.abuse_types ?? []);
  const [urgent, setUrgent] = useState(true);
  return (
    <Ask title={t('緊急・虐待の疑い', 'Urgent, suspected abuse')} onClose={onClose}>
      <fieldset className="choices">
        <legend>{t('虐待の疑い', 'Suspected abuse')}</legend>
        {(lists['abuse'] ?? []).map(({ code, label }) => (
          <label key={code}>
            <input type="radio" name="abuse" checked={abuse === code} onChange={() => setAbuse(code as typeof abuse)} />
            {code} {label}
          </label>
        ))}
      </fieldset>
      {abuse !== '0' && (
        <fieldset className="choices">
          <legend>{t('種別', 'Kinds')}</legend>
          {(lists['abuse_type'] ?? []).map(({ code, label }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={types.includes(code as AbuseType)}
                onChange={(event) => setTypes(event.target.checked ? [...types, code as AbuseType] : types.filter((other) => other !== code))}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <label className="check">
        <input type="checkbox" checked={urgent} onChange={(event) => setUrgent(event.target.checked)} />
        {t('緊急度を S(当日)にする', 'Set the urgency to S (today)')}
      </label>
      <p className="hint">{t('記録すると、責任者にすぐ知らせます。通報に本人の同意は要りません。', 'The manager is told at once. Reporting needs no consent.')}</p>
      <div className="row-actions">
        <Button
          primary
          onPress={() =>
            onSet({
              abuse,
              abuse_types: abuse === '0' || types.length === 0 ? undefined : types,
              ...(urgent ? { urgency: 'S' as const } : {}),
            })
          }
        >
          {t('記録して知らせる', 'Record and tell')}
        </Button>
        <Button onPress={onClose}>{t('戻る', 'Back')}</Button>
      </div>
    </Ask>
  );
}
