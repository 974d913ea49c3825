import { Link } from 'wouter';
import type { Tagged } from '../api/client';
import type { CaseView } from '../api/schema';
import { useText } from '../app/language';
import { Attempts } from './Attempts';
import { Closing } from './Closing';
import { FactTable } from './FactTable';
import { Links } from './Links';
import { Overlays } from './Overlays';
import { SupervisionCard } from './SupervisionCard';
import { TeamCard } from './TeamCard';
import { UrgencyCard } from './UrgencyCard';

export interface OverviewProps {
  file: Tagged<CaseView>;
  /** Where the next steps lead: "fact:income", "closing", "attempts", "urgency", "owner". */
  wanted: string | undefined;
  onOpened: () => void;
  readOnly: boolean;
}

/** 概要: what is known, with its date and source, and what hangs on the case. */
export function Overview({ file, wanted, onOpened, readOnly }: OverviewProps) {
  const t = useText();
  const { value } = file;
  const fact = wanted?.startsWith('fact:') ? wanted.slice(5) : undefined;
  const opens = (place: string) => ({ wanted: wanted === place, onOpened });
  return (
    <>
      <Overlays file={file} />
      {value.continues_case && (
        <p className="notice">
          {t('前のケースの続きです。', 'Continues an earlier case.')} <Link href={`/cases/${value.continues_case}`}>{t('前のケースを開く', 'Open it')}</Link>
        </p>
      )}
      <FactTable file={file} wanted={fact} onOpened={onOpened} readOnly={readOnly} />
      <div className="cards">
        <UrgencyCard file={file} {...opens('urgency')} readOnly={readOnly} />
        <TeamCard file={file} {...opens('owner')} readOnly={readOnly} />
        <Links file={file} readOnly={readOnly} />
        <Attempts id={value.head.id} {...opens('attempts')} readOnly={readOnly} />
        <SupervisionCard id={value.head.id} readOnly={readOnly} />
        <Closing file={file} {...opens('closing')} readOnly={readOnly} />
      </div>
    </>
  );
}
