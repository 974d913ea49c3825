import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { Loading } from '../ui/Loading';
import { ConsentList } from './ConsentList';
import { DisclosureList } from './DisclosureList';

/** 同意・提供: whose consents hold, above what was handed to whom and on which basis. */
export function SharingTab({ id, readOnly }: { id: string; readOnly: boolean }) {
  const t = useText();
  const consents = useQuery({
    queryKey: ['case', id, 'consents'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/consents', { params: { path: { id } }, signal })),
  });
  const disclosures = useQuery({
    queryKey: ['case', id, 'disclosures'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/disclosures', { params: { path: { id } }, signal })),
  });
  return (
    <>
      <section aria-label={t('同意', 'Consents')}>
        <h2>{t('同意', 'Consents')}</h2>
        <Loading query={consents}>{(data) => <ConsentList id={id} consents={data.consents} readOnly={readOnly} />}</Loading>
      </section>
      <section aria-label={t('提供の記録', 'Disclosures')}>
        <h2>{t('提供の記録', 'Disclosures')}</h2>
        <Loading query={disclosures}>{(data) => <DisclosureList id={id} disclosures={data.disclosures} bases={data.bases} readOnly={readOnly} />}</Loading>
      </section>
    </>
  );
}
