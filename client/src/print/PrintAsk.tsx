import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PrintPreview, PrintRequest, PrintView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { Masked } from '../ui/Nothing';

/** Printing is a logged act: what will be on the paper is shown first, then the copies are numbered. */
export function PrintAsk({ request, onClose }: { request: PrintRequest; onClose: () => void }) {
  const t = useText();
  const preview = useQuery({
    queryKey: ['print-preview', request],
    queryFn: ({ signal }) => take(api.POST('/v1/print-previews', { signal, body: request })),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const [printed, setPrinted] = useState<PrintView>();
  return (
    <Ask title={t('印刷', 'Print')} onClose={onClose}>
      {printed ? (
        <Printed print={printed} onClose={onClose} />
      ) : (
        <Loading query={preview}>{(found) => <PrintForm preview={found} onPrinted={setPrinted} onClose={onClose} />}</Loading>
      )}
    </Ask>
  );
}

interface PrintFormProps {
  preview: PrintPreview;
  onPrinted: (print: PrintView) => void;
  onClose: () => void;
}

function PrintForm({ preview, onPrinted, onClose }: PrintFormProps) {
  const t = useText();
  const say = useAnnounce();
  const purposes = useCodes(dayOf(new Date()))['print_purpose'] ?? [];
  const [purpose, setPurpose] = useState('office');
  const [recipient, setRecipient] = useState('');
  const [copies, setCopies] = useState('1');
  const [key] = useState(newIdempotencyKey);
  const [problem, setProblem] = useState<ApiError>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const print = await take(
        api.POST('/v1/prints', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            request: preview.request,
            content_hash: preview.content_hash,
            purpose: purpose as never,
            recipient: recipient.trim(),
            copies: Number(copies.normalize('NFKC')),
          },
        }),
      );
      say(t('印刷の番号を付けました。', 'The copies are numbered.'));
      onPrinted(print);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <p>{t(`${preview.title} ${preview.pages}ページ`, `${preview.title}, ${preview.pages} pages`)}</p>
      <h3 className="label">{t('紙に載る氏名と住所', 'Names and places on the paper')}</h3>
      {preview.people.length === 0 ? (
        <p className="hint">{t('氏名と住所は載りません。', 'None.')}</p>
      ) : (
        <ul>
          {preview.people.map((person) => (
            <li key={person.part + person.name}>
              {person.part} {person.name} {person.places.join('、')} {person.masked && <Masked />}
            </li>
          ))}
        </ul>
      )}
      <ErrorSummary problem={problem} />
      <Choice
        label={t('目的', 'Purpose')}
        value={purpose}
        options={purposes.map(({ code, label }) => [code, label])}
        error={problem?.at('/purpose')}
        onChange={setPurpose}
      />
      <Field label={t('宛先', 'For whom')} value={recipient} onChange={(event) => setRecipient(event.target.value)} error={problem?.at('/recipient')} required autoFocus />
      <Field label={t('部数(10部まで)', 'Copies (at most 10)')} inputMode="numeric" value={copies} onChange={(event) => setCopies(event.target.value)} error={problem?.at('/copies')} required />
      <div className="row-actions">
        <Button type="submit" primary>
          {t('印刷する', 'Print')}
        </Button>
        <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
      </div>
    </form>
  );
}

function Printed({ print, onClose }: { print: PrintView; onClose: () => void }) {
  const t = useText();
  const last = print.first_copy + print.copies - 1;
  return (
    <>
      <p role="status">
        {t(
          `No.${print.first_copy}${last > print.first_copy ? `〜${last}` : ''} として記録しました。`,
          `Recorded as copy ${print.first_copy}${last > print.first_copy ? ` to ${last}` : ''}.`,
        )}
      </p>
      <p>
        <a href={`/v1/prints/${print.id}/document`} target="_blank" rel="noopener noreferrer">
          {t('PDFを開いて印刷する', 'Open the PDF')}
        </a>
      </p>
      <div className="row-actions">
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </>
  );
}
