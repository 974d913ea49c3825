import { type ComponentType, lazy } from 'react';

/** One page of the client: its address and its code, which is loaded when it is opened. */
export interface Page {
  path: string;
  page: ComponentType;
}

const pages: [path: string, load: () => Promise<{ default: ComponentType }>][] = [
  ['/today', () => import('../today/TodayPage')],
  ['/manage', () => import('../manage/ManagePage')],
  ['/contacts', () => import('../intake/ContactsPage')],
  ['/cases', () => import('../cases/CasesPage')],
  ['/contacts/new', () => import('../intake/CallPage')],
  ['/contacts/:id', () => import('../intake/ContactPage')],
  ['/statistics', () => import('../statistics/StatisticsPage')],
  ['/audit', () => import('../audit/AuditPage')],
  ['/audit/:part', () => import('../audit/AuditPage')],
  ['/settings', () => import('../settings/SettingsPage')],
  ['/settings/:part', () => import('../settings/SettingsPage')],
  ['/meetings/:id', () => import('../meetings/MeetingPage')],
  ['/search', () => import('../people/SearchPage')],
  ['/persons/new', () => import('../people/NewPersonPage')],
  ['/persons/:id', () => import('../people/PersonPage')],
  ['/cases/:id', () => import('../cases/CasePage')],
  ['/cases/:id/:tab', () => import('../cases/CasePage')],
];

export const routes: Page[] = pages.map(([path, load]) => ({ path, page: lazy(load) }));

/** Reached without a session. */
export const enrolment = { path: '/enrol', page: lazy(() => import('../enrolment/EnrolmentPage')) };
