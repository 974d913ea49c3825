import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { clockWithSeconds } from '../dates/format';
import { useText } from './language';

/** What the top right says about typed text; it says saved only with the server's own time. */
export type SaveState =
  | { kind: 'none' }
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'unsent'; characters: number }
  | { kind: 'stopped'; why: string }
  | { kind: 'read_only' };

interface Use {
  state: SaveState;
  show: (state: SaveState) => void;
}

const SaveStateContext = createContext<Use>({ state: { kind: 'none' }, show: () => {} });

export function useSaveState(): Use {
  return useContext(SaveStateContext);
}

export function SaveStateKeeper({ children }: { children: ReactNode }) {
  const [state, show] = useState<SaveState>({ kind: 'none' });
  const use = useMemo(() => ({ state, show }), [state]);
  return <SaveStateContext.Provider value={use}>{children}</SaveStateContext.Provider>;
}

export function SaveWords() {
  const t = useText();
  const { state } = useSaveState();
  switch (state.kind) {
    case 'none':
      return <>{t('入力中の下書き', 'Drafts')}</>;
    case 'saved':
      return <>{t(`保存済み ${clockWithSeconds(state.at)}`, `Saved ${clockWithSeconds(state.at)}`)}</>;
    case 'saving':
      return <>{t('保存中…', 'Saving…')}</>;
    case 'unsent':
      return <>{t(`未送信 ${state.characters}文字`, `${state.characters} characters unsent`)}</>;
    case 'stopped':
      return <>{t('保存が止まっています', 'Saving has stopped')}</>;
    case 'read_only':
      return <>{t('参照のみ', 'Read only')}</>;
  }
}
