import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface Use {
  words: string;
  search: (words: string) => void;
}

const SearchContext = createContext<Use>({ words: '', search: () => {} });

/** What was searched for last, in this page's memory only. */
export function useSearchWords(): Use {
  return useContext(SearchContext);
}

export function SearchWords({ children }: { children: ReactNode }) {
  const [words, search] = useState('');
  const use = useMemo(() => ({ words, search }), [words]);
  return <SearchContext.Provider value={use}>{children}</SearchContext.Provider>;
}
