import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { api, take } from '../api/client';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { dayOf, shortDay } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Choices, tables } from './Choices';
import { Definitions } from './Definitions';
import type { FigurePlace } from './FigureTable';
import { Files } from './Files';
import { FrozenMonth } from './FrozenMonth';
import { isEmpty } from './figures';
import { type Asked, monthText, moved, queryOf, thisFiscalYear } from './period';
import { RowsBehind } from './RowsBehind';
import { Sheet } from './Sheet';
import { summaryOf } from './summary';
import './statistics.css';

/** What is asked for stands in the address, so that going back shows it again. */
function useAsked(): [Asked, (asked: Asked) => void] {
  const [params, setParams] = useSearchParams();
  const table = params.get('table') ?? 'ST-1';
  const split = params.get('split') ?? undefined;
  const month = Number(params.get('month'));
  const asked: Asked = {
    table: tables.some(([name]) => name === table) ? table : 'ST-1',
    year: Number(params.get('year')) || thisFiscalYear(),
    month: month >= 1 && month <= 12 ? month : undefined,
    split: split === 'month' || split === 'district' || split === 'class' ? split : undefined,
  };
  const ask = (next: Asked) =>
    setParams(
      Object.fromEntries(Object.entries(next).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))),
      { replace: true },
    );
  return [asked, ask];
}

function useFigures(asked: Asked) {
  return useQuery({
    queryKey: ['statistics', asked],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/statistics/{table}', { signal, params: { path: { table: asked.table }, query: queryOf(asked) } })),
    placeholderData: keepPreviousData,
  });
}

const seesRows = ['counselor', 'manager'];
const seesFrozen = ['counselor', 'manager', 'auditor'];

export default function StatisticsPage() {
  const t = useText();
  const { role } = useCurrent();
  const say = useAnnounce();
  const [asked, ask] = useAsked();
  const figures = useFigures(asked);
  const before = useFigures({ ...asked, year: asked.year - 1 });
  const [opened, setOpened] = useState<{ sheet: number; place: FigurePlace }>();
  const [explained, explain] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const title = t('統計', 'Statistics');
  useTitle(title);

  // The keys of the figures act at once; whoever is elsewhere already stays there.
  const loaded = figures.data !== undefined;
  useEffect(() => {
    const focus = document.activeElement;
    if (loaded && (focus === document.body || focus?.id === 'main')) {
      (body.current?.querySelector<HTMLElement>('td[tabindex="0"]') ?? body.current)?.focus();
    }
  }, [loaded]);

  function letter(event: KeyboardEvent) {
    if (belongsToIme(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      m: () => ask({ ...asked, split: asked.split === 'month' ? undefined : 'month' }),
      g: () => ask({ ...asked, split: asked.split === 'district' ? undefined : 'district' }),
      p: () => ask(moved(asked, -1)),
      n: () => ask(moved(asked, 1)),
      '?': () => explain(true),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    body.current?.focus();
  }

  function open(sheet: number, place: FigurePlace) {
    if (seesRows.includes(role)) setOpened({ sheet, place });
    else say(t('内訳は担当者だけが見られます。', 'Only the staff of the center sees what is behind a figure.'), 'assertive');
  }

  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <Button onPress={() => explain(true)} keys="?">
          {t('言葉の意味', 'Definitions')}
        </Button>
        <Files asked={asked} />
      </div>
      <Choices asked={asked} onAsk={ask} />
      <Loading query={figures}>
        {(view) => (
          <>
            <p className="gist">
              <strong>{t('要旨', 'In short')}</strong> {summaryOf(view, before.data, t)}
            </p>
            <p className="hint">
              {t(
                `${view.table} ${view.title} ${shortDay(view.first)}〜${shortDay(view.last)} ${freezing(view.freezes_at)}`,
                `${view.table} ${shortDay(view.first)} to ${shortDay(view.last)}`,
              )}
            </p>
            {view.small_cells_hidden && (
              <p className="hint">
                {t(
                  '外に出す表では5件未満を「<5」として伏せます。伏せずに見られるのは相談員、センター長、監査です。',
                  'Cells under 5 are shown as "<5" outside the center.',
                )}
              </p>
            )}
            {!seesRows.includes(role) && <p className="hint">{t('内訳は担当者だけが見られます。', 'Only the staff sees the rows behind a figure.')}</p>}
            <div ref={body} tabIndex={-1} className="sheets" onKeyDown={letter} role="group" aria-label={t('数字', 'Figures')}>
              {isEmpty(view.tables) ? (
                <p className="empty">
                  {t('この期間の記録はありません。前の期間は p、次の期間は n で見られます。', 'There are no records of this period. Press p for the one before.')}
                </p>
              ) : (
                view.tables.map((table, sheet) => (
                  <Sheet key={table.title} table={table} onOpen={(place) => open(sheet, place)} />
                ))
              )}
            </div>
            <p className="hint">
              {t('表の中のキー: 矢印 移動、Enter 内訳、m 月別、g 地区別、p 前の期間、n 次の期間、? 言葉の意味', 'In the table: arrows, Enter, m, g, p, n, ?')}
            </p>
          </>
        )}
      </Loading>
      {asked.month !== undefined && seesFrozen.includes(role) && <FrozenMonth table={asked.table} month={monthText(asked.year, asked.month)} />}
      {opened && <RowsBehind asked={asked} {...opened} onClose={() => setOpened(undefined)} />}
      {explained && <Definitions view={figures.data} onClose={() => explain(false)} />}
    </>
  );
}

function freezing(at: string): string {
  const day = shortDay(dayOf(at));
  return new Date(at) <= new Date() ? `確定 ${day}(以後は訂正)` : `${day}に確定`;
}
