import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { ContactView } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';

/** A case from a contact that is recorded already. What is missing is said by its name. */
export function OpenCase({ contact }: { contact: ContactView }) {
  const t = useText();
  const session = useCurrent();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef(newIdempotencyKey());

  async function open() {
    try {
      const made = await take(
        api.POST('/v1/cases', { params: { header: { 'Idempotency-Key': key.current } }, body: { from_contact: contact.id, owner: session.person.id } }),
      );
      go(`/cases/${made.head.id}`);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      key.current = newIdempotencyKey();
      setProblem(failure);
    }
  }

  return (
    <>
      <Button onPress={() => void open()}>{t('ケースにする', 'Make it a case')}</Button>
      {problem && (
        <Ask title={t('ケースにできません', 'Not a case yet')} onClose={() => setProblem(undefined)}>
          <ErrorSummary problem={problem} />
          <p className="hint">{t('足りないものを訂正(Alt+U)または本人のページで入れてから、もう一度押してください。', 'Enter what is missing, then press again.')}</p>
          <Button onPress={() => setProblem(undefined)}>{t('閉じる', 'Close')}</Button>
        </Ask>
      )}
    </>
  );
}
