import { useState } from 'react';
import { ApiError } from '../api/problem';
import type { CaseChart, NodePosition } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { AgencyAsk } from './AgencyAsk';
import { AgencyList } from './AgencyList';
import { EcoMap } from './EcoMap';
import type { Point } from './familyLayout';
import { FamilyList } from './FamilyList';
import { Genogram } from './Genogram';
import { MemberPanel } from './MemberPanel';
import { RelativeAsk } from './RelativeAsk';
import { RemoveAsk } from './RemoveAsk';
import { TieAsk } from './TieAsk';
import { removeAgency, removeMember, removeTie, setLayout, useChart, type ChartAct } from './useChart';
import './chart.css';

type Asking = { what: 'relative' | 'tie' | 'agency' } | { what: 'remove'; title: string; act: (reason: string) => ChartAct };

/** Genogram and eco-map with the lists that they are drawn from. Everything is done by keys alone in
 * the lists or in the drawing. */
export function ChartEditor({ caseId }: { caseId: string }) {
  const { chart, act, undo } = useChart(caseId);
  return <Loading query={chart}>{({ value }) => <Editor caseId={caseId} chart={value} act={act} undo={undo} />}</Loading>;
}

interface Props {
  caseId: string;
  chart: CaseChart;
  act: (act: ChartAct) => Promise<unknown>;
  undo: () => Promise<boolean>;
}

function Editor({ caseId, chart, act, undo }: Props) {
  const t = useText();
  const announce = useAnnounce();
  const [chosen, choose] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const [problem, setProblem] = useState<ApiError>();
  const [map, setMap] = useState<'family' | 'agencies'>('family');
  const member = chart.members.find((other) => other.id === chosen) ?? chart.members.find((other) => other.is_subject);
  const selected = member?.id ?? '';

  async function attempt(next: ChartAct): Promise<boolean> {
    try {
      await act(next);
      setProblem(undefined);
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      return false;
    }
  }

  function move(id: string, to: Point) {
    const others = chart.positions.filter((position) => position.node !== id);
    const positions: NodePosition[] = [...others, { node: id, ...to }];
    void attempt(setLayout(caseId, chart, positions));
  }

  function select(id: string) {
    choose(id);
    const text = chart.members.find((other) => other.id === id)?.text;
    if (text) announce(text);
  }

  const remove = (title: string, how: (reason: string) => ChartAct) => setAsking({ what: 'remove', title, act: how });
  function key(name: 'a' | 'l' | 'Delete' | '0' | 'Enter') {
    if (name === 'a') setAsking({ what: 'relative' });
    else if (name === 'l') setAsking({ what: 'tie' });
    else if (name === '0') void attempt(setLayout(caseId, chart, []));
    else if (name === 'Enter') document.getElementById('member-panel')?.focus();
    else if (member && !member.is_subject) remove(member.name, (reason) => removeMember(caseId, member.id, member.version, reason));
  }
  useKey('Alt+U', t('元に戻す', 'Undo'), () => {
    undo().then(
      (done) => announce(done ? t('元に戻しました。', 'Undone.') : t('戻せる操作はありません。', 'Nothing to undo.')),
      (failure: unknown) => setProblem(failure as ApiError),
    );
  });

  const close = () => setAsking(undefined);
  const done = (next: ChartAct) => attempt(next).then((well) => well && close());
  return (
    <>
      <ErrorSummary problem={problem} />
      <div className="row-actions">
        <Button onPress={() => setMap(map === 'family' ? 'agencies' : 'family')}>{map === 'family' ? t('エコマップを見る', 'Eco-map') : t('ジェノグラムを見る', 'Genogram')}</Button>
        <Button onPress={() => key('a')}>{t('家族を足す a', 'Add a relative a')}</Button>
        <Button onPress={() => key('l')}>{t('線を足す l', 'Add a line l')}</Button>
        <Button onPress={() => setAsking({ what: 'agency' })}>{t('機関を足す', 'Add an agency')}</Button>
        <Button onPress={() => key('0')}>{t('自動配置に戻す 0', 'Lay out again 0')}</Button>
      </div>
      <div className="columns">
        {map === 'family' ? <Genogram chart={chart} selected={selected} onSelect={select} onMove={move} onKey={key} /> : <EcoMap chart={chart} />}
        {member && <MemberPanel key={member.id + member.version} caseId={caseId} member={member} act={attempt} problem={problem} />}
      </div>
      {chart.members.length === 1 && <p className="empty">{t('本人だけの図です。a で家族を足します。', 'Only the subject so far; a adds a relative.')}</p>}
      {chart.cautions.map((caution) => (
        <p key={caution} className="tag-care call-bar">
          {caution}
        </p>
      ))}
      <FamilyList
        chart={chart}
        selected={selected}
        onSelect={select}
        onRemoveTie={(tie) => remove(tie.text, (reason) => removeTie(caseId, tie.id, tie.version, reason))}
      />
      <AgencyList chart={chart} onRemove={(agency) => remove(agency.name, (reason) => removeAgency(caseId, agency.id, agency.version, reason))} />
      {asking?.what === 'relative' && member && <RelativeAsk caseId={caseId} chart={chart} from={member} onClose={close} onAct={done} problem={problem} />}
      {asking?.what === 'tie' && <TieAsk caseId={caseId} chart={chart} from={selected} onClose={close} onAct={done} problem={problem} />}
      {asking?.what === 'agency' && <AgencyAsk caseId={caseId} chart={chart} onClose={close} onAct={done} problem={problem} />}
      {asking?.what === 'remove' && <RemoveAsk title={asking.title} onClose={close} onReason={(reason) => void done(asking.act(reason))} />}
    </>
  );
}
