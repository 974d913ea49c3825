import type { EnrolmentCode } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { inGroups } from './inGroups';

/** The code by which somebody enrols. It is shown here, once. */
export function CodeOnce({ code, onClose }: { code: EnrolmentCode; onClose: () => void }) {
  const t = useText();
  return (
    <Ask title={t('登録コード', 'Enrolment code')} onClose={onClose}>
      <p>{t(`${code.user.display_name}さんに直接渡してください。`, `Hand it to ${code.user.display_name} yourself.`)}</p>
      <p className="code-once">{inGroups(code.enrolment_code)}</p>
      <p>
        {t(
          `${shortTime(code.expires_at)}まで、1回だけ使えます。登録する画面: ${window.location.origin}/enrol`,
          `Valid once until ${shortTime(code.expires_at)}, at ${window.location.origin}/enrol`,
        )}
      </p>
      <p className="tag tag-care">{t('閉じると、二度と表示できません。', 'After closing it cannot be shown again.')}</p>
      <div className="row-actions">
        <Button primary onPress={onClose}>
          {t('渡しました', 'Handed over')}
        </Button>
      </div>
    </Ask>
  );
}
