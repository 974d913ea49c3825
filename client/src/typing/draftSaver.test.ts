import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, offlineProblem } from '../api/problem';
import { type DraftStore, DraftSaver, type Saved, type SaverState } from './draftSaver';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

class Server implements DraftStore<string> {
  calls: string[] = [];
  down = false;
  refuses = '-';
  private version = 0;

  create = (content: string) => this.answer(`create ${content}`);
  save = (id: string, etag: string, content: string) => this.answer(`save ${id} ${etag} ${content}`);

  private async answer(call: string): Promise<Saved> {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (this.down) throw new ApiError(offlineProblem());
    if (call.endsWith(this.refuses)) throw new ApiError({ ...offlineProblem(), status: 422 });
    this.calls.push(call);
    this.version += 1;
    return { id: 'd', etag: `"${this.version}"`, savedAt: '2025-05-23T01:16:20Z', heldBack: [] };
  }
}

function make() {
  const server = new Server();
  const states: SaverState['kind'][] = [];
  const saver = new DraftSaver(server, (state) => states.push(state.kind));
  return { server, states, saver };
}

describe('DraftSaver', () => {
  it('saves 1 s after the first change, however steadily somebody types', async () => {
    const { server, saver } = make();
    for (let i = 0; i < 30; i += 1) {
      saver.changed(`${i}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(server.calls[0]).toBe('create 9');
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.calls.at(-1)).toBe('save d "2" 29');
    expect(saver.unsent).toBe(false);
  });

  it('has one request in flight, each on the version before it', async () => {
    const { server, saver } = make();
    saver.changed('a');
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(10);
    saver.changed('b');
    await vi.advanceTimersByTimeAsync(100);
    await first;
    const second = saver.flush();
    await vi.advanceTimersByTimeAsync(100);
    await second;
    expect(server.calls).toEqual(['create a', 'save d "1" b']);
  });

  it('tries again after 1, 2, 4 and 8 seconds and loses nothing', async () => {
    const { server, states, saver } = make();
    server.down = true;
    saver.changed('x');
    await vi.advanceTimersByTimeAsync(1000 + 100 + 1000 + 100 + 2000 + 100);
    expect(states.filter((kind) => kind === 'offline')).toHaveLength(3);
    saver.changed('xy');
    server.down = false;
    await vi.advanceTimersByTimeAsync(4200);
    expect(server.calls).toEqual(['create xy']);
    expect(states.at(-1)).toBe('saved');
  });

  it('tries again with the next change after the server refused one', async () => {
    const { server, states, saver } = make();
    server.refuses = 'bad';
    saver.changed('bad');
    await vi.advanceTimersByTimeAsync(1200);
    expect(states.at(-1)).toBe('refused');
    saver.changed('good');
    await vi.advanceTimersByTimeAsync(1200);
    expect(server.calls).toEqual(['create good']);
  });

  it('is silent after it was closed', async () => {
    const { server, saver } = make();
    saver.changed('a');
    saver.close();
    saver.changed('b');
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.calls).toEqual([]);
    expect(saver.unsent).toBe(false);
  });
});
