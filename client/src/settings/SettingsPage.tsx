import { type ComponentType, useEffect } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { DisplayPart } from './DisplayPart';
import { ReferencePart } from './ReferencePart';
import { SessionsPart } from './SessionsPart';
import { TokensPart } from './TokensPart';
import { UsersPart } from './UsersPart';
import './settings.css';

interface Part {
  name: string;
  ja: string;
  en: string;
  adminOnly: boolean;
  content: ComponentType;
}

const parts: Part[] = [
  { name: 'users', ja: '利用者', en: 'People', adminOnly: true, content: UsersPart },
  { name: 'tokens', ja: '連携用トークン', en: 'Service tokens', adminOnly: true, content: TokensPart },
  { name: 'sessions', ja: '自分のログイン中の端末', en: 'Your sessions', adminOnly: false, content: SessionsPart },
  { name: 'display', ja: '表示とキー', en: 'Display and keys', adminOnly: false, content: DisplayPart },
  { name: 'reference', ja: 'コード表・参照表', en: 'Codes and tables', adminOnly: false, content: ReferencePart },
];

export default function SettingsPage() {
  const t = useText();
  const { role } = useCurrent();
  const [, go] = useLocation();
  const { part: name } = useParams<{ part?: string }>();
  const open = parts.filter((part) => !part.adminOnly || role === 'admin');
  const here = open.find((part) => part.name === name) ?? open[0];
  const title = t('設定', 'Settings');
  useTitle(here ? `${t(here.ja, here.en)} - ${title}` : title);
  // An address that the role does not have leads to the first part.
  useEffect(() => {
    if (name !== undefined && here && name !== here.name) go(`/settings/${here.name}`, { replace: true });
  }, [name, here, go]);
  if (!here) return null;
  const Content = here.content;
  return (
    <>
      <h1>{title}</h1>
      <nav className="tabs" aria-label={title}>
        {open.map((part) => (
          <Link key={part.name} href={`/settings/${part.name}`} className="tab" aria-current={part === here ? 'page' : undefined}>
            {t(part.ja, part.en)}
          </Link>
        ))}
      </nav>
      <Content />
    </>
  );
}

