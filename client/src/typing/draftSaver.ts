import { ApiError } from '../api/problem';

/** What the server says of a save. */
export interface Saved {
  id: string;
  etag: string;
  /** RFC 3339. */
  savedAt: string;
  /** Fields that the server kept back, with the reason for each. */
  heldBack: { pointer: string; message: string }[];
}

export interface DraftStore<T> {
  create: (content: T) => Promise<Saved>;
  save: (id: string, etag: string, content: T) => Promise<Saved>;
}

export type SaverState =
  | { kind: 'clean' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; saved: Saved }
  | { kind: 'offline' }
  | { kind: 'refused'; problem: ApiError };

// After the first unsaved change, not after the last: steady typing is saved too. Two seconds may be
// lost; one of them is left for the network, the disk, and a machine that is busy.
const afterFirstChangeMs = 1000;
const retriesMs = [1000, 2000, 4000, 8000, 10_000];

/** Saves what is typed: one request in flight, each on the version before it, again and again while
 * the server cannot be reached. Never forgets a change that the server has not confirmed. */
export class DraftSaver<T> {
  private latest: T | undefined;
  private dirty = false;
  private dirtySince = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private inFlight: Promise<void> | undefined;
  private failures = 0;
  /** The server understood and did not take it; the next change may mend that. */
  private refused = false;
  private closed = false;

  constructor(
    private readonly store: DraftStore<T>,
    private readonly tell: (state: SaverState) => void,
    private draft?: { id: string; etag: string },
  ) {}

  get id(): string | undefined {
    return this.draft?.id;
  }

  get etag(): string | undefined {
    return this.draft?.etag;
  }

  get unsent(): boolean {
    return this.dirty || this.inFlight !== undefined;
  }

  changed(content: T): void {
    if (this.closed) return;
    this.latest = content;
    if (!this.dirty) {
      this.dirty = true;
      this.dirtySince = Date.now();
      this.tell({ kind: 'waiting' });
    }
    if ((!this.timer || this.refused) && !this.inFlight) this.schedule(afterFirstChangeMs);
    this.refused = false;
  }

  /** Saves now. Resolves when nothing is unsent, or when the server did not take it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.inFlight;
    if (this.dirty && !this.closed) await this.send();
  }

  /** Another window saved meanwhile; what is typed here shall stand on top of it. */
  continueFrom(etag: string, content: T): void {
    if (this.draft) this.draft = { ...this.draft, etag };
    this.changed(content);
    void this.flush();
  }

  /** What is typed from now on belongs to nothing: it was finalised or discarded. */
  close(): void {
    this.closed = true;
    this.dirty = false;
    clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.send();
    }, ms);
  }

  private send(): Promise<void> {
    this.inFlight ??= this.attempt().finally(() => {
      this.inFlight = undefined;
      if (this.dirty && !this.closed && !this.timer) this.schedule(Math.max(0, this.dirtySince + afterFirstChangeMs - Date.now()));
    });
    return this.inFlight;
  }

  private async attempt(): Promise<void> {
    if (this.latest === undefined) return;
    this.dirty = false;
    this.tell({ kind: 'saving' });
    try {
      const { draft, latest, store } = this;
      const saved = draft ? await store.save(draft.id, draft.etag, latest) : await store.create(latest);
      this.draft = { id: saved.id, etag: saved.etag };
      this.failures = 0;
      if (!this.closed) this.tell(this.dirty ? { kind: 'waiting' } : { kind: 'saved', saved });
    } catch (failure) {
      this.dirty = !this.closed;
      if (!(failure instanceof ApiError)) throw failure;
      if (failure.offline || failure.status >= 500) {
        this.tell({ kind: 'offline' });
        this.schedule(retriesMs[Math.min(this.failures, retriesMs.length - 1)] ?? 10_000);
        this.failures += 1;
      } else {
        // Another window has it, or the session is over: sending it again would not help.
        this.refused = true;
        this.tell({ kind: 'refused', problem: failure });
        this.schedule(retriesMs.at(-1) ?? 10_000);
      }
    }
  }
}
