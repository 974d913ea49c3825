import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { belongsToIme } from '../typing/composition';
import { useSearchWords } from './searchWords';

const settleMs = 150;

/** The one search box. What was typed stays in memory: no address ever holds a name. On the page of
 * results it searches while one types, the letters of an open composition too. */
export function SearchBox() {
  const t = useText();
  const { words, search } = useSearchWords();
  const [typed, setTyped] = useState(words);
  const box = useRef<HTMLInputElement>(null);
  const [location, go] = useLocation();
  const onResults = location === '/search';
  useKey('Alt+K', t('検索', 'Search'), () => {
    box.current?.focus();
    box.current?.select();
  });
  useEffect(() => {
    if (!onResults || typed === words) return;
    const timer = setTimeout(() => search(typed), settleMs);
    return () => clearTimeout(timer);
  }, [onResults, typed, words, search]);
  return (
    <search className="head-search">
      <input
        ref={box}
        id="search"
        type="text"
        autoComplete="off"
        aria-label={t('検索 (氏名・カナ・電話下4桁・番号)', 'Search (name, kana, last four of a phone, number)')}
        aria-keyshortcuts="Alt+K"
        placeholder={t('検索 Alt+K', 'Search Alt+K')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (belongsToIme(event)) return;
          if (event.key === 'Enter') {
            search(typed);
            go('/search');
          }
          if (event.key === 'ArrowDown' && onResults) {
            event.preventDefault();
            document.querySelector<HTMLElement>('#results [data-row][tabindex="0"]')?.focus();
          }
        }}
      />
    </search>
  );
}
