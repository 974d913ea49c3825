import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/problem';

/** What was refused and why, with focus, so that nobody has to look for it. */
export function ErrorSummary({ problem }: { problem: ApiError | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const { title, detail, errors, request_id } = problem.problem;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="summary">
      <p className="summary-title">{title}</p>
      <p>{detail}</p>
      {errors && errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.pointer + error.code}>{error.message}</li>
          ))}
        </ul>
      )}
      {problem.status >= 500 && request_id && <p className="small">番号 {request_id.slice(0, 8)}</p>}
    </div>
  );
}
