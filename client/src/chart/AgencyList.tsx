import type { CaseChart, SupportAgencyView } from '../api/schema';
import { useText } from '../app/language';
import { Masked, Unentered } from '../ui/Nothing';

interface Props {
  chart: CaseChart;
  onRemove: (agency: SupportAgencyView) => void;
}

export function AgencyList({ chart, onRemove }: Props) {
  const t = useText();
  if (chart.agencies.length === 0) return <p className="empty">{t('まわりの機関や人は、まだ入っていません。「機関を足す」で入れます。', 'No agencies yet.')}</p>;
  return (
    <section aria-label={t('機関の一覧', 'Agency list')}>
      <h2>{t('まわりの機関や人', 'Surroundings')}</h2>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('名前', 'Name')}</th>
              <th scope="col">{t('種類', 'Kind')}</th>
              <th scope="col">{t('つながり', 'Strength')}</th>
              <th scope="col">{t('向き', 'Direction')}</th>
              <th scope="col">{t('担当者', 'Contact')}</th>
              <th scope="col">{t('出典', 'Source')}</th>
              <th scope="col">{t('操作', 'Acts')}</th>
            </tr>
          </thead>
          <tbody>
            {chart.agencies.map((agency) => (
              <tr key={agency.id}>
                <td>{agency.hidden ? <Masked /> : agency.name}</td>
                <td>{agency.kind_label}</td>
                <td>{agency.strength_label}</td>
                <td>{agency.direction_label}</td>
                <td>{agency.contact_person || <Unentered />}</td>
                <td>{agency.source || <Unentered />}</td>
                <td>
                  <button type="button" className="head-button" onClick={() => onRemove(agency)}>
                    {t('外す', 'Remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
