import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { ContactView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { TextArea } from '../ui/TextArea';

/** 取消し is asked for here and approved by somebody else; the number stays in the list. */
export function VoidAsk({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const t = useText();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef(newIdempotencyKey());

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      await take(api.POST('/v1/contacts/{id}/void-requests', { params: { path: { id: contact.id }, header: { 'Idempotency-Key': key.current } }, body: { reason } }));
      await queries.invalidateQueries({ queryKey: ['contact'] });
      announce(t('取消しを申し出ました。責任者が決めます。', 'Asked; the manager decides.'));
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={t('取消しを申し出る', 'Ask to void')} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <TextArea label={t('理由', 'Reason')} value={reason} error={problem?.at('/reason')} onChange={(event) => setReason(event.target.value)} />
        <p className="hint">{t('番号は欠番にならず、取消しとして残ります。承認は別の人がします。', 'The number stays. Somebody else approves.')}</p>
        <div className="row-actions">
          <Button type="submit" primary>
            {t('申し出る', 'Ask')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
