import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { DraftList } from '../intake/DraftList';
import { KeyList } from './KeyList';
import { useKey } from './keys';
import { useText } from './language';
import { type Place, placesOf, roleNames } from './places';
import { SaveWords } from './saveState';
import { SearchBox } from '../people/SearchBox';
import { useCurrent, useSession } from './session';
import { useIdleLock } from './useIdleLock';
import { WhoAmI } from './WhoAmI';

/** Header, rail, and the page in the middle. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText();
  const session = useCurrent();
  const { lock } = useSession();
  const [, go] = useLocation();
  const [keysShown, showKeys] = useState(false);
  const [draftsShown, showDrafts] = useState(false);
  const secondsLeft = useIdleLock(session.idle_seconds, () => void lock());
  const writes = session.role === 'counselor' || session.role === 'manager';
  useKey('Alt+N', t('新しい相談受付', 'New consultation'), writes ? () => go('/contacts/new') : undefined);
  useKey('Alt+L', t('ロック', 'Lock'), () => void lock());
  useKey('Alt+/', t('キー一覧', 'Keys'), () => showKeys(true));

  return (
    <div className="frame">
      <nav className="skips" aria-label={t('読み飛ばし', 'Skip links')}>
        <a href="#main">{t('本文へ', 'To the page')}</a>
        {writes && <a href="#search">{t('検索へ', 'To the search')}</a>}
        {writes && <a href="#save-state">{t('保存の状態へ', 'To the state of saving')}</a>}
      </nav>
      <header className="head">
        <span className="head-center">{session.person.center_name}</span>
        {writes ? <SearchBox /> : <span className="head-space" />}
        {writes && (
          <button id="save-state" type="button" className="head-save" onClick={() => showDrafts(true)}>
            <SaveWords />
          </button>
        )}
        <WhoAmI roleName={t(...(roleNames[session.role] ?? [session.role, session.role]))} />
        <button type="button" className="head-button" onClick={() => void lock()} aria-keyshortcuts="Alt+L">
          {t('ロック', 'Lock')} <kbd>Alt+L</kbd>
        </button>
        <button type="button" className="head-button" onClick={() => showKeys(true)} aria-keyshortcuts="Alt+/">
          {t('キー一覧', 'Keys')} <kbd>Alt+/</kbd>
        </button>
      </header>
      <nav className="rail" aria-label={t('場所', 'Places')}>
        {placesOf(session.role).map((place) => (
          <RailLink key={place.number} place={place} />
        ))}
      </nav>
      <div className="middle">
        {secondsLeft !== undefined && (
          <p className="bar" role="status">
            {t(
              `あと${secondsLeft}秒でロックします。何かキーを押すと続けられます。`,
              `Locks in ${secondsLeft} seconds. Press any key to go on.`,
            )}
          </p>
        )}
        <Main>{children}</Main>
      </div>
      {keysShown && <KeyList onClose={() => showKeys(false)} />}
      {draftsShown && <DraftList onClose={() => showDrafts(false)} />}
    </div>
  );
}

function RailLink({ place }: { place: Place }) {
  const t = useText();
  const [location, go] = useLocation();
  const here = [place.path, ...(place.also ?? [])].some((path) => location === path || location.startsWith(`${path}/`));
  const label = t(place.ja, place.en);
  useKey(`Alt+${place.number}`, label, () => go(place.path));
  return (
    <Link href={place.path} className="rail-link" aria-current={here ? 'page' : undefined} aria-keyshortcuts={`Alt+${place.number}`}>
      <span className="rail-number">{place.number}</span>
      {label}
    </Link>
  );
}

/** The page; a change of place moves the focus to it, so that its heading is read. */
function Main({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [location]);
  return (
    <main id="main" ref={main} tabIndex={-1} className="page">
      {children}
    </main>
  );
}
