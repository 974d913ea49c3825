import type { NextStep, TaskView } from '../api/schema';
import { useText } from '../app/language';

/** What a step still needs, each in words; the tasks that are left are named. */
export function Guards({ step, tasks = [] }: { step: NextStep; tasks?: TaskView[] }) {
  const t = useText();
  if (step.unmet.length === 0)
    return (
      <p>
        <span className="tag tag-good">✓ {t('必要なことはそろっています', 'nothing is missing')}</span>
      </p>
    );
  return (
    <>
      <p>
        <span className="tag tag-care">▲ {t(`不足 ${step.unmet.length}`, `${step.unmet.length} missing`)}</span>
      </p>
      <ul className="guards">
        {step.unmet.map((need) => (
          <li key={need.code}>
            {need.message}
            {need.code === 'no_open_task' && tasks.length > 0 && <strong> {tasks.map((task) => task.title).join('、')}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}
