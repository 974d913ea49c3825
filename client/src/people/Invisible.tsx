import { Link } from 'wouter';
import { ApiError } from '../api/problem';
import { useText } from '../app/language';
import { ErrorSummary } from '../ui/ErrorSummary';

/** A page that is not there, or not for its reader: the same words for both. */
export function Invisible({ error }: { error: Error }) {
  const t = useText();
  if (!(error instanceof ApiError)) throw error;
  if (error.status !== 404) return <ErrorSummary problem={error} />;
  return (
    <>
      <h1>{t('見つかりません。', 'Not found.')}</h1>
      <p className="empty">
        {t('番号や氏名で探し直してください。', 'Search again by name or number.')} <Link href="/search">{t('検索へ', 'To the search')}</Link>
      </p>
    </>
  );
}
