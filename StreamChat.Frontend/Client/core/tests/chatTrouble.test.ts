import { describe, expect, it, vi } from 'vitest';
import { answered, ask, kept, open, run, said, server, settle, useFakeServer, wakes } from './chatSetup';
import { json, problem } from './fakeRun';

useFakeServer();

describe('a chat with a server that is away or will not have something', () => {
  it('keeps every character over a broken connection', async () => {
    const chat = open();
    chat.send(ask('hello'));
    await settle();
    run().content('a');
    await settle();
    run().cut();
    run().content('b');
    await vi.advanceTimersByTimeAsync(500);
    run().content('c');
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['hello > abc (done)']);
  });

  it('sends again under the same key what did not arrive, when the network is back', async () => {
    const chat = open();
    server.trouble = (path) => {
      if (path.endsWith('/messages')) {
        throw new TypeError('Failed to fetch');
      }
      return undefined;
    };
    chat.send(ask('hello'));
    await settle();
    expect(said(chat.view())).toEqual(['hello >  (failed)']);
    server.trouble = undefined;
    wakes.forEach((wake) => wake());
    await settle();
    run().content('Hi');
    await settle();
    expect(said(chat.view())).toEqual(['hello > Hi (streaming)']);
    const sent = server.requests.filter(({ path }) => path.endsWith('/messages')).map(({ headers }) => headers.get('idempotency-key'));
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
  });

  it('asks by itself whether the server is there again, and sends then', async () => {
    const chat = open();
    server.trouble = () => {
      throw new TypeError('Failed to fetch');
    };
    chat.send(ask('hello'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said(chat.view())).toEqual(['hello >  (failed)']);
    server.trouble = (path) => (path === '/api/me' ? json({}) : undefined);
    await vi.advanceTimersByTimeAsync(5000);
    expect(said(chat.view())).toEqual(['hello >  (streaming)']);
    expect(server.runs).toHaveLength(1);
  });

  it('tries again by itself what a leaving replica would not take, and says so when that does not help', async () => {
    const chat = open();
    let refusals = 1;
    server.trouble = (path) => (path.endsWith('/messages') && (refusals -= 1) >= 0 ? problem(503, 'draining', { 'retry-after': '1' }) : undefined);
    chat.send(ask('hello'));
    await vi.advanceTimersByTimeAsync(1100);
    expect(said(chat.view())).toEqual(['hello >  (streaming)']);
    run().end('completed');
    refusals = 9;
    chat.send(ask('more'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(said(chat.view()).at(-1)).toBe('more >  (failed)');
    expect(refusals).toBe(6);
  });

  it('waits by itself for a limit that is over in a moment', async () => {
    const chat = open();
    let refusals = 1;
    server.trouble = (path) => (path.endsWith('/messages') && (refusals -= 1) >= 0 ? problem(429, 'rate_limited', { 'retry-after': '1' }) : undefined);
    chat.send(ask('hello'));
    await settle();
    expect(said(chat.view())).toEqual(['hello >  (waiting)']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(said(chat.view())).toEqual(['hello >  (streaming)']);
  });

  it.each([
    ['is too busy', () => problem(429, 'rate_limited', { 'retry-after': '1' })],
    ['cannot be reached', () => { throw new TypeError('Failed to fetch'); }],
  ])('reads what has happened elsewhere once it can, however long the server %s', async (_trouble, answer) => {
    const chat = open(server.add('c').record.id);
    await settle();
    const elsewhere = open(chat.view().id);
    await settle();
    server.trouble = (path) => (/conversations\/\w+$/.test(path) ? answer() : undefined);
    elsewhere.send(ask('hello'));
    await settle();
    server.tell(chat.view().id ?? '', 'changed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said(chat.view())).toEqual([]);
    server.trouble = undefined;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(said(chat.view())).toEqual(['hello >  (streaming)']);
    const reads = server.seen('GET', /conversations\/\w+$/);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.seen('GET', /conversations\/\w+$/)).toBe(reads);
  });

  it('shows nothing older that was kept once the server has answered', async () => {
    const { record, messages } = server.add('c', [{ id: 'q', role: 'user', content: 'old', status: 'completed' }]);
    const first = open(record.id);
    await settle();
    const old = await kept.conversation(record.id);
    first.close();
    let tell: (conversation: typeof old) => void = () => undefined;
    vi.spyOn(kept, 'conversation').mockReturnValue(new Promise((resolve) => (tell = resolve)));
    server.trouble = () => { throw new TypeError('Failed to fetch'); };
    const chat = open(record.id);
    await settle();
    server.trouble = undefined;
    Object.assign(messages[0] ?? {}, { content: 'new' });
    chat.reload();
    await settle();
    tell(old);
    await settle();
    expect(chat.view().turns[0]?.question?.content).toBe('new');
  });

  it('says when a refused message can be tried again, and sends a new one after it', async () => {
    const chat = open();
    server.trouble = (path) => (path.endsWith('/messages') ? problem(429, 'rate_limited', { 'retry-after': '7' }) : undefined);
    chat.send(ask('hello'));
    await settle();
    expect(chat.view().turns[0]?.answer?.failure).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 7, requestId: 'r9' });
    server.trouble = undefined;
    chat.send(ask('more'));
    await settle();
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['hello >  (done)', 'more >  (streaming)']);
  });

  it('replaces a message that was refused for good by the next one', async () => {
    const chat = open();
    server.trouble = (path) => (path.endsWith('/messages') ? problem(400, 'prompt_too_long') : undefined);
    chat.send(ask('too long'));
    await settle();
    server.trouble = undefined;
    await answered(chat, 'short', 'Fine.');
    expect(said(chat.view())).toEqual(['short > Fine. (done)']);
  });
});
