import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, type Tagged, takeTagged } from '../api/client';
import type { MeetingView } from '../api/schema';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { Loading } from '../ui/Loading';
import { MeetingForm } from './MeetingForm';
import { MeetingRecord } from './MeetingRecord';
import './meetings.css';

/** 会議の記録: typed while it is a draft, read and amended once it is final. */
export default function MeetingPage() {
  const t = useText();
  const { id = '' } = useParams();
  useTitle(t('会議の記録', 'Record of a meeting'));
  const meeting = useQuery({
    queryKey: ['meetings', id, 'record'],
    queryFn: ({ signal }) => takeTagged(api.GET('/v1/meetings/{id}', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return <Loading query={meeting}>{(tagged) => <Meeting key={tagged.etag} tagged={tagged} />}</Loading>;
}

function Meeting({ tagged }: { tagged: Tagged<MeetingView> }) {
  const [final, setFinal] = useState<MeetingView | undefined>(tagged.value.finalised_at ? tagged.value : undefined);
  return final ? <MeetingRecord meeting={final} onChange={setFinal} /> : <MeetingForm initial={tagged} onFinal={setFinal} />;
}
