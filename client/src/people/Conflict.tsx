import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import type { Line } from './PersonLines';

interface ConflictProps {
  who: string;
  at: string;
  /** As it was read, as it now stands, as it was typed here. */
  columns: Line[][];
  onTheirs: () => void;
  onMine: () => void;
}

/** Two people changed the same group: three columns, keys 1 and 2 choose. */
export function Conflict({ who, at, columns, onTheirs, onMine }: ConflictProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  const heads = [t('元', 'Before'), t(`${who}さん(${at})`, `${who} (${at})`), t('あなた', 'You')];
  const before = new Set((columns[0] ?? []).map((line) => `${line.label}${line.value}`));
  function choose(event: KeyboardEvent) {
    if (event.key === '1') onTheirs();
    if (event.key === '2') onMine();
  }
  return (
    <div ref={box} tabIndex={-1} className="summary" role="group" aria-label={t('同じ欄の変更', 'The same part was changed')} onKeyDown={choose}>
      <p className="summary-title">
        {t(`${who}さんが${at}にこの欄を変えました。あなたの入力は消えていません。どちらを残すか選んでください。`, `${who} changed this at ${at}. What you typed is not lost: choose which to keep.`)}
      </p>
      <div className="triple">
        {columns.map((lines, column) => (
          <div key={heads[column]}>
            <b>{heads[column]}</b>
            {lines.map((line, index) => {
              const changed = column > 0 && !before.has(`${line.label}${line.value}`);
              return (
                <p key={index} className={changed ? 'differs' : ''}>
                  {line.label} {line.value}
                  {changed && t(' (違う)', ' (differs)')}
                </p>
              );
            })}
          </div>
        ))}
      </div>
      <div className="row-actions">
        <Button onPress={onTheirs}>{t(`1 ${who}さんのほうを残す`, `1 Keep that of ${who}`)}</Button>
        <Button primary onPress={onMine}>
          {t('2 あなたのほうを保存する', '2 Save yours')}
        </Button>
      </div>
    </div>
  );
}
