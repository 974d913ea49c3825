import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../api/problem';
import type { ContactFields, ContactView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { clockWithSeconds, dayOf, shortDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Answer, type AnswerHandle } from './Answer';
import { type CallForm as Form, finalFields, proposalsOf, soFarOf, typedFields, typedPeople } from './callForm';
import { CaseAsk } from './CaseAsk';
import { CallSafety } from './CallSafety';
import { CodeRow, type CodeRowHandle } from './CodeRow';
import { useCodes } from './codes';
import { DraftConflict } from './DraftConflict';
import { checkWords, missingOf, refusalOf } from './finalCheck';
import { holdsMyNumber, myNumberWords } from './myNumber';
import { NarrativeLines, type NarrativeHandle } from './NarrativeLines';
import { UrgentAsk } from './UrgentAsk';
import { changeForm, useCallDraft } from './useCallDraft';
import { useFinalise } from './useFinalise';
import { useProposals } from './useProposals';
import { WhoPanel, type WhoHandle } from './WhoPanel';

interface Props {
  initial: Form;
  known?: { id: string; etag: string };
  /** Typed before the lock and perhaps not on the server yet. */
  changed?: boolean;
  onId: (draft: string) => void;
  onFresh: () => void;
}

export function CallForm({ initial, known, changed, onId, onFresh }: Props) {
  const t = useText();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [form, setForm] = useState(initial);
  const [problem, setProblem] = useState<ApiError>();
  const [checking, setChecking] = useState(false);
  const [asking, setAsking] = useState<'urgent' | 'case'>();
  const [done, setDone] = useState<ContactView>();
  const narrative = useRef<NarrativeHandle>(null);
  const codes = useRef<CodeRowHandle>(null);
  const answer = useRef<AnswerHandle>(null);
  const who = useRef<WhoHandle>(null);
  const draft = useCallDraft(form, known, onId);
  const { saver } = draft;
  const finalise = useFinalise();
  const lists = useCodes(dayOf(form.openedAt));
  const noticed = useProposals(soFarOf(form));
  const isNew = form.fields.is_new ?? noticed?.is_new ?? 'NEW';
  const busy = useRef(false);

  useEffect(() => narrative.current?.focus(), []);
  useEffect(() => {
    if (changed) changeForm(saver, initial);
  }, [changed, saver, initial]);

  function put(next: Form) {
    setForm(next);
    setChecking(false);
    changeForm(saver, next);
  }
  const change = (fields: Partial<ContactFields>, more: Partial<Form> = {}) => put({ ...form, ...more, fields: { ...form.fields, ...fields } });

  async function store(fields: ContactFields): Promise<ContactView | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    try {
      await saver.flush();
      const contact = await finalise(fields, saver.id, typedPeople(form));
      saver.close();
      void queries.invalidateQueries();
      return contact;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
      setChecking(false);
      return undefined;
    } finally {
      busy.current = false;
    }
  }

  async function press() {
    const fields = finalFields(form, isNew, new Date());
    const missing = missingOf(fields);
    if (missing.length > 0) return setProblem(refusalOf(missing));
    setProblem(undefined);
    if (!checking) return setChecking(true);
    const contact = await store(fields);
    if (!contact) return;
    setDone(contact);
    announce(t(`確定しました ${contact.number}`, `Recorded ${contact.number}`));
  }

  const shut = done || asking ? undefined : true;
  useKey('Alt+N', t('新しい相談受付', 'New consultation'), onFresh);
  useKey('Ctrl+Enter', t('確定', 'Record'), shut && (() => void press()));
  useKey('Ctrl+S', t('今すぐ保存', 'Save now'), shut && (() => void saver.flush()));
  useKey('Alt+O', t('コード列', 'Codes'), shut && (() => codes.current?.focus()));
  useKey('Alt+W', t('だれ', 'Who'), shut && (() => who.current?.focus()));
  useKey('Alt+P', t('定型文', 'Phrases'), shut && (() => answer.current?.focus()));
  useKey('Alt+Q', t('緊急・虐待の疑い', 'Urgent, suspected abuse'), shut && (() => setAsking('urgent')));
  useKey('Alt+C', t('ケースにする', 'Make it a case'), shut && (() => setAsking('case')));

  if (done) return <Recorded contact={done} onFresh={onFresh} />;
  const pointed = form.lines.some((line) => holdsMyNumber(line.text)) ? myNumberWords : (draft.heldBack['/narrative/facts'] ?? problem?.at('/narrative'));
  return (
    <div className="call">
      <CallSafety form={form} proposals={noticed} />
      <div className="page-head">
        <h1>{t('相談受付', 'Consultation')}</h1>
        <p>
          {shortDay(dayOf(form.openedAt))} {clockWithSeconds(form.openedAt)}
        </p>
      </div>
      <ErrorSummary problem={problem} />
      <DraftConflict draft={draft} again={(etag) => saver.continueFrom(etag, typedFields(form))} />
      <div className="columns">
        <section aria-label={t('相談の記録', 'Record')}>
          <h2>{t('相談の記録', 'Record')}</h2>
          <NarrativeLines ref={narrative} lines={form.lines} error={pointed} onChange={(lines) => put({ ...form, lines })} />
        </section>
        <WhoPanel
          ref={who}
          form={form}
          proposals={noticed}
          problem={problem}
          change={change}
          onTyped={(part, text) => setForm((before) => ({ ...before, typed: { ...before.typed, [part]: text } }))}
        />
      </div>
      <CodeRow ref={codes} form={form} lists={lists} proposals={proposalsOf(form, isNew)} problem={problem} change={change} onDone={() => answer.current?.focus()} />
      <Answer ref={answer} form={form} lists={lists} problem={problem} change={change} />
      <div className="call-foot">
        {checking && (
          <p className="check-line" role="status">
            {checkWords(finalFields(form, isNew, new Date()), form.callerName, lists)}
            <span className="hint"> {t('よければ、もう一度 Ctrl+Enter。', 'Ctrl+Enter again to record it.')}</span>
          </p>
        )}
        <Button keys="Alt+C" onPress={() => setAsking('case')}>
          {t('ケースにする', 'Make it a case')}
        </Button>
        <Button keys="Alt+Q" danger onPress={() => setAsking('urgent')}>
          {t('緊急・虐待の疑い', 'Urgent, abuse')}
        </Button>
        <Button keys="Ctrl+Enter" primary onPress={() => void press()}>
          {t('確定', 'Record')}
        </Button>
      </div>
      {asking === 'urgent' && (
        <UrgentAsk
          form={form}
          lists={lists}
          onClose={() => setAsking(undefined)}
          onSet={(fields) => {
            change(fields);
            setAsking(undefined);
            requestAnimationFrame(() => void saver.flush());
          }}
        />
      )}
      {asking === 'case' && <CaseAsk form={form} isNew={isNew} change={change} store={store} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function Recorded({ contact, onFresh }: { contact: ContactView; onFresh: () => void }) {
  const t = useText();
  const next = useRef<HTMLDivElement>(null);
  useEffect(() => next.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={next} className="recorded">
      <h1>{t(`確定しました ${contact.number}`, `Recorded ${contact.number}`)}</h1>
      <p>
        <Link href={`/contacts/${contact.id}`}>{t('受付票を開く(訂正は Alt+U)', 'Open the record (amend by Alt+U)')}</Link>
      </p>
      <Button primary keys="Alt+N" onPress={onFresh}>
        {t('次の相談受付', 'Next consultation')}
      </Button>
    </div>
  );
}
