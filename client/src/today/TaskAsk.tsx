import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { TaskView } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { readNearDate } from '../dates/wareki';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';
import { TextArea } from '../ui/TextArea';
import { type TaskAct, useTaskAct } from './useToday';

interface Props {
  task: TaskView;
  act: TaskAct;
  today: string;
  onClose: (done: boolean) => void;
}

/** What a row asks before it is finished or put off. */
export function TaskAsk({ task, act, today, onClose }: Props) {
  const t = useText();
  const run = useTaskAct();
  const [problem, setProblem] = useState<ApiError>();
  const [due, setDue] = useState<string>();
  const postpones = act === 'postpone';
  const title = postpones ? t('延期', 'Postpone') : t('済みにする', 'Mark as done');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const reason = String(typed.get('reason')).trim();
    const reading = due ? readNearDate(due, today) : undefined;
    const day = reading?.ok ? reading.date.iso : due;
    const refused = await run(task, act, { ...(reason ? { reason } : {}), ...(postpones && day ? { due: day } : {}) });
    if (refused) setProblem(refused);
    else onClose(true);
  }

  return (
    <Ask title={`${title}: ${task.title}`} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorSummary problem={problem} />
        {postpones && (
          <>
            <p>
              {task.due ? t(`いまの期限 ${shortDay(task.due)}`, `Due now ${shortDay(task.due)}`) : t('いまは期限がありません。', 'No date yet.')}
            </p>
            <DateField
              label={t('新しい期限(「+7」「明日」も可)', 'New date (“+7” works)')}
              value={undefined}
              near={today}
              error={problem?.at('/due')}
              onChange={setDue}
            />
          </>
        )}
        <TextArea
          label={postpones ? t('延期の理由', 'Reason') : t('結果', 'Result')}
          name="reason"
          autoFocus={!postpones}
          maxLength={500}
          error={problem?.at('/reason')}
        />
        <div className="row-actions">
          <Button type="submit" primary>
            {title}
          </Button>
          <Button onPress={() => onClose(false)}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
