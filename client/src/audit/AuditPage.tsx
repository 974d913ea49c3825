import type { ComponentType } from 'react';
import { Link, useParams } from 'wouter';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { AccessReportPart } from './AccessReportPart';
import { ClosingPart } from './ClosingPart';
import { EntriesPart } from './EntriesPart';
import { ExceptionList } from './ExceptionList';
import { LogStatus } from './LogStatus';
import { PaperSheet } from './PaperSheet';
import './audit.css';

const parts: { path: string; ja: string; en: string; content: ComponentType }[] = [
  { path: '/audit', ja: '状態と調べること', en: 'State and queries', content: Overview },
  { path: '/audit/report', ja: '閲覧の報告', en: 'Access report', content: AccessReportPart },
  { path: '/audit/entries', ja: '記録の一覧', en: 'Entries', content: EntriesPart },
  { path: '/audit/closing', ja: '日次締め', en: 'Closing sheet', content: ClosingPart },
];

/** What an auditor reads. Nothing here changes anything. */
export default function AuditPage() {
  const t = useText();
  const { part } = useParams<{ part?: string }>();
  const here = parts.find(({ path }) => path === `/audit/${part}`) ?? parts[0];
  const title = t('監査', 'Audit');
  useTitle(here ? `${t(here.ja, here.en)} - ${title}` : title);
  if (!here) return null;
  const Content = here.content;
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <p className="tag tag-plain">{t('参照のみ。この閲覧も記録されます。', 'Read only. This look is recorded too.')}</p>
      </div>
      <nav className="tabs" aria-label={title}>
        {parts.map(({ path, ja, en }) => (
          <Link key={path} href={path} className="tab" aria-current={path === here.path ? 'page' : undefined}>
            {t(ja, en)}
          </Link>
        ))}
      </nav>
      <Content />
    </>
  );
}

function Overview() {
  return (
    <div className="audit-columns">
      <div>
        <LogStatus />
        <PaperSheet />
      </div>
      <ExceptionList />
    </div>
  );
}
