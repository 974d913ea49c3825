import { lazy, Suspense, useCallback, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import type { Tagged } from '../api/client';
import type { CaseView } from '../api/schema';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { Accesses } from '../people/Accesses';
import { Invisible } from '../people/Invisible';
import { PrintButton } from '../print/PrintButton';
import { Loading } from '../ui/Loading';
import './cases.css';
import { FaceLine } from './FaceLine';
import { MeetingsTab } from './MeetingsTab';
import { needOf } from './needs';
import { NextSteps } from './NextSteps';
import { Overview } from './Overview';
import { SharingTab } from './SharingTab';
import { TimelineTab } from './TimelineTab';
import { TracksTab } from './TracksTab';
import { useCase } from './useCase';

const ChartEditor = lazy(() => import('../chart/ChartEditor').then(({ ChartEditor: page }) => ({ default: page })));

const tabs: [name: string, ja: string, en: string][] = [
  ['overview', '概要', 'Overview'],
  ['timeline', '経過', 'Timeline'],
  ['tracks', '支援ライン', 'Support lines'],
  ['meetings', '会議', 'Meetings'],
  ['sharing', '同意・提供', 'Consents'],
  ['chart', '関係図', 'Relations'],
  ['access', '見た人', 'Who looked'],
];

const papers = [
  { code: 'face_sheet', ja: 'フェイスシート', en: 'Face sheet' },
  { code: 'progress_record', ja: '経過記録', en: 'Progress record' },
  { code: 'genogram', ja: 'ジェノグラム', en: 'Genogram' },
];

export default function CasePage() {
  const t = useText();
  useTitle(t('ケースのページ', 'Case'));
  const { id = '', tab = 'overview' } = useParams();
  const file = useCase(id);
  if (file.error && !file.data) return <Invisible error={file.error} />;
  return <Loading query={file}>{(data) => <Case key={id} file={data} tab={tab} />}</Loading>;
}

function Case({ file, tab }: { file: Tagged<CaseView>; tab: string }) {
  const t = useText();
  const [, go] = useLocation();
  const [wanted, want] = useState<string>();
  const { id, state } = file.value.head;
  useKey('Alt+R', t('見た人', 'Who looked'), () => go(`/cases/${id}/access`));
  const closed = state === 'S8';
  const glass = file.value.break_glass;
  const readOnly = closed || Boolean(glass);
  const opened = useCallback(() => want(undefined), []);

  function lead(code: string) {
    const need = needOf(code);
    const missing = need.facts.find((name) => !file.value.facts.find((fact) => fact.name === name)?.value) ?? need.facts[0];
    want(missing ? `fact:${missing}` : need.place);
    go(`/cases/${id}`);
  }

  return (
    <div className="case">
      <div className="case-top">
        <FaceLine file={file.value} />
        <nav className="tabs" aria-label={t('ケースの面', 'Parts of the case')}>
          {tabs.map(([name, ja, en]) => (
            <Link key={name} className="tab" href={name === 'overview' ? `/cases/${id}` : `/cases/${id}/${name}`} aria-current={tab === name ? 'page' : undefined}>
              {t(ja, en)}
            </Link>
          ))}
        </nav>
        {!glass && <PrintButton forms={papers} object={id} />}
      </div>
      {glass && (
        <p className="notice" role="status">
          {t(`緊急閲覧中 残り${glass.minutes_left}分。読むこととメモだけできます。`, `Emergency access, ${glass.minutes_left} minutes left: reading and notes only.`)}
        </p>
      )}
      {closed && <p className="notice">{t('終結したケースのため参照のみです。再開は主任以上ができます。', 'Closed: read only. A senior may reopen it.')}</p>}
      {tab === 'chart' ? (
        <section aria-label={t('関係図', 'Relations')}>
          <h2>{t('関係図', 'Relations')}</h2>
          <Suspense fallback={null}>
            <ChartEditor caseId={id} />
          </Suspense>
        </section>
      ) : (
        <div className="columns">
          <div>
            {tab === 'timeline' && <TimelineTab id={id} />}
            {tab === 'tracks' && <TracksTab id={id} />}
            {tab === 'meetings' && <MeetingsTab id={id} readOnly={readOnly} />}
            {tab === 'sharing' && <SharingTab id={id} readOnly={readOnly} />}
            {tab === 'access' && <Accesses of="cases" id={id} />}
            {tab === 'overview' && <Overview file={file} wanted={wanted} onOpened={opened} readOnly={readOnly} />}
          </div>
          <div className="side">
            <NextSteps file={file} onNeed={lead} />
          </div>
        </div>
      )}
    </div>
  );
}
