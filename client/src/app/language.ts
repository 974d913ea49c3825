import { createContext, useContext } from 'react';

export type Language = 'ja' | 'en';

export const LanguageContext = createContext<Language>('ja');

/** Picks the text of the language in use: t('保存', 'Save'). */
export function useText(): (ja: string, en: string) => string {
  const language = useContext(LanguageContext);
  return (ja, en) => (language === 'ja' ? ja : en);
}
