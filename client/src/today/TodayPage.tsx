import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';

/** What must not be forgotten today. */
export default function TodayPage() {
  const t = useText();
  const title = t('今日の業務', "Today's work");
  useTitle(title);
  return <h1>{title}</h1>;
}
