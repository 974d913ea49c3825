import type { StatisticsView } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { definitionsFor } from './definitions';

/** What the headings of the tables on the page mean. */
export function Definitions({ view, onClose }: { view: StatisticsView | undefined; onClose: () => void }) {
  const t = useText();
  const headings = [...new Set((view?.tables ?? []).flatMap((table) => [...table.columns, ...table.lines.map((line) => line.label)]))];
  return (
    <Ask title={t('言葉の意味', 'Definitions')} onClose={onClose}>
      <dl className="definitions">
        {definitionsFor(headings, t).map(([heading, meaning]) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {t('人の数え方は、名寄せと結び付けのあとの今の記録によります。支援措置のある人は数えますが、地区には置きません。', 'Figures follow the records as they are now. Masked people are counted, never placed.')}
      </p>
      <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
    </Ask>
  );
}
