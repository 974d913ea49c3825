import { useParams } from 'wouter';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { ChartEditor } from './ChartEditor';

/** 関係図: the case's family and surroundings on a page of their own. */
export default function ChartPage() {
  const t = useText();
  const { id = '' } = useParams();
  const title = t('関係図', 'Family and surroundings');
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <ChartEditor caseId={id} />
    </>
  );
}
