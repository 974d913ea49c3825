import { type ComponentType, lazy } from 'react';

/** One page of the client: its address and its code, which is loaded when it is opened. */
export interface Page {
  path: string;
  page: ComponentType;
}

const pages: [path: string, load: () => Promise<{ default: ComponentType }>][] = [
  ['/today', () => import('../today/TodayPage')],
  ['/contacts/new', () => import('../intake/CallPage')],
  ['/contacts/:id', () => import('../intake/ContactPage')],
  ['/cases/:id/chart', () => import('../chart/ChartPage')],
];

export const routes: Page[] = pages.map(([path, load]) => ({ path, page: lazy(load) }));
