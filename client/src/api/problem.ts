/** RFC 9457 as our API answers it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string;
  request_id?: string;
  errors?: FieldProblem[];
  [member: string]: unknown;
}

/** What went wrong with a request. status 0: no answer came, nothing is known about its outcome. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title} ${problem.detail}`);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get offline(): boolean {
    return this.problem.status === 0;
  }

  /** The message for one field; a pointer below it counts too. */
  at(pointer: string): string | undefined {
    return this.problem.errors?.find(
      (e) => e.pointer === pointer || e.pointer.startsWith(`${pointer}/`),
    )?.message;
  }
}

export function offlineProblem(): Problem {
  return {
    code: 'offline',
    status: 0,
    title: 'サーバーにつながりません',
    detail: '入力はこの画面に残っています。つながると自動で送り直します。',
  };
}

/** An answer that is no problem document (a proxy's page, an empty 500) becomes one. */
export function problemFrom(status: number, contentType: string | null, body: unknown): Problem {
  if (contentType?.startsWith('application/problem+json') && typeof body === 'object' && body) {
    return body as Problem;
  }
  return {
    code: 'internal_error',
    status,
    title: 'サーバーで問題が起きました',
    detail: 'もう一度操作してください。続くときは管理者に連絡してください。',
  };
}
