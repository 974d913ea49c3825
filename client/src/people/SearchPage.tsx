import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api, take } from '../api/client';
import type { PersonHits } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { clock } from '../dates/format';
import { Loading } from '../ui/Loading';
import { CaseRows, ContactRows } from './NumberRows';
import { type Filters, inOrder, noFilters, passes, questionOf } from './matching';
import './people.css';
import { PersonPreview } from './PersonPreview';
import { PersonRows } from './PersonRows';
import { kanaOf } from './romaji';
import { SearchFilters } from './SearchFilters';
import { useSearchWords } from './searchWords';

/** What the one search box found. The words are in this page's memory only. */
export default function SearchPage() {
  const t = useText();
  const title = t('検索結果', 'Search results');
  useTitle(title);
  const { words } = useSearchWords();
  const question = questionOf(words);
  return (
    <>
      <h1>{question.kind === 'nothing' ? title : t(`「${words.trim()}」の結果`, `Results for “${words.trim()}”`)}</h1>
      {question.kind === 'nothing' && (
        <p className="empty">{t('上の検索に、氏名・カナ・電話の下4桁・番号を入れてください。', 'Type a name, a reading, the end of a phone number or a number above.')}</p>
      )}
      {question.kind === 'too_short' && (
        <p className="empty">{t('1文字では探せません。2文字以上にしてください。', 'One letter is not enough: type two or more.')}</p>
      )}
      {question.kind === 'case' && <CaseRows number={question.words} />}
      {question.kind === 'contact' && <ContactRows number={question.words} />}
      {question.kind === 'people' && <People words={question.words} />}
    </>
  );
}

/** What the words find; Roman letters that are Japanese syllables are looked for as a reading too. */
async function findPeople(words: string, signal: AbortSignal): Promise<PersonHits> {
  const ask = (q: string) => take(api.GET('/v1/persons', { params: { query: { q } }, signal }));
  const found = await ask(words);
  const kana = kanaOf(words);
  if (!kana || kana.length < 2) return found;
  const read = await ask(kana);
  const known = new Set(found.persons.map((hit) => hit.id));
  return {
    persons: [...found.persons, ...read.persons.filter((hit) => !known.has(hit.id))],
    more: found.more || read.more,
  };
}

function People({ words }: { words: string }) {
  const t = useText();
  const announce = useAnnounce();
  const { person } = useCurrent();
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [previewed, preview] = useState<string>();
  const found = useQuery({
    queryKey: ['persons', 'search', words],
    queryFn: ({ signal }) => findPeople(words, signal),
    placeholderData: keepPreviousData,
  });
  const people = found.data?.persons.length;
  const cases = found.data?.persons.reduce((sum, hit) => sum + hit.cases.length, 0);
  useEffect(() => {
    if (people !== undefined && !found.isPlaceholderData) {
      announce(t(`人${people}件、ケース${cases}件`, `${people} people, ${cases} cases`));
    }
    // Said once for each answer, not for each drawing of the page.
  }, [words, people, cases, found.isPlaceholderData]);
  return (
    <Loading query={found}>
      {({ persons, more }) => {
        const shown = inOrder(persons).filter((hit) => passes(hit, filters));
        return (
          <>
            <p className="search-summary">
              {t(`人 ${persons.length}  ケース ${cases}`, `People ${persons.length}  Cases ${cases}`)}
              <span className="hint">
                {t(
                  `${person.display_name}さんが見られる範囲。髙=高、齋=斉 は同じとみなします。${clock(new Date(found.dataUpdatedAt))}時点`,
                  `What ${person.display_name} may see, at ${clock(new Date(found.dataUpdatedAt))}`,
                )}
              </span>
            </p>
            {persons.length === 0 ? (
              <p className="empty">
                {t('見つかりません。カナだけ、または電話の下4桁でも探せます。', 'Nobody found. Try the reading alone, or the last four of a phone.')}{' '}
                <Link href="/contacts/new">{t('この名前で新しい受付', 'New consultation')}</Link>{' '}
                <Link href="/persons/new">{t('人を登録する', 'Register a person')}</Link>
              </p>
            ) : (
              <>
                <SearchFilters hits={persons} filters={filters} onChange={setFilters} />
                {more && <p className="notice">{t('50件を超えました。地区か生年で絞るか、文字を足してください。', 'More than 50: narrow by district or birth, or type more.')}</p>}
                <div className={`columns ${found.isPlaceholderData ? 'dimmed' : ''}`}>
                  <PersonRows hits={shown} words={words} onPreview={preview} />
                  <PersonPreview hit={shown.find((hit) => hit.id === previewed) ?? shown[0]} />
                </div>
              </>
            )}
          </>
        );
      }}
    </Loading>
  );
}
