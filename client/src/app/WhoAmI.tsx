import { useQueryClient } from '@tanstack/react-query';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import { useText } from './language';
import { homeOf, roleNames } from './places';
import { saveAll, useCurrent, useSession } from './session';

/** Name and role in force; the menu changes the role, shows the own sessions, signs out. */
export function WhoAmI({ roleName }: { roleName: string }) {
  const t = useText();
  const session = useCurrent();
  const { begin, end } = useSession();
  const [, go] = useLocation();
  const queries = useQueryClient();

  async function changeRole(role: string) {
    await saveAll();
    const next = await take(api.POST('/v1/sessions/current/role', { body: { role: role as never } }));
    // What the role before could see is gone.
    queries.clear();
    go(homeOf(role));
    begin(next);
  }

  return (
    <MenuTrigger>
      <AriaButton className="head-who">
        {session.person.display_name} | {roleName}
      </AriaButton>
      <Popover className="popover">
        <Menu className="menu">
          {session.roles
            .filter((role) => role !== session.role)
            .map((role) => (
              <MenuItem key={role} className="menu-item" onAction={() => void changeRole(role)}>
                {t(`役割を替える: ${roleNames[role]?.[0] ?? role}`, `Act as ${roleNames[role]?.[1] ?? role}`)}
              </MenuItem>
            ))}
          <MenuItem className="menu-item" onAction={() => go('/settings/sessions')}>
            {t('自分のログイン中の端末', 'Your sessions')}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => go('/settings/display')}>
            {t('表示とキーの設定', 'Display and keys')}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => void end()}>
            {t('ログアウト', 'Sign out')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
