import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api, takeTagged } from '../api/client';
import type { ContactFields } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { Loading } from '../ui/Loading';
import { CallForm } from './CallForm';
import { formOf, newCallForm } from './callForm';
import { takeHeld } from './heldForms';
import './call.css';

/** 相談受付: a new form, or a draft by its id. The same form stays when its draft gets an id. */
export default function CallPage() {
  const t = useText();
  useTitle(t('相談受付', 'Consultation'));
  const asked = new URLSearchParams(useSearch()).get('draft') ?? undefined;
  const [, go] = useLocation();
  const [shown, setShown] = useState({ form: 0, draft: asked });
  // The id that the form on the page got while it was typed: the same form, under a new address.
  const own = useRef<string>(undefined);
  if (asked !== shown.draft) {
    const same = asked !== undefined && asked === own.current;
    if (!same) own.current = undefined;
    setShown({ form: same ? shown.form : shown.form + 1, draft: asked });
  }
  // The draft that the form began with; ids that come later belong to what is typed already.
  const [begun, setBegun] = useState({ form: 0, draft: asked });
  if (begun.form !== shown.form) setBegun(shown);

  const props = {
    onId: (draft: string) => {
      if (draft === shown.draft) return;
      own.current = draft;
      go(`/contacts/new?draft=${draft}`, { replace: true });
    },
    onFresh: () => {
      if (shown.draft === undefined) setShown({ form: shown.form + 1, draft: undefined });
      else go('/contacts/new');
    },
  };
  return begun.draft ? <StoredCall key={begun.form} draft={begun.draft} {...props} /> : <FreshCall key={begun.form} {...props} />;
}

interface Part {
  onId: (draft: string) => void;
  onFresh: () => void;
}

function FreshCall(props: Part) {
  const session = useCurrent();
  const [form] = useState(() => takeHeld('new', session.person.id) ?? newCallForm(new Date()));
  return <CallForm initial={form} {...props} />;
}

function StoredCall({ draft, ...props }: Part & { draft: string }) {
  const session = useCurrent();
  const [held] = useState(() => takeHeld(draft, session.person.id));
  const stored = useQuery({
    queryKey: ['draft', draft],
    queryFn: ({ signal }) => takeTagged(api.GET('/v1/drafts/{id}', { params: { path: { id: draft } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Loading query={stored}>
      {({ value, etag }) => (
        <CallForm initial={held ?? formOf(value.content as ContactFields, new Date())} known={{ id: draft, etag }} changed={held !== undefined} {...props} />
      )}
    </Loading>
  );
}
