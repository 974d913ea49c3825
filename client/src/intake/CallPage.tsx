import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';

export default function CallPage() {
  const t = useText();
  const title = t('相談受付', 'Consultation');
  useTitle(title);
  return <h1>{title}</h1>;
}
