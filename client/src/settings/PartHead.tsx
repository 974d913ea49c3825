import type { ReactNode } from 'react';

/** Heading of a part of the settings with its act at the right. */
export function PartHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="page-head part-head">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
