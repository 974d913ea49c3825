import { type FormEvent, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { AccessReport } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { DayField } from './DayField';
import { addDays, today } from './days';
import { EntryTable } from './EntryTable';

/** Who saw what of one case or person. The reason is kept, and the question is in the next report. */
export function AccessReportPart() {
  const t = useText();
  const say = useAnnounce();
  const [about, setAbout] = useState('');
  const [reason, setReason] = useState('');
  const [first, setFirst] = useState(addDays(today(), -30));
  const [last, setLast] = useState(today());
  const [problem, setProblem] = useState<ApiError>();
  const [answer, setAnswer] = useState<{ report: AccessReport; title: string }>();

  async function ask(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    const typed = about.normalize('NFKC').trim();
    const subject = /^[0-9a-f]{8}-/.test(typed) ? { person: typed } : { case_number: typed };
    try {
      const report = await take(api.POST('/v1/audit-log/access-reports', { body: { ...subject, first, last, reason: reason.trim() } }));
      setAnswer({ report, title: t(`対象 ${typed} 期間 ${shortDay(first)}〜${shortDay(last)}`, `${typed}, ${first} to ${last}`) });
      say(t(`${report.count}件ありました。`, `${report.count} entries.`));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setAnswer(undefined);
      setProblem(failure);
    }
  }

  return (
    <>
      <form className="report-form" onSubmit={ask} noValidate>
        <ErrorSummary problem={problem} />
        <div className="report-fields">
          <Field
            label={t('ケース番号、または記録にある人の番号', 'Case number, or the id of a person')}
            value={about}
            onChange={(event) => setAbout(event.target.value)}
            error={problem?.at('/case_number') ?? problem?.at('/person')}
            required
          />
          <DayField label={t('初日', 'First day')} value={first} onChange={setFirst} error={problem?.at('/first')} />
          <DayField label={t('末日', 'Last day')} value={last} onChange={setLast} error={problem?.at('/last')} />
        </div>
        <Field
          label={t('理由(記録に残ります)', 'Reason (kept in the log)')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={problem?.at('/reason')}
          required
        />
        <p className="hint">
          {t('職員は氏名で、市民は番号で示します。氏名が要るときは、市の承認を受けてください。この求めも次の報告に載ります。', 'Staff by name, citizens by number. This question is in the next report.')}
        </p>
        <Button type="submit" primary>
          {t('報告を見る', 'Show the report')}
        </Button>
      </form>
      {answer &&
        (answer.report.lines.length === 0 ? (
          <p className="empty">{t(`${answer.title}: 当てはまる行為はありません。`, 'Nothing fits.')}</p>
        ) : (
          <EntryTable
            caption={t(`閲覧の報告 ${answer.title} ${answer.report.count}件`, `Report ${answer.title}: ${answer.report.count}`)}
            entries={answer.report.lines.map((line) => line.entry)}
            names={answer.report.lines.map((line) => line.actor_name)}
          />
        ))}
    </>
  );
}
