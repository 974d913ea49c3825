import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { NewPrint, PrintPreview, PrintRequest, PrintView } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import type { PrintableForm } from './PrintButton';
import { WhoIsOnPaper } from './WhoIsOnPaper';

interface Props {
  forms: PrintableForm[];
  object?: string;
  day?: string;
  onClose: () => void;
}

/** What for, to whom, how many, how large; who will be on the paper; then the document. */
export function PrintAsk({ forms, object, day, onClose }: Props) {
  const t = useText();
  const lists = useCodes(dayOf(new Date()));
  const [form, setForm] = useState(forms[0]?.code ?? '');
  const [letters, setLetters] = useState('standard');
  const [furigana, setFurigana] = useState(true);
  const [purpose, setPurpose] = useState('office');
  const [recipient, setRecipient] = useState('');
  const [copies, setCopies] = useState('1');
  const [printed, setPrinted] = useState<PrintView>();
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef({ content: '', key: '' });
  const request = { form, object, day, furigana, letters } as PrintRequest;
  const preview = useQuery({
    queryKey: ['print-preview', request],
    queryFn: ({ signal }) => take(api.POST('/v1/print-previews', { body: request, signal })),
    staleTime: 0,
    gcTime: 0,
  });
  const optionsOf = (list: string) => (lists[list] ?? []).map(({ code, label }): [string, string] => [code, label]);

  async function submit(event: FormEvent, shown: PrintPreview) {
    event.preventDefault();
    const body: NewPrint = {
      request: shown.request,
      content_hash: shown.content_hash,
      purpose: purpose as NewPrint['purpose'],
      recipient,
      copies: Number(copies.normalize('NFKC')),
    };
    const content = JSON.stringify(body);
    if (key.current.content !== content) key.current = { content, key: newIdempotencyKey() };
    try {
      setPrinted(await take(api.POST('/v1/prints', { params: { header: { 'Idempotency-Key': key.current.key } }, body })));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      // The record changed under the preview: show it as it is now.
      if (failure.status === 409) void preview.refetch();
    }
  }

  if (printed) return <Printed print={printed} onClose={onClose} />;
  return (
    <Ask title={t('印刷', 'Print')} onClose={onClose} wide>
      <ErrorSummary problem={problem} />
      <Loading query={preview}>
        {(shown) => (
          <form onSubmit={(event) => void submit(event, shown)}>
            <div className="print-choices">
              {forms.length > 1 && <Choice label={t('帳票', 'Form')} value={form} options={forms.map(({ code, ja, en }): [string, string] => [code, t(ja, en)])} onChange={setForm} />}
              <Choice label={t('目的', 'Purpose')} value={purpose} options={optionsOf('print_purpose')} error={problem?.at('/purpose')} onChange={setPurpose} />
              <Choice label={t('文字の大きさ', 'Letters')} value={letters} options={optionsOf('letters')} onChange={setLetters} />
              <Field label={t('部数', 'Copies')} inputMode="numeric" value={copies} error={problem?.at('/copies')} onChange={(event) => setCopies(event.target.value)} />
            </div>
            <Field label={t('宛先', 'For whom')} required autoFocus value={recipient} error={problem?.at('/recipient')} onChange={(event) => setRecipient(event.target.value)} />
            <label className="check">
              <input type="checkbox" checked={furigana} onChange={(event) => setFurigana(event.target.checked)} />
              {t('ふりがなを付ける', 'With readings')}
            </label>
            <WhoIsOnPaper preview={shown} />
            <p className="hint">{t('印刷は、目的・宛先・部数とともに記録されます。紙には、あなたの名前・時刻・番号が入ります。', 'Printing is recorded; the paper carries your name, the time and its number.')}</p>
            <div className="row-actions">
              <Button type="submit" primary>
                {t('印刷する', 'Print')}
              </Button>
              <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
            </div>
          </form>
        )}
      </Loading>
    </Ask>
  );
}

function Printed({ print, onClose }: { print: PrintView; onClose: () => void }) {
  const t = useText();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  const last = print.first_copy + print.copies - 1;
  return (
    <Ask title={t('印刷', 'Print')} onClose={onClose}>
      <p role="status">{t(`No.${print.first_copy}${last > print.first_copy ? `〜${last}` : ''} として記録しました。`, `Number ${print.first_copy}${last > print.first_copy ? `-${last}` : ''}`)}</p>
      <p>
        <a ref={link} href={`/v1/prints/${print.id}/document`} target="_blank" rel="noreferrer">
          {t('PDFを開いて印刷する', 'Open the PDF')}
        </a>
      </p>
      <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
    </Ask>
  );
}
