import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { ClosingSheet } from '../api/schema';
import { useText } from '../app/language';
import { longDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { DayField } from './DayField';
import { today } from './days';
import { typedDigits } from './pseudonym';

const wanted = 16;

/** Holds the digits of a paper closing sheet against the log. */
export function PaperSheet() {
  const t = useText();
  const [day, setDay] = useState(today());
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [sheet, setSheet] = useState<{ digits: string; found: ClosingSheet }>();
  const [problem, setProblem] = useState<ApiError>();

  async function compare(event: FormEvent) {
    event.preventDefault();
    setSheet(undefined);
    setProblem(undefined);
    const digits = typedDigits(typed);
    if (digits.length < wanted) {
      setWrong(t(`16字のうち${digits.length}字です。紙の root のはじめの4組を入れてください。`, `${digits.length} of 16 digits.`));
      return;
    }
    setWrong(undefined);
    try {
      setSheet({ digits, found: await take(api.GET('/v1/audit-log/closing-sheet', { params: { query: { day, root: digits.slice(0, wanted) } } })) });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <section className="card" aria-label={t('紙の締めと比べる', 'Compare with paper')}>
      <h2>{t('紙の締めと比べる', 'Compare with paper')}</h2>
      <form onSubmit={compare} noValidate>
        {problem?.status === 404 ? (
          <p className="tag-care check-result">{t('その日までに署名された記録がありません。', 'Nothing was signed up to that day.')}</p>
        ) : (
          <ErrorSummary problem={problem} />
        )}
        <div className="two-fields">
          <DayField label={t('紙の日付', 'Day of the sheet')} value={day} onChange={setDay} />
          <Field
            label={t('根の16字', 'Sixteen digits of the root')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            error={wrong}
            inputMode="text"
            spellCheck={false}
          />
        </div>
        <Button type="submit">{t('比べる', 'Compare')}</Button>
      </form>
      {sheet && <Answer digits={sheet.digits} found={sheet.found} />}
    </section>
  );
}

function Answer({ digits, found }: { digits: string; found: ClosingSheet }) {
  const t = useText();
  const fits = found.root.startsWith(digits.slice(0, wanted));
  if (fits && found.agrees) {
    return (
      <p className="tag tag-good check-result" role="status">
        {t(`✓ 一致しました ${longDay(found.day)} ${found.size.toLocaleString()}件`, `✓ agrees, ${found.day}, ${found.size} entries`)}
      </p>
    );
  }
  const group = [...digits].findIndex((digit, i) => digit !== found.root[i]);
  return (
    <p className="summary check-result" role="alert">
      {fits
        ? t('不一致 紙の字は控えと同じですが、いまの記録はその根になりません。センター長と市の監査担当に電話してください。', 'The paper agrees with what was kept, the log no longer does.')
        : t(`一致しません。${Math.floor(group / 4) + 1}組目が違います。打ち間違いでないかを見てから、センター長に電話してください。`, `Group ${Math.floor(group / 4) + 1} differs.`)}
    </p>
  );
}
