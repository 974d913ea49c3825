import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import type { EnrolmentCode, UserView } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { CodeOnce } from './CodeOnce';
import { Guarded } from './Guarded';
import { NewUser } from './NewUser';
import { PartHead } from './PartHead';
import { roleName } from './roles';
import { useGuarded } from './useGuarded';
import { UserCard } from './UserCard';

/** Who signs in here, for the administrator and for the quarterly review. */
export function UsersPart() {
  const t = useText();
  const queries = useQueryClient();
  const users = useGuarded('users', t('利用者の一覧を開きます。', 'Opens the list of people.'), () => take(api.GET('/v1/users')));
  const [chosen, choose] = useState<string>();
  const [adding, add] = useState(false);
  const [given, setGiven] = useState<EnrolmentCode>();
  const changed = () => queries.invalidateQueries({ queryKey: ['users'] });

  return (
    <>
      <PartHead title={t('利用者', 'People')}>
        <Button primary onPress={() => add(true)}>
          {t('利用者を登録する', 'Register somebody')}
        </Button>
      </PartHead>
      <Guarded query={users}>
        {(page) => (
          <div className="columns">
            <UserTable users={page.users} chosen={chosen} onChoose={choose} />
            <aside className="side" aria-label={t('選んだ利用者', 'Chosen person')}>
              {page.users
                .filter((user) => user.id === chosen)
                .map((user) => (
                  <UserCard key={`${user.id} ${user.version}`} user={user} onChanged={changed} onCode={setGiven} />
                ))}
              {!chosen && <p className="empty">{t('一覧から選ぶと、ここで変えられます。', 'Choose somebody to change.')}</p>}
            </aside>
          </div>
        )}
      </Guarded>
      {adding && (
        <NewUser
          onClose={() => add(false)}
          onDone={(code) => {
            add(false);
            setGiven(code);
            choose(code.user.id);
            void changed();
          }}
        />
      )}
      {given && <CodeOnce code={given} onClose={() => setGiven(undefined)} />}
    </>
  );
}

interface UserTableProps {
  users: UserView[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function UserTable({ users, chosen, onChoose }: UserTableProps) {
  const t = useText();
  const [focused, setFocused] = useState(0);
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th scope="col">{t('氏名(敬称略)', 'Name')}</th>
          <th scope="col">{t('利用者名', 'Login')}</th>
          <th scope="col">{t('役割', 'Roles')}</th>
          <th scope="col">{t('状態', 'State')}</th>
          <th scope="col">{t('最後のログイン', 'Last sign-in')}</th>
        </tr>
      </thead>
      <tbody
        onKeyDown={(event) => {
          if (belongsToIme(event)) return;
          const to = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: users.length - 1 }[event.key];
          const row = users[focused];
          if (event.key === 'Enter' && row) onChoose(row.id);
          if (to === undefined || to < 0 || to >= users.length) return;
          event.preventDefault();
          event.currentTarget.querySelectorAll('tr')[to]?.focus();
        }}
      >
        {users.map((user, i) => (
          <tr
            key={user.id}
            tabIndex={i === focused ? 0 : -1}
            aria-selected={user.id === chosen}
            className={user.id === chosen ? 'row-chosen' : undefined}
            onFocus={() => setFocused(i)}
            onClick={() => onChoose(user.id)}
          >
            <th scope="row">{user.display_name}</th>
            <td>{user.login}</td>
            <td>{user.roles.map((role) => roleName(role, t)).join('、')}</td>
            <td>
              <UserState user={user} />
            </td>
            <td>{user.last_sign_in_at ? shortTime(user.last_sign_in_at) : t('まだありません', 'never')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UserState({ user }: { user: UserView }) {
  const t = useText();
  if (user.status === 'disabled') return <span className="tag tag-plain">{t('停止', 'disabled')}</span>;
  if (!user.is_enrolled && !user.roles.includes('service')) return <span className="tag tag-care">{t('登録待ち', 'not enrolled')}</span>;
  return <span className="tag tag-good">{t('利用中', 'active')}</span>;
}
