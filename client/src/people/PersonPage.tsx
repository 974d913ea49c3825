import { useState } from 'react';
import { useParams } from 'wouter';
import type { Tagged } from '../api/client';
import type { PersonView } from '../api/schema';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { longDay, shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Accesses } from './Accesses';
import { AbuserCard } from './AbuserCard';
import { DeclareRelation } from './DeclareRelation';
import { Duplicates } from './Duplicates';
import { GroupEditor } from './GroupEditor';
import { Invisible } from './Invisible';
import { AddressForm, AliasForm, PhoneForm } from './ListForms';
import { MaskCard } from './MaskCard';
import { MergedNotice } from './MergedNotice';
import { joinName } from './typedName';
import { NameFields } from './NameFields';
import './people.css';
import { BirthForm, DeathForm, StayForm } from './PersonForms';
import { kanaSources, sexes, wordOf } from './PersonLines';
import { Reveal } from './Reveal';
import { Roles } from './Roles';
import { usePerson } from './usePerson';

export default function PersonPage() {
  const t = useText();
  useTitle(t('人のページ', 'Person'));
  const { id = '' } = useParams();
  const person = usePerson(id);
  if (person.error && !person.data) return <Invisible error={person.error} />;
  return <Loading query={person}>{(data) => <Person key={id} person={data} />}</Loading>;
}

function Person({ person }: { person: Tagged<PersonView> }) {
  const t = useText();
  const { value } = person;
  const masked = Boolean(value.masked) || value.mask_level === 3;
  const readOnly = Boolean(value.merged_into);
  return (
    <>
      <PersonHead person={value} />
      {value.merged_into && <MergedNotice person={person} />}
      {value.died_on && <p className="notice">{t(`${longDay(value.died_on)} お亡くなりになりました。手紙は止めています。`, `Died on ${value.died_on}; letters are stopped.`)}</p>}
      <div className="columns">
        <div>
          <GroupEditor person={person} group="names" title={t('氏名', 'Name')} readOnly={readOnly} form={(document, change, problem) => <NameFields names={document.names} onChange={(names) => change({ names })} problem={problem} autoFocus />} />
          <GroupEditor person={person} group="aliases" title={t('呼び名', 'Other names')} readOnly={readOnly} form={(document, change, problem) => <AliasForm document={document} change={change} problem={problem} />} />
          <GroupEditor person={person} group="birth" title={t('生年月日・性別', 'Birth and sex')} readOnly={readOnly} form={(document, change, problem) => <BirthForm document={document} change={change} problem={problem} />} />
          <GroupEditor person={person} group="addresses" title={t('住所・居所', 'Addresses')} readOnly={readOnly || masked} extra={masked && <Reveal person={value} />} form={(document, change, problem) => <AddressForm document={document} change={change} problem={problem} />} />
          <GroupEditor person={person} group="phones" title={t('電話', 'Phones')} readOnly={readOnly || masked} extra={masked && <span className="tag tag-masked">{t('非表示', 'hidden')}</span>} form={(document, change, problem) => <PhoneForm document={document} change={change} problem={problem} />} />
          <GroupEditor person={person} group="stay" title={t('国籍・在留', 'Nationality')} readOnly={readOnly} form={(document, change, problem) => <StayForm document={document} change={change} problem={problem} />} />
          <GroupEditor person={person} group="death" title={t('死亡', 'Death')} readOnly={readOnly} form={(document, change, problem) => <DeathForm document={document} change={change} problem={problem} />} />
          <WhoLooked id={value.id} />
          <p className="hint">
            {t(
              `第${value.version}版 ${value.changed_by} ${value.changed_at ? shortTime(value.changed_at) : ''}`,
              `Version ${value.version}, ${value.changed_by} ${value.changed_at ? shortTime(value.changed_at) : ''}`,
            )}
          </p>
        </div>
        <div className="side">
          <Roles id={value.id} />
          {!readOnly && <MaskCard person={person} />}
          {value.mask_level > 0 && <AbuserCard id={value.id} />}
          {!readOnly && <Duplicates person={person} />}
          <DeclareRelation person={value} />
        </div>
      </div>
    </>
  );
}

function WhoLooked({ id }: { id: string }) {
  const t = useText();
  const [shown, show] = useState(false);
  useKey('Alt+R', t('この記録を見た人', 'Who looked'), () => show(true));
  return (
    <>
      <p className="row-actions">
        <Button keys="Alt+R" onPress={() => show(true)}>
          {t('この記録を見た人', 'Who looked')}
        </Button>
      </p>
      {shown && (
        <Ask wide title={t('この記録を見た人', 'Who looked')} onClose={() => show(false)}>
          <Accesses of="persons" id={id} />
          <Button onPress={() => show(false)}>{t('閉じる', 'Close')}</Button>
        </Ask>
      )}
    </>
  );
}

function PersonHead({ person }: { person: PersonView }) {
  const t = useText();
  const { names } = person;
  const name = joinName({ family: names.family_name ?? '', given: names.given_name ?? '' }).trim() || names.roman_name || t('氏名不明', 'name unknown');
  const kana = joinName({ family: names.family_kana ?? '', given: names.given_kana ?? '' }).trim();
  const source = wordOf(kanaSources, names.kana_source, t);
  return (
    <div className="person-head">
      <h1 className="personal-name">
        {name} {t('さん', '')}
      </h1>
      {kana && (
        <span>
          {kana}
          {source && `(${source})`}
        </span>
      )}
      <span>
        {person.birth_precision === 'unknown' ? t('生年月日 不明', 'birth unknown') : person.birth_text}
        {person.birth_earliest && person.birth_precision === 'day' && `(${person.birth_earliest.slice(0, 4)}年)`}
        {typeof person.age === 'number' && t(` ${person.age}歳`, ` age ${person.age}`)}
      </span>
      <span>{person.sex && person.sex !== 'unknown' ? wordOf(sexes, person.sex, t) : t('性別 不明', 'sex unknown')}</span>
    </div>
  );
}
