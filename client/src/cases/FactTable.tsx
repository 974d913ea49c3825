import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import type { CaseFactInput, CaseFactView, CaseView } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { dayOf, shortDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { FactInput } from './FactInput';
import { FactValue } from './FactValue';
import { useAct } from './useAct';

const stages: [ja: string, en: string, names: string[]][] = [
  ['受理まで', 'Before acceptance', ['abuse_decided', 'duplicates_checked', 'contract_scope']],
  ['面接', 'Interview', ['appointment_on', 'safety_acknowledged', 'visited_on', 'not_met_reason', 'person_wish', 'consent']],
  ['アセスメント', 'Assessment', ['genogram', 'income', 'assets', 'abuse_screened', 'cause', 'residence', 'household', 'information', 'information_due']],
  ['支援方針', 'Policy', ['meeting_on', 'tracks', 'goals', 'roles', 'review_on', 'dissent']],
  ['支援から終結まで', 'Support to closing', ['tracks_steady', 'handover_accepted', 'contact_interval', 'change_event', 'city_ended_on', 'consent_end']],
];

interface FactTableProps {
  file: Tagged<CaseView>;
  /** The fact whose field is to be opened, by the next steps. */
  wanted: string | undefined;
  onOpened: () => void;
  readOnly: boolean;
}

/** Every fact that the workflow asks for: value, as of when, from where, entered in place. */
export function FactTable({ file, wanted, onOpened, readOnly }: FactTableProps) {
  const t = useText();
  const [edited, edit] = useState<string>();
  useEffect(() => {
    if (!wanted) return;
    edit(wanted);
    onOpened();
  }, [wanted, onOpened]);
  const { facts } = file.value;
  const staged = new Set(stages.flatMap(([, , names]) => names));
  const others = facts.map((fact) => fact.name).filter((name) => !staged.has(name));
  const groups = others.length > 0 ? [...stages, ['そのほか', 'Others', others] as (typeof stages)[number]] : stages;
  return (
    <>
      {groups.map(([ja, en, names]) => {
        const rows = names.flatMap((name) => facts.filter((fact) => fact.name === name));
        if (rows.length === 0) return null;
        return (
          <section key={ja} className="facts" aria-label={t(ja, en)}>
            <h2>{t(ja, en)}</h2>
            <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col" className="fact-label">{t('項目', 'Item')}</th>
                  <th scope="col">{t('内容', 'Value')}</th>
                  <th scope="col" className="fact-date">{t('いつの時点', 'As of')}</th>
                  <th scope="col" className="fact-source">{t('出典', 'Source')}</th>
                  <th scope="col" className="fact-edit"><span className="unseen">{t('記入', 'Enter')}</span></th>
                </tr>
              </thead>
              <tbody>
                {rows.map((fact) =>
                  edited === fact.name ? (
                    <FactForm key={fact.name} file={file} fact={fact} onClose={() => edit(undefined)} />
                  ) : (
                    <tr key={fact.name}>
                      <th scope="row">{fact.label}</th>
                      <td>
                        <FactValue fact={fact} />
                      </td>
                      <td>{fact.as_of ? shortDay(fact.as_of) : '-'}</td>
                      <td>{fact.value ? fact.source || fact.set_by : '-'}</td>
                      <td>
                        {!readOnly && (
                          <button type="button" className="link-button" aria-label={fact.value ? t(`${fact.label}を直す`, `Edit ${fact.label}`) : t(`${fact.label}を記入`, `Enter ${fact.label}`)} onClick={() => edit(fact.name)}>
                            {fact.value ? t('直す', 'Edit') : t('記入', 'Enter')}
                          </button>
                        )}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
            </div>
          </section>
        );
      })}
    </>
  );
}

function FactForm({ file, fact, onClose }: { file: Tagged<CaseView>; fact: CaseFactView; onClose: () => void }) {
  const t = useText();
  const { id } = file.value.head;
  const { act, problem } = useAct(id);
  const [value, setValue] = useState(fact.value ?? '');
  const [asOf, setAsOf] = useState(dayOf(new Date()));
  const [source, setSource] = useState('');
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { facts: [{ name: fact.name as CaseFactInput['name'], value, as_of: asOf || null, source: source || null }] };
    const saved = await act(fact.label, () =>
      take(api.PUT('/v1/cases/{id}/facts', { params: { path: { id }, header: { 'If-Match': file.etag } }, body })),
    );
    if (saved) onClose();
  }
  return (
    <tr ref={row} className="fact-form">
      <td colSpan={5}>
        <form onSubmit={submit}>
          {problem?.status === 412 ? (
            <p className="notice">
              {t(
                `このケースがその間に変わりました。今の${fact.label}は「${fact.value ?? '未入力'}」(${fact.set_by || '-'})です。入力は消えていません。もう一度「保存」を押すと、あなたの入力を新しい値にします。`,
                'The case has changed meanwhile. What you typed is still here; save again to make it the newest value.',
              )}
            </p>
          ) : (
            <ErrorSummary problem={problem} />
          )}
          <div className="fact-fields">
            <div>
              <FactInput fact={fact} value={value} onValue={setValue} error={problem?.at('/facts/0/value') ?? problem?.at('/facts/0')} autoFocus />
            </div>
            <DayField label={t('いつの時点', 'As of')} value={asOf} onDay={setAsOf} error={problem?.at('/facts/0/as_of')} />
            <Field label={t('出典(だれから・何で)', 'Source')} value={source} onChange={(event) => setSource(event.target.value)} error={problem?.at('/facts/0/source')} />
          </div>
          <div className="row-actions">
            <Button type="submit" primary>
              {t('保存', 'Save')}
            </Button>
            <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      </td>
    </tr>
  );
}
