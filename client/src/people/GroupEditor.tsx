import { type FormEvent, type ReactNode, useState } from 'react';
import { api, type Tagged, takeTagged } from '../api/client';
import { ApiError } from '../api/problem';
import type { PersonDocument, PersonView } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { clock } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Conflict } from './Conflict';
import { documentOf, type Group, sameGroup, withGroup } from './document';
import { linesOf } from './PersonLines';
import { useFreshPerson } from './usePerson';

interface GroupEditorProps {
  person: Tagged<PersonView>;
  group: Group;
  title: string;
  /** Beside the lines, while they are read. */
  extra?: ReactNode;
  readOnly?: boolean;
  form: (document: PersonDocument, change: (part: Partial<PersonDocument>) => void, problem: ApiError | undefined) => ReactNode;
}

interface Editing {
  read: PersonDocument;
  mine: PersonDocument;
  etag: string;
}

interface Clash {
  theirs: PersonDocument;
  etag: string;
  who: string;
  at: string;
}

/** One group of a person: read as lines, edited in place. Somebody else's change of another group
 * and this one are both kept; of the same group, the person chooses. */
export function GroupEditor({ person, group, title, extra, readOnly, form }: GroupEditorProps) {
  const t = useText();
  const announce = useAnnounce();
  const district = useCodeList('district');
  const refresh = useFreshPerson(person.value.id);
  const [editing, setEditing] = useState<Editing>();
  const [problem, setProblem] = useState<ApiError>();
  const [clash, setClash] = useState<Clash>();
  const [note, setNote] = useState('');
  const id = person.value.id;

  function begin() {
    const read = documentOf(person.value);
    setNote('');
    setEditing({ read, mine: read, etag: person.etag });
  }

  async function put(document: PersonDocument, etag: string, said: string) {
    await takeTagged(api.PUT('/v1/persons/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body: document }));
    await refresh();
    setEditing(undefined);
    setClash(undefined);
    setProblem(undefined);
    setNote(said);
    announce(said);
  }

  async function meet({ read, mine }: Editing) {
    const fresh = await refresh();
    const theirs = documentOf(fresh.value);
    const who = fresh.value.changed_by || t('ほかの職員', 'somebody else');
    const at = clock(fresh.value.changed_at ?? new Date());
    if (!sameGroup(group, read, theirs)) {
      setClash({ theirs, etag: fresh.etag, who, at });
      announce(t(`${who}さんが${at}に同じ欄を変えました。`, `${who} changed this at ${at}.`), 'assertive');
      return;
    }
    await put(withGroup(group, theirs, mine), fresh.etag, t(`${who}さんが別の欄を、あなたが${title}を変えました。両方を保存しました。`, `${who} changed another part, you changed this one: both are saved.`));
  }

  async function save(document: PersonDocument, etag: string) {
    if (!editing) return;
    try {
      await put(document, etag, t(`${title}を保存しました。`, 'Saved.'));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      if (failure.status === 412) await meet({ ...editing, mine: document });
      else setProblem(failure);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (editing) void save(editing.mine, editing.etag);
  }

  return (
    <section className="group" aria-label={title}>
      <h2>{title}</h2>
      {!editing && (
        <>
          <div>
            {extra}
            {!(person.value.masked && (group === 'addresses' || group === 'phones')) &&
              linesOf(group, documentOf(person.value), t, district.label).map((line, index) => (
                <div key={index} className="line">
                  {line.label !== title && <span className="line-label">{line.label}</span>} <span className={group === 'names' ? 'personal-name' : ''}>{line.value}</span>
                </div>
              ))}
            {note && <p className="said">{note}</p>}
          </div>
          {!readOnly && (
            <Button onPress={begin} aria-label={t(`${title}を直す`, `Edit ${title}`)}>
              {t('直す', 'Edit')}
            </Button>
          )}
        </>
      )}
      {editing && (
        <form className="group-form" onSubmit={submit}>
          <ErrorSummary problem={problem} />
          {clash ? (
            <Conflict
              who={clash.who}
              at={clash.at}
              columns={[editing.read, clash.theirs, editing.mine].map((document) => linesOf(group, document, t, district.label))}
              onTheirs={() => {
                setEditing(undefined);
                setClash(undefined);
              }}
              onMine={() => void save(withGroup(group, clash.theirs, editing.mine), clash.etag)}
            />
          ) : (
            <>
              {form(editing.mine, (part) => setEditing({ ...editing, mine: { ...editing.mine, ...part } }), problem)}
              <div className="row-actions">
                <Button type="submit" primary>
                  {t('保存', 'Save')}
                </Button>
                <Button onPress={() => setEditing(undefined)}>{t('やめる', 'Cancel')}</Button>
              </div>
            </>
          )}
        </form>
      )}
    </section>
  );
}
