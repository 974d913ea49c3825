import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { longDay } from '../dates/format';
import { NewMeeting } from '../meetings/NewMeeting';
import { Loading } from '../ui/Loading';
import { useRoving } from '../ui/useRoving';

/** The meetings about the case; each opens its own record. */
export function MeetingsTab({ id, readOnly }: { id: string; readOnly: boolean }) {
  const t = useText();
  const roving = useRoving();
  const found = useQuery({
    queryKey: ['case', id, 'meetings'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/meetings', { params: { path: { id } }, signal })),
  });
  return (
    <>
      <Loading query={found}>
        {({ meetings }) =>
          meetings.length === 0 ? (
            <p className="empty">{t('会議の記録はありません。', 'No meeting is recorded.')}</p>
          ) : (
            <ul className="plain-list" aria-label={t('会議', 'Meetings')} onKeyDown={roving.onKeyDown}>
              {meetings.map((line, index) => (
                <li key={line.id} className="meeting-line">
                  <Link {...roving.row(index)} href={`/meetings/${line.id}`}>
                    {longDay(line.held_on)} {line.kind_label}
                  </Link>
                  <span>
                    {line.starts && `${line.starts}-${line.ends} `}
                    {line.place || t('場所 未入力', 'no place')}
                  </span>
                  <span>{t(`記録 ${line.recorder_name} 決定${line.decisions}件`, `by ${line.recorder_name}, ${line.decisions} decisions`)}</span>
                  <span className={line.state === 'final' ? 'tag tag-good' : 'tag tag-care'}>{line.state === 'final' ? t('確定', 'final') : t('下書き', 'draft')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {!readOnly && <NewMeeting caseId={id} />}
    </>
  );
}
