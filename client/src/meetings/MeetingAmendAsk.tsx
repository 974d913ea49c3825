import { type FormEvent, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { MeetingView } from '../api/schema';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { TextArea } from '../ui/TextArea';

interface Props {
  meeting: MeetingView;
  onChange: (meeting: MeetingView) => void;
  onClose: () => void;
}

/** 訂正 of a final record: a row of its own, with its reason. */
export function MeetingAmendAsk({ meeting, onChange, onClose }: Props) {
  const t = useText();
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef({ content: '', key: '' });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { about: about || undefined, text, reason };
    const content = JSON.stringify(body);
    if (key.current.content !== content) key.current = { content, key: newIdempotencyKey() };
    try {
      onChange(await take(api.POST('/v1/meetings/{id}/amendments', { params: { path: { id: meeting.head.id }, header: { 'Idempotency-Key': key.current.key } }, body })));
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <Ask title={t('会議録の訂正', 'Amend the record')} onClose={onClose} wide>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorSummary problem={problem} />
        <Field label={t('どこの訂正か', 'About')} value={about} onChange={(event) => setAbout(event.target.value)} />
        <TextArea label={t('正しい内容', 'Right text')} rows={4} value={text} error={problem?.at('/text')} onChange={(event) => setText(event.target.value)} />
        <Field label={t('理由', 'Reason')} value={reason} error={problem?.at('/reason')} onChange={(event) => setReason(event.target.value)} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('訂正を確定', 'Record the amendment')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
