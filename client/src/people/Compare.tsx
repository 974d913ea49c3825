import { type FormEvent, useEffect, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { useCodeList } from '../reference/useCodeList';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { documentOf, type Group } from './document';
import { linesOf } from './PersonLines';
import { useFreshPerson, usePerson } from './usePerson';

const compared: [group: Group, ja: string, en: string][] = [
  ['names', '氏名', 'Name'],
  ['aliases', '呼び名', 'Other names'],
  ['birth', '生年月日・性別', 'Birth and sex'],
  ['addresses', '住所・居所', 'Addresses'],
  ['phones', '電話', 'Phones'],
];

interface CompareProps {
  person: Tagged<PersonView>;
  otherId: string;
  onClose: () => void;
}

/** Two people beside each other, what differs in words; they may be joined, for a reason. */
export function Compare({ person, otherId, onClose }: CompareProps) {
  const t = useText();
  const other = usePerson(otherId);
  return (
    <Ask wide title={t('2人を比べる', 'Compare two people')} onClose={onClose}>
      <Loading query={other}>{(data) => <Columns person={person} other={data} onClose={onClose} />}</Loading>
    </Ask>
  );
}

function Columns({ person, other, onClose }: { person: Tagged<PersonView>; other: Tagged<PersonView>; onClose: () => void }) {
  const t = useText();
  const announce = useAnnounce();
  const district = useCodeList('district');
  const refresh = useFreshPerson(person.value.id);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ApiError>();
  const words = ({ value }: Tagged<PersonView>, group: Group) =>
    value.masked && (group === 'addresses' || group === 'phones')
      ? [t('非表示', 'hidden')]
      : linesOf(group, documentOf(value), t, district.label).map((line) => `${line.label} ${line.value}`);
  const rows = compared.map(([group, ja, en]) => {
    const [mine, theirs] = [words(person, group), words(other, group)];
    return { group, label: t(ja, en), mine, theirs, differs: mine.join() !== theirs.join() };
  });
  const different = rows.filter((row) => row.differs).map((row) => row.label).join('、');
  useEffect(() => {
    announce(different ? t(`違う、${different}`, `different: ${different}`) : t('違いはありません', 'no difference'));
  }, [different]);

  async function join(event: FormEvent) {
    event.preventDefault();
    try {
      await take(
        api.POST('/v1/persons/{id}/actions/merge', {
          params: { path: { id: person.value.id }, header: { 'If-Match': person.etag } },
          body: { into: other.value.id, reason },
        }),
      );
      await refresh();
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <>
      <table className="table compare">
        <thead>
          <tr>
            <th scope="col">{t('項目', 'Item')}</th>
            <th scope="col">{t('この人', 'This person')}</th>
            <th scope="col">{t('もう1人', 'The other')}</th>
            <th scope="col">{t('同じか', 'Same?')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.group}>
              <th scope="row">{row.label}</th>
              <td>{row.mine.join(' / ')}</td>
              <td className={row.differs ? 'differs' : ''}>{row.theirs.join(' / ')}</td>
              <td>{row.differs ? t('違う', 'differs') : t('同じ', 'same')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form onSubmit={join}>
        <ErrorSummary problem={problem} />
        <Field label={t('同じ人としてつなぐ理由(何で確かめたか)', 'Why they are the same person')} required value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason')} hint={t('この人の記録は、もう1人のページから見えるようになります。いつでも元どおりに外せます。', 'The records of this person are seen from the other page; it can be undone exactly.')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('同じ人としてつなぐ', 'Join them')}
          </Button>
          <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
        </div>
      </form>
    </>
  );
}
