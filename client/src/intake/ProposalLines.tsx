import { Link } from 'wouter';
import type { ContactProposals } from '../api/schema';
import { useText } from '../app/language';

const isNewWords: Record<string, [ja: string, en: string]> = {
  NEW: ['新規', 'new'],
  CONT: ['継続', 'continued'],
  RE: ['再', 'again'],
};

/** What the system noticed; the person decides. */
export function ProposalLines({ proposals }: { proposals: ContactProposals | undefined }) {
  const t = useText();
  if (!proposals) return null;
  const { is_new, case_reasons, calls_in_30_days, calls_in_180_days, open_case, earlier_inquiries } = proposals;
  return (
    <div className="noticed">
      <p>
        {t('案', 'Proposed')}: <strong>{t(...(isNewWords[is_new] ?? [is_new, is_new]))}</strong>{' '}
        {calls_in_180_days > 1 && t(`この相談者 30日に${calls_in_30_days}回・180日に${calls_in_180_days}回`, `This caller: ${calls_in_30_days} in 30 days, ${calls_in_180_days} in 180`)}
      </p>
      {earlier_inquiries.length > 0 && <p>{t(`本人について、前の相談が${earlier_inquiries.length}件あります。`, `${earlier_inquiries.length} earlier consultations about the subject.`)}</p>}
      {open_case && (
        <p>
          <Link href={`/cases/${open_case}`}>{t('本人のケースが開いています。', 'The subject has an open case.')}</Link>
        </p>
      )}
      {case_reasons.length > 0 && (
        <div className="tag-care noticed-case">
          <p>{t('ケースにする目安です。', 'A case is proposed:')}</p>
          <ul>
            {case_reasons.map((reason) => (
              <li key={reason.code}>{reason.text}</li>
            ))}
          </ul>
          <p>
            <kbd>Alt+C</kbd> {t('ケースにする', 'Make it a case')}
          </p>
        </div>
      )}
    </div>
  );
}
