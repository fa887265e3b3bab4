import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream, SILENCE, type StreamSink } from '../streams/eventStream';
import type { Network } from '../streams/network';
import type { Failure } from '../wire/failure';
import type { SseEvent } from '../wire/sse';

const frame = (id: number, text: string): string => `id: ${id}\nevent: content\ndata: ${text}\n\n`;
const DONE = 'id: 99\nevent: done\ndata: {}\n\n';

/** Connections in the order in which they are asked for: text, then closed, broken or left open. */
type Connection = readonly [text: string, end: 'close' | 'break' | 'open'] | Response | Error;

let wake = (): void => undefined;
const network: Network = { online: () => true, onWake: (listener) => ((wake = listener), () => undefined), doubt: () => undefined };

function read(connections: readonly Connection[], after = ''): { texts: string[]; links: string[]; asked: (string | null)[]; ended: Promise<Failure | undefined>; stream: EventStream } {
  const left = [...connections];
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get('last-event-id'));
    const next = left.shift();
    if (next === undefined || next instanceof Error) {
      throw next ?? new TypeError('no more connections');
    }
    return next instanceof Response ? next : respond(next[0], next[1], init.signal ?? undefined);
  });
  const texts: string[] = [];
  const links: string[] = [];
  let end: (failure: Failure | undefined) => void = () => undefined;
  const ended = new Promise<Failure | undefined>((resolve) => (end = resolve));
  const sink: StreamSink = { event: (event: SseEvent) => texts.push(event.data), link: (link) => links.push(link), end };
  const stream = new EventStream({ path: '/x', after, network, isLast: (event) => event.event === 'done', random: () => 0 }, sink);
  return { texts, links, asked, ended, stream };
}

function respond(text: string, end: 'close' | 'break' | 'open', signal: AbortSignal | undefined): Response {
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) {
        controller.enqueue(new TextEncoder().encode(text));
      } else if (end === 'close') {
        controller.close();
      } else if (end === 'break') {
        controller.error(new TypeError('network error'));
      } else {
        return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
      }
      return undefined;
    },
  });
  return new Response(body);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a stream over many connections', () => {
  it('goes on after the last event it has, and tells each once', async () => {
    const { texts, asked, ended } = read([
      [frame(1, 'a') + frame(2, 'b') + 'id: 3\nevent: content\nda', 'break'],
      [frame(2, 'b') + frame(3, 'c'), 'close'],
      [frame(4, 'd') + DONE, 'open'],
    ]);
    await vi.runAllTimersAsync();
    expect(await ended).toBeUndefined();
    expect(texts).toEqual(['a', 'b', 'c', 'd', '{}']);
    expect(asked).toEqual([null, '2', '3']);
  });

  it('gives up a connection that is silent for too long', async () => {
    const { texts, links, ended } = read([[frame(1, 'a'), 'open'], [frame(2, 'b') + DONE, 'close']]);
    await vi.advanceTimersByTimeAsync(SILENCE - 1);
    expect(links).toEqual(['connecting', 'live']);
    await vi.advanceTimersByTimeAsync(2000);
    await ended;
    expect(texts).toEqual(['a', 'b', '{}']);
    expect(links).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('takes a reset for what it is, also when it goes back', async () => {
    const { texts, asked, ended } = read([[`${frame(7, 'g')}id: 5\nevent: reset\ndata: whole\n\n${frame(6, 'f')}`, 'break'], [DONE, 'close']]);
    await vi.runAllTimersAsync();
    await ended;
    expect(texts).toEqual(['g', 'whole', 'f', '{}']);
    expect(asked).toEqual([null, '6']);
  });

  it('waits as long as a leaving replica says', async () => {
    const { asked } = read([[`${frame(1, 'a')}retry: 3000\nevent: reconnect\ndata: {}\n\n`, 'close'], [DONE, 'close']]);
    await vi.advanceTimersByTimeAsync(2900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
  });

  it('waits out a rate limit, and ends where it is refused for good', async () => {
    const { asked, ended } = read([
      new Response('{"code":"too_many_streams"}', { status: 429, headers: { 'retry-after': '2' } }),
      new Response('{"code":"not_found"}', { status: 404 }),
    ]);
    await vi.advanceTimersByTimeAsync(1900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await ended).toMatchObject({ code: 'not_found' });
  });

  it('ends with 204, after which nothing comes', async () => {
    const { ended } = read([new Response(null, { status: 204 })], '12');
    expect(await ended).toBeUndefined();
  });

  it('tries again at once when the network comes back', async () => {
    const { asked } = read([new TypeError('offline'), new TypeError('offline'), new TypeError('offline'), new TypeError('offline'), new TypeError('offline'), [DONE, 'close']]);
    await vi.advanceTimersByTimeAsync(1500);
    const before = asked.length;
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.length).toBe(before + 1);
  });
});
