import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Select } from '../ui/Select';

interface ContactChoiceProps {
  subject: string;
  value: string;
  onChange: (contact: string) => void;
  except?: ReadonlySet<string>;
  error?: string | undefined;
}

/** One of the consultations about the person, the latest first. */
export function ContactChoice({ subject, value, onChange, except, error }: ContactChoiceProps) {
  const t = useText();
  const topic = useCodeList('topic');
  const found = useQuery({
    queryKey: ['persons', subject, 'choice'],
    queryFn: ({ signal }) => take(api.GET('/v1/contacts', { params: { query: { subject, limit: '50' } }, signal })),
  });
  const options = (found.data?.contacts ?? [])
    .filter((one) => !one.voided && !except?.has(one.id))
    .map((one) => ({ code: one.id, label: `${one.number} ${shortTime(one.received_at)} ${topic.label(one.topic_main)}` }));
  return <Select label={t('相談受付', 'Consultation')} options={options} empty={t('選んでください', 'choose')} value={value} onChange={(event) => onChange(event.target.value)} error={error} />;
}
