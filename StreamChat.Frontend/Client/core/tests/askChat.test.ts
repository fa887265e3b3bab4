import { afterEach, describe, expect, it, vi } from 'vitest';
import { askChat } from '../askChat';
import type { TurnEvent } from '../turnEvents';

const ASK = { prompt: 'hello', thinking: false, model: undefined };
const frame = (body: object): string => `data: ${JSON.stringify({ content: '', token: '', request_id: 'r1', ...body })}\n\n`;
const HELLO = frame({ type: 'connected' }) + frame({ type: 'content', content: 'Hello' });

function streamOf(text: string, end: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      end(controller);
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'x-request-id': 'r1' } });
}

async function ask(answer: (init: RequestInit) => Promise<Response>, signal = new AbortController().signal): Promise<TurnEvent[]> {
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => answer(init));
  const events: TurnEvent[] = [];
  await askChat(ASK, (event) => events.push(event), signal);
  return events;
}

afterEach(() => vi.unstubAllGlobals());

describe('asking', () => {
  it('reports connected, content and done', async () => {
    const events = await ask(async () => streamOf(`${HELLO}${frame({ type: 'done', finish_reason: 'stop' })}data: [DONE]\n\n`, (c) => c.close()));
    expect(events.map((event) => event.type)).toEqual(['connected', 'content', 'done']);
  });

  it('calls a stream without done a lost connection, with the request id', async () => {
    const events = await ask(async () => streamOf(HELLO, (c) => c.close()));
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { code: 'connection_lost', retryable: true, requestId: 'r1' } });
  });

  it('calls a stream that breaks a lost connection', async () => {
    const events = await ask(async () => {
      let pulls = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          pulls += 1;
          if (pulls === 1) {
            controller.enqueue(new TextEncoder().encode(HELLO));
          } else {
            controller.error(new TypeError('network error'));
          }
        },
      });
      return new Response(body, { headers: { 'x-request-id': 'r1' } });
    });
    expect(events.map((event) => event.type)).toEqual(['connected', 'content', 'failed']);
    expect(events.at(-1)).toMatchObject({ failure: { code: 'connection_lost' } });
  });

  it('takes code, request id and Retry-After from problem details', async () => {
    const problem = { code: 'rate_limited', detail: 'Slow down.', request_id: 'r9' };
    const events = await ask(async () => new Response(JSON.stringify(problem), { status: 429, headers: { 'retry-after': '3' } }));
    expect(events).toEqual([
      { type: 'failed', failure: { code: 'rate_limited', detail: 'Slow down.', retryable: true, requestId: 'r9', retryAfterSeconds: 3 } },
    ]);
  });

  it('survives an error that is no problem details', async () => {
    const events = await ask(async () => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(events).toMatchObject([{ type: 'failed', failure: { code: 'unreachable', detail: '' } }]);
  });

  it('reports an error frame with the server’s own word on retrying, and nothing after it', async () => {
    const error = frame({ type: 'error', content: 'Gone.', code: 'provider_dropped', retryable: false });
    const events = await ask(async () => streamOf(HELLO + error + frame({ type: 'content', content: 'late' }), (c) => c.close()));
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { code: 'provider_dropped', detail: 'Gone.', retryable: false } });
    expect(events).toHaveLength(3);
  });

  it('calls no answer at all unreachable, and an abort stopped', async () => {
    expect(await ask(() => Promise.reject(new TypeError('Failed to fetch')))).toMatchObject([{ failure: { code: 'unreachable' } }]);
    expect(await ask(() => Promise.reject(new DOMException('', 'AbortError')), AbortSignal.abort())).toEqual([{ type: 'stopped' }]);
  });

  it('marks thinking apart from the answer, and skips frames that it does not know', async () => {
    const text = frame({ type: 'content', content: 'hm', phase: 'thinking' }) + frame({ type: 'news' }) + 'data: no json\n\n' + frame({ type: 'done' });
    const events = await ask(async () => streamOf(text, (c) => c.close()));
    expect(events.map((event) => event.type)).toEqual(['thinking', 'done']);
  });
});
