import type { PartyInput } from '../api/schema';
import { useText } from '../app/language';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';

interface Props {
  label: string;
  who: PartyInput | undefined;
  staff: [id: string, name: string][];
  error?: string | undefined;
  onChange: (who: PartyInput | undefined) => void;
}

/** Somebody of the team, or a person or organisation from outside. */
export function PartyFields({ label, who, staff, error, onChange }: Props) {
  const t = useText();
  const outside = who !== undefined && !who.staff;
  return (
    <div className="party">
      <Choice
        label={label}
        value={who?.staff ?? (outside ? 'outside' : '')}
        error={error}
        options={[['', t('未入力', 'not entered')], ...staff, ['outside', t('外部の人・機関', 'from outside')]]}
        onChange={(value) => onChange(value === '' ? undefined : value === 'outside' ? {} : { staff: value })}
      />
      {outside && (
        <>
          <Field label={t('所属', 'Organisation')} value={who.organisation ?? ''} onChange={(event) => onChange({ ...who, organisation: event.target.value || undefined })} />
          <Field label={t('氏名', 'Name')} value={who.name ?? ''} onChange={(event) => onChange({ ...who, name: event.target.value || undefined })} />
        </>
      )}
    </div>
  );
}
