import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { Closings } from '../manage/Closings';
import { Rows } from '../ui/Rows';

/** What waits for the city: the closings of the cases given to this officer (W-8). */
export function CityToday() {
  const t = useText();
  const title = t('今日の業務', "Today's work");
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <Rows>
        <Closings />
      </Rows>
    </>
  );
}
