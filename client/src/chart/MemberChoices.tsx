import type { FamilyMemberFields } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Choice } from '../ui/Choice';

interface Props {
  fields: FamilyMemberFields;
  registered: boolean;
  onChange: (fields: FamilyMemberFields) => void;
}

/** Sex, life, living together and roles, as words to choose from. */
export function MemberChoices({ fields, registered, onChange }: Props) {
  const t = useText();
  const lists = useCodes(dayOf(new Date()));
  const roles = fields.roles ?? [];
  return (
    <>
      {!registered && (
        <>
          <Choice
            label={t('性別', 'Sex')}
            value={fields.sex ?? 'unknown'}
            options={[
              ['male', t('男', 'male')],
              ['female', t('女', 'female')],
              ['other_or_no_answer', t('その他・回答しない', 'other')],
              ['unknown', t('不明', 'unknown')],
            ]}
            onChange={(sex) => onChange({ ...fields, sex: sex as FamilyMemberFields['sex'] })}
          />
          <Choice
            label={t('生死', 'Alive')}
            value={fields.life ?? 'unknown'}
            options={[
              ['alive', t('存命', 'alive')],
              ['dead', t('死亡', 'dead')],
              ['unknown', t('不明', 'unknown')],
            ]}
            onChange={(life) => onChange({ ...fields, life: life as FamilyMemberFields['life'] })}
          />
        </>
      )}
      <Choice
        label={t('本人と同居', 'Lives with the subject')}
        value={fields.together ?? 'unknown'}
        options={[
          ['yes', t('同居', 'yes')],
          ['no', t('別居', 'no')],
          ['unknown', t('不明', 'unknown')],
        ]}
        onChange={(together) => onChange({ ...fields, together: together as FamilyMemberFields['together'] })}
      />
      <fieldset className="choices">
        <legend>{t('役割', 'Roles')}</legend>
        {(lists['key_person'] ?? []).map(({ code, label }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={roles.includes(code as never)}
              onChange={(event) => onChange({ ...fields, roles: (event.target.checked ? [...roles, code] : roles.filter((role) => role !== code)) as FamilyMemberFields['roles'] })}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </>
  );
}
