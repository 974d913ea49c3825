import { createContext } from 'react';
import type { Language } from './language';

export const LanguageSetter = createContext<(language: Language) => void>(() => {});
