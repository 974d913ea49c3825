import { useId } from 'react';
import { useText } from '../app/language';
import { Field } from '../ui/Field';
import { humanRoles, postName, roleName } from './roles';

export interface RoleChoices {
  roles: string[];
  post: string;
  unit: string;
}

interface RoleFieldsProps {
  value: RoleChoices;
  onChange: (value: RoleChoices) => void;
  error?: string | undefined;
}

/** Roles, post and unit of somebody who signs in. */
export function RoleFields({ value, onChange, error }: RoleFieldsProps) {
  const t = useText();
  const id = useId();
  return (
    <>
      <fieldset className="choices" aria-describedby={`${id}-error`}>
        <legend>{t('役割(1つ以上)', 'Roles (at least one)')}</legend>
        <div className="role-grid">
          {humanRoles.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={value.roles.includes(role)}
                onChange={(event) =>
                  onChange({ ...value, roles: event.target.checked ? [...value.roles, role] : value.roles.filter((one) => one !== role) })
                }
              />
              {roleName(role, t)}
            </label>
          ))}
        </div>
        <p className="hint">{t('システム管理は、ほかの役割と兼ねられません。', 'The administrator holds no other role.')}</p>
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      </fieldset>
      <div className="two-fields">
        <div className="field">
          <label htmlFor={`${id}-post`}>{t('職位', 'Post')}</label>
          <select id={`${id}-post`} value={value.post} onChange={(event) => onChange({ ...value, post: event.target.value })}>
            {['', 'senior', 'manager'].map((post) => (
              <option key={post} value={post}>
                {postName(post, t)}
              </option>
            ))}
          </select>
        </div>
        <Field label={t('所属', 'Unit')} value={value.unit} onChange={(event) => onChange({ ...value, unit: event.target.value })} />
      </div>
    </>
  );
}

/** As the API takes it. */
export function bodyOf({ roles, post, unit }: RoleChoices) {
  return {
    roles: roles as never[],
    ...(post ? { post: post as never } : {}),
    ...(unit.trim() ? { unit: unit.trim() } : {}),
  };
}
