import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { belongsToIme } from '../typing/composition';
import { useSearchWords } from './searchWords';

/** The one search box. What was typed stays in memory: no address ever holds a name. */
export function SearchBox() {
  const t = useText();
  const { words, search } = useSearchWords();
  const [typed, setTyped] = useState(words);
  const box = useRef<HTMLInputElement>(null);
  const [, go] = useLocation();
  useKey('Alt+K', t('検索', 'Search'), () => {
    box.current?.focus();
    box.current?.select();
  });
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
          if (event.key !== 'Enter' || belongsToIme(event)) return;
          search(typed);
          go('/search');
        }}
      />
    </search>
  );
}
