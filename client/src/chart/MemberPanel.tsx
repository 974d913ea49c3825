import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { FamilyMemberFields, FamilyMemberView } from '../api/schema';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { MemberChoices } from './MemberChoices';
import { changeMember, type ChartAct } from './useChart';

/** What an entry of the list says, as it is sent back. */
export function fieldsOfMember(member: FamilyMemberView): FamilyMemberFields {
  return {
    person: member.person ?? undefined,
    // A person of the register brings name, sex, birth and death along.
    ...(member.person
      ? {}
      : { name: member.name || undefined, kana: member.kana || undefined, sex: (member.sex || undefined) as FamilyMemberFields['sex'], birth: member.birth || undefined, died_on: member.died_on || undefined, life: member.life as FamilyMemberFields['life'] }),
    together: member.together as FamilyMemberFields['together'],
    relation: (member.relation || undefined) as FamilyMemberFields['relation'],
    roles: member.roles as FamilyMemberFields['roles'],
    note: member.note || undefined,
    source: member.source,
    as_of: member.as_of ?? undefined,
  };
}

interface Props {
  caseId: string;
  member: FamilyMemberView;
  act: (act: ChartAct) => Promise<boolean>;
  problem: ApiError | undefined;
}

/** The selected person; changes are saved together, with their source. */
export function MemberPanel({ caseId, member, act, problem }: Props) {
  const t = useText();
  const [fields, setFields] = useState(() => fieldsOfMember(member));
  const registered = member.person != null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await act(changeMember(caseId, member.id, member.version, fields, fieldsOfMember(member)));
  }

  if (member.hidden) {
    return (
      <section id="member-panel" tabIndex={-1} className="side card">
        <h2>{member.name}</h2>
        <p>{t('この人のことは表示できません。', 'Nothing of this person is shown.')}</p>
      </section>
    );
  }
  return (
    <section id="member-panel" tabIndex={-1} className="side card" aria-label={t('選んだ人', 'Selected person')}>
      <h2>{t(`選んだ人: ${member.name || '氏名不明'}`, `Selected: ${member.name}`)}</h2>
      <p className="hint">{member.text}</p>
      <form onSubmit={(event) => void submit(event)}>
        {!registered && (
          <>
            <Field label={t('氏名', 'Name')} value={fields.name ?? ''} error={problem?.at('/name')} onChange={(event) => setFields({ ...fields, name: event.target.value || undefined })} />
            <Field label={t('生年月日', 'Birth')} value={fields.birth ?? ''} error={problem?.at('/birth')} onChange={(event) => setFields({ ...fields, birth: event.target.value || undefined })} />
          </>
        )}
        <MemberChoices fields={fields} registered={registered} onChange={setFields} />
        <Field label={t('出典', 'Source')} required value={fields.source} error={problem?.at('/source')} onChange={(event) => setFields({ ...fields, source: event.target.value })} />
        <Button type="submit">{t('保存', 'Save')}</Button>
      </form>
    </section>
  );
}
