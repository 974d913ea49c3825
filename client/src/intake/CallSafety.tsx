import { useEffect } from 'react';
import type { ContactProposals } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import type { CallForm } from './callForm';

interface Props {
  form: CallForm;
  proposals: ContactProposals | undefined;
}

/** What must be seen before anything is said: that the caller gets no answer, suspected abuse, urgency, and what was agreed with a
 * repeat caller. */
export function CallSafety({ form, proposals }: Props) {
  const t = useText();
  const { fields } = form;
  const urgent = fields.urgency === 'S' || fields.abuse === '1';
  const announce = useAnnounce();
  const script = proposals?.warning?.script;
  const spoken = script && t('注意。お答えできない相手です。文面があります。', 'Attention. This caller gets no answer.');
  useEffect(() => {
    if (spoken) announce(spoken, 'assertive');
  }, [spoken, announce]);
  return (
    <>
      {script && (
        <p className="tag-urgent call-bar call-silent">
          <strong>{t(`この相談者には「${script}」とお伝えください。理由は伝えない。`, `Tell this caller: 「${script}」. Do not say why.`)}</strong>
        </p>
      )}
      {urgent && (
        <p className="tag-urgent call-bar">
          {t('緊急・虐待の疑い: 責任者に知らせました。きょう中に、市への通報か、通報しない理由を選んでください。', 'Urgent: the manager has been told. Decide today whether it is reported.')}
        </p>
      )}
      {proposals?.sheet && (
        <div className="tag-care call-bar">
          <p>
            <strong>{t('対応方針のある方', 'Agreed way of answering')}</strong> {t(`見直し ${shortDay(proposals.sheet.review_on)}`, `review ${proposals.sheet.review_on}`)}
          </p>
          <p className="call-sheet">{proposals.sheet.text}</p>
        </div>
      )}
      {proposals?.response_sheet === 'undecided' && (
        <p className="tag-care call-bar">{t('続けて相談されている方です。対応方針はまだ決まっていません。主任に知らせます。', 'A repeat caller; nothing is agreed yet.')}</p>
      )}
    </>
  );
}
