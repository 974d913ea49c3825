import type { OwnerLoad } from '../api/schema';
import { useText } from '../app/language';

/** How much everybody has: no ranking of people, so no colour on names. */
export function TeamLoad({ load }: { load: OwnerLoad[] }) {
  const t = useText();
  return (
    <section className="card">
      <h2>{t('チームの担当', 'Cases by owner')}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('担当', 'Owner')}</th>
            <th scope="col" className="number">
              {t('ケース', 'Cases')}
            </th>
            <th scope="col" className="number">
              {t('期限超過', 'Overdue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {load.map((row) => (
            <tr key={row.account ?? ''}>
              <th scope="row">{row.account ? row.name : t('担当なし', 'Nobody')}</th>
              <td className="number">{row.cases}</td>
              <td className="number">{row.overdue}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
