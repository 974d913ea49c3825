/** The places of the rail. Numbers are fixed: a place that the role cannot enter is not drawn, and
 * the others keep theirs. */
export interface Place {
  number: number;
  path: string;
  /** Further addresses that belong to the place. */
  also?: readonly string[];
  ja: string;
  en: string;
  roles: readonly string[];
}

const caseWorkers = ['counselor', 'manager'] as const;

export const places: readonly Place[] = [
  { number: 1, path: '/today', also: ['/manage'], ja: '今日', en: 'Today', roles: ['counselor', 'manager', 'city_staff', 'approver'] },
  { number: 2, path: '/contacts', also: ['/cases', '/persons'], ja: '相談', en: 'Consultations', roles: caseWorkers },
  { number: 7, path: '/audit', ja: '不正防止', en: 'Audit', roles: ['auditor'] },
  { number: 8, path: '/statistics', ja: '統計', en: 'Statistics', roles: ['counselor', 'manager', 'city_staff', 'approver', 'auditor', 'readonly'] },
  { number: 9, path: '/settings', ja: '設定', en: 'Settings', roles: ['counselor', 'manager', 'city_staff', 'approver', 'auditor', 'admin', 'readonly'] },
];

export function placesOf(role: string): Place[] {
  return places.filter((place) => place.roles.includes(role));
}

/** Where a role begins. */
export function homeOf(role: string): string {
  return placesOf(role)[0]?.path ?? '/settings';
}

/** A place that is there, but not for this role. */
export function isElsewhere(role: string, address: string): boolean {
  const place = places.find(({ path }) => address === path || address.startsWith(`${path}/`));
  return place !== undefined && !place.roles.includes(role);
}

export const roleNames: Record<string, [ja: string, en: string]> = {
  counselor: ['相談員', 'Counselor'],
  manager: ['責任者', 'Manager'],
  city_staff: ['市 担当者', 'City staff'],
  approver: ['市 決裁者', 'Approver'],
  auditor: ['監査', 'Auditor'],
  admin: ['システム管理', 'Administrator'],
  readonly: ['統計閲覧', 'Statistics reader'],
};
