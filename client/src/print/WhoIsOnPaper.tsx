import type { PrintPreview } from '../api/schema';
import { useText } from '../app/language';
import { Masked, Unentered } from '../ui/Nothing';
import './print.css';

/** Exactly the names and places that will stand on the paper, before it exists. */
export function WhoIsOnPaper({ preview }: { preview: PrintPreview }) {
  const t = useText();
  return (
    <section className="card" aria-label={t('紙に載る人', 'Who is on the paper')}>
      <h2>{t(`紙に載る人 ${preview.people.length} / ${preview.pages}ページ`, `On the paper: ${preview.people.length}, ${preview.pages} pages`)}</h2>
      {preview.people.length === 0 && <p>{t('氏名と住所は載りません。', 'No names, no places.')}</p>}
      <ul>
        {preview.people.map((person) => (
          <li key={person.part + person.name}>
            {person.part} <b>{person.name}</b> {person.masked ? <Masked /> : person.places.length > 0 ? person.places.join('、') : <Unentered />}
          </li>
        ))}
      </ul>
      {preview.masked && <p className="tag tag-masked">{t('秘匿と印刷されるところがあります', 'Parts are printed as hidden')}</p>}
    </section>
  );
}
