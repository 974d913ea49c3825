import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useCallback, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { ApiError } from '../api/problem';
import { SearchWords } from '../people/searchWords';
import { Announcer } from './announce';
import { Frame } from './Frame';
import { Keys } from './keys';
import { type Language, LanguageContext } from './language';
import { LanguageSetter } from './languageSetter';
import { Lock } from './Lock';
import { homeOf, isElsewhere } from './places';
import { enrolment, routes } from './routes';
import { SaveStateKeeper } from './saveState';
import { SessionKeeper, useSession } from './session';
import { SignIn } from './SignIn';
import { StepUp } from './StepUp';

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays one; only a server that cannot be reached is asked again.
        retry: (count, failure) =>
          failure instanceof ApiError && (failure.offline || failure.status === 503) && count < 5,
        retryDelay: (count) => Math.min(1000 * 2 ** count, 10_000),
        refetchOnWindowFocus: true,
      },
    },
  });
}

export function App() {
  const [language, setLanguage] = useState<Language>('ja');
  const [queries] = useState(newQueryClient);
  // Nothing of a citizen stays in memory when the page is cleared.
  const forget = useCallback(() => queries.clear(), [queries]);
  return (
    <LanguageContext.Provider value={language}>
      <LanguageSetter.Provider value={setLanguage}>
        <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
          <QueryClientProvider client={queries}>
            <Keys>
              <Announcer>
                <SaveStateKeeper>
                  <SessionKeeper onCleared={forget}>
                    <SearchWords>
                      <Gate />
                    </SearchWords>
                  </SessionKeeper>
                </SaveStateKeeper>
              </Announcer>
            </Keys>
          </QueryClientProvider>
        </I18nProvider>
      </LanguageSetter.Provider>
    </LanguageContext.Provider>
  );
}

function Gate() {
  const { standing, session } = useSession();
  const [address] = useLocation();
  const [enrols] = useRoute(enrolment.path);
  if (enrols && standing !== 'signed_in') {
    return (
      <Suspense fallback={null}>
        <enrolment.page />
      </Suspense>
    );
  }
  if (standing === 'unknown') return null;
  if (standing === 'signed_out') return <SignIn />;
  if (standing === 'locked') return <Lock />;
  const home = homeOf(session?.role ?? '');
  return (
    <StepUp>
      <Frame>
        <Suspense fallback={null}>
          <Switch>
            {session && isElsewhere(session.role, address) && <Redirect to={home} replace />}
            {routes.map(({ path, page: Page }) => (
              <Route key={path} path={path}>
                <Page />
              </Route>
            ))}
            <Route>
              <Redirect to={home} replace />
            </Route>
          </Switch>
        </Suspense>
      </Frame>
    </StepUp>
  );
}
