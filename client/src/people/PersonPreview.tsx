import { Link } from 'wouter';
import type { PersonHitView } from '../api/schema';
import { useText } from '../app/language';

/** The person of a row at the side of the results: cases and ways on. */
export function PersonPreview({ hit }: { hit: PersonHitView | undefined }) {
  const t = useText();
  if (!hit) return <div className="side" />;
  return (
    <aside className="side card" aria-label={t('選んだ人', 'The person of the row')}>
      <h2>{hit.name || hit.roman_name}</h2>
      {hit.cases.length === 0 ? (
        <p>{t('見られるケースはありません。', 'No case that you may open.')}</p>
      ) : (
        <ul className="plain-list">
          {hit.cases.map((one) => (
            <li key={one.id}>
              <Link href={`/cases/${one.id}`}>{one.number}</Link> {one.state_code} {one.state_label}
              {one.own && <span className="tag tag-plain">{t('担当', 'your team')}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`/persons/${hit.id}`}>{t('人のページを開く', 'Open the person')}</Link>
      </p>
      <p className="hint">{t('Enter 開く / Space ここに出す / n この名前で新しい受付', 'Enter opens / Space shows here / n new consultation')}</p>
    </aside>
  );
}
