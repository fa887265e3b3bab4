import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hub } from '../streams/hub';
import type { StreamSink } from '../streams/eventStream';

const open = new Map<string, ReadableStreamDefaultController<Uint8Array>>();
const asked: string[] = [];

function sink(): StreamSink & { texts: string[] } {
  const texts: string[] = [];
  return { texts, event: ({ data }) => texts.push(data), link: () => undefined, end: () => texts.push('end') };
}

const hub = (): Hub => new Hub({ network: { online: () => true, onWake: () => () => undefined, doubt: () => undefined }, slots: 2, turnMilliseconds: 1000, random: () => 0, isLast: (_path, event) => event.event === 'done' });
const say = (path: string, id: number, text: string, event = 'content'): void => open.get(path)?.enqueue(new TextEncoder().encode(`id: ${id}\nevent: ${event}\ndata: ${text}\n\n`));

beforeEach(() => {
  vi.useFakeTimers();
  open.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${path}@${new Headers(init.headers).get('last-event-id') ?? ''}`);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        open.set(path, controller);
        init.signal?.addEventListener('abort', () => {
          open.delete(path);
          controller.error(new DOMException('', 'AbortError'));
        });
      },
    });
    return new Response(body);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a hub', () => {
  it('has one connection for all who listen, and tells latecomers what they missed', async () => {
    const all = hub();
    const [early, late] = [sink(), sink()];
    all.open('/a', early);
    await vi.advanceTimersByTimeAsync(1);
    say('/a', 1, 'one');
    await vi.advanceTimersByTimeAsync(1);
    all.open('/a', late);
    say('/a', 2, 'two');
    say('/a', 3, '', 'done');
    await vi.advanceTimersByTimeAsync(1);
    expect([early.texts, late.texts]).toEqual([['one', 'two', '', 'end'], ['one', 'two', '', 'end']]);
    expect(asked).toEqual(['/a@']);
  });

  it('keeps of events without a number only the last of each kind', async () => {
    const all = hub();
    all.open('/a', sink());
    await vi.advanceTimersByTimeAsync(1);
    for (let index = 0; index < 50; index += 1) {
      open.get('/a')?.enqueue(new TextEncoder().encode(`event: run\ndata: ${index}\n\n`));
    }
    await vi.advanceTimersByTimeAsync(1);
    const late = sink();
    all.open('/a', late);
    expect(late.texts).toEqual(['49']);
  });

  it('never has more connections than slots; the others take turns and go on where they were', async () => {
    const all = hub();
    const sinks = [sink(), sink(), sink()];
    sinks.forEach((one, index) => all.open(`/${index}`, one));
    await vi.advanceTimersByTimeAsync(1);
    expect([...open.keys()]).toEqual(['/0', '/1']);
    say('/0', 5, 'five');
    await vi.advanceTimersByTimeAsync(1000);
    expect([...open.keys()].sort()).toEqual(['/1', '/2']);
    await vi.advanceTimersByTimeAsync(1000);
    expect([...open.keys()].sort()).toEqual(['/0', '/2']);
    expect(asked).toContain('/0@5');
  });

  it('closes a connection that nobody listens to, and gives it to who waits', async () => {
    const all = hub();
    const leave = all.open('/0', sink());
    all.open('/1', sink());
    all.open('/2', sink());
    await vi.advanceTimersByTimeAsync(1);
    leave();
    await vi.advanceTimersByTimeAsync(1);
    expect([...open.keys()].sort()).toEqual(['/1', '/2']);
  });
});
