import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { api, takeTagged } from '../api/client';
import type { ContactHistory, ContactView } from '../api/schema';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { dayOf, shortDay } from '../dates/format';
import { PrintButton } from '../print/PrintButton';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Unentered } from '../ui/Nothing';
import { AmendAsk } from './AmendAsk';
import { useCodes } from './codes';
import { fieldRows, wordsOf } from './contactFields';
import { kindNames, kindOf, toLines } from './narrative';
import { OpenCase } from './OpenCase';
import { VoidAsk } from './VoidAsk';
import './call.css';
import './contact.css';

/** A recorded contact. Nothing is ever overwritten: an amendment stands beside what it corrects. */
export default function ContactPage() {
  const t = useText();
  const { id = '' } = useParams();
  useTitle(t('相談受付票', 'Record of a consultation'));
  const history = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => takeTagged(api.GET('/v1/contacts/{id}/history', { params: { path: { id } }, signal })),
  });
  return <Loading query={history}>{({ value }) => <Contact history={value} />}</Loading>;
}

function Contact({ history }: { history: ContactHistory }) {
  const t = useText();
  const [asking, setAsking] = useState<'amend' | 'void'>();
  const rows = history.rows;
  const newest = rows.find((row) => row.is_newest) ?? rows.at(-1);
  const lists = useCodes(dayOf(newest?.received_at ?? new Date()));
  const open = newest?.finalised_at && !newest.voided;
  useKey('Alt+U', t('訂正', 'Amend'), open ? () => setAsking('amend') : undefined);
  if (!newest) return null;
  const lines = toLines(newest.narrative);
  return (
    <>
      <div className="page-head">
        <h1>{t(`相談受付票 ${newest.number ?? '(確定前)'}`, `Consultation ${newest.number ?? '(not final)'}`)}</h1>
        {newest.voided && <span className="tag tag-late">{t('取消し', 'voided')}</span>}
        {open && (
          <>
            <Button keys="Alt+U" onPress={() => setAsking('amend')}>
              {t('訂正', 'Amend')}
            </Button>
            <Button onPress={() => setAsking('void')}>{t('取消しを申し出る', 'Ask to void')}</Button>
            <OpenCase contact={newest} />
            <PrintButton forms={[{ code: 'contact_form', ja: '相談受付票', en: 'Consultation' }]} object={newest.id} />
          </>
        )}
      </div>
      <div className="columns">
        <section aria-label={t('相談の記録', 'Record')}>
          <ol className="lines lines-read">
            {lines.map((line, i) => (
              // eslint-disable-next-line react/no-array-index-key
              <li key={i} className="line">
                <time className="line-time">{line.at.slice(0, 5)}</time>
                <p className="line-text">{line.text}</p>
                <span className={`line-kind line-${kindOf(line.text)}`}>{t(...kindNames[kindOf(line.text)])}</span>
              </li>
            ))}
          </ol>
          <People contact={newest} />
          <Amendments rows={rows} />
        </section>
        <dl className="facts">
          {fieldRows.map((row) => {
            const words = wordsOf(row, newest, lists);
            // What the newest row replaced, oldest first.
            const before = [...new Set(rows.map((older) => wordsOf(row, older, lists)))].filter((old) => old !== words);
            if (!words && before.length === 0 && row.name !== 'outcome') return null;
            return (
              <div key={row.name} className="fact">
                <dt>{t(row.ja, row.en)}</dt>
                <dd>
                  {before.map((old) => (
                    <del key={old}>{old || t('未入力', 'not entered')} </del>
                  ))}
                  {words || <Unentered />}
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
      {asking === 'amend' && <AmendAsk contact={newest} lists={lists} onClose={() => setAsking(undefined)} />}
      {asking === 'void' && <VoidAsk contact={newest} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function People({ contact }: { contact: ContactView }) {
  const t = useText();
  return (
    <p>
      {contact.caller_person && <Link href={`/persons/${contact.caller_person}`}>{t('相談者のページ', 'Page of the caller')}</Link>}{' '}
      {contact.subject_person && <Link href={`/persons/${contact.subject_person}`}>{t('本人のページ', 'Page of the subject')}</Link>}
    </p>
  );
}

function Amendments({ rows }: { rows: ContactView[] }) {
  const t = useText();
  const amended = rows.filter((row) => row.amendment > 0 || row.voided);
  if (amended.length === 0) return null;
  return (
    <section>
      <h2>{t('訂正と取消し', 'Amendments')}</h2>
      <ul>
        {amended.map((row) => (
          <li key={row.id}>
            {row.voided ? t('取消し', 'voided') : t(`訂${row.amendment}`, `amendment ${row.amendment}`)} {shortDay(dayOf(row.created_at))} {row.amend_reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
