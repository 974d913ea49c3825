import { useText } from '../app/language';

/** The three kinds of nothing. No cell is ever blank, and none looks like another. */
export function Unentered() {
  const t = useText();
  return <span className="nothing">{t('未入力', 'not entered')}</span>;
}

export function Unknown() {
  const t = useText();
  return <span className="nothing">{t('不明', 'unknown')}</span>;
}

export function Masked({ reason }: { reason?: string }) {
  const t = useText();
  return (
    <span className="tag tag-masked">
      <Padlock />
      {t('非表示', 'hidden')}
      {reason ? `(${reason})` : ''}
    </span>
  );
}

export function Padlock() {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
