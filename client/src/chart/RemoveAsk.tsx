import { type FormEvent, useState } from 'react';
import { useText } from '../app/language';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';

interface Props {
  title: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}

/** 外す takes a reason; the history keeps what was removed. */
export function RemoveAsk({ title, onClose, onReason }: Props) {
  const t = useText();
  const [reason, setReason] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim()) onReason(reason);
  }
  return (
    <Ask title={t(`${title} を外す`, `Remove ${title}`)} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('理由', 'Reason')} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('外す', 'Remove')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
