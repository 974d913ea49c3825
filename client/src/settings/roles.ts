import { roleNames } from '../app/places';

type Text = (ja: string, en: string) => string;

export const humanRoles = Object.keys(roleNames);

export function roleName(role: string, t: Text): string {
  return role === 'service' ? t('連携用', 'machine') : t(...(roleNames[role] ?? [role, role]));
}

export function postName(post: string | null | undefined, t: Text): string {
  if (post === 'manager') return t('センター長', 'head of the center');
  if (post === 'senior') return t('主任', 'senior');
  return t('なし', 'none');
}
