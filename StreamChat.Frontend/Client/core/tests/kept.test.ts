import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationDetail } from '../api/shapes';
import { Kept, LARGEST_CONVERSATION, MOST_CONVERSATIONS } from '../kept/kept';
import { Outbox, type Unsent } from '../kept/outbox';
import { newMessage } from '../messages/message';
import { answered, ask, kept as browserKept, open, said, server, settle, useFakeServer, wakes } from './chatSetup';
import { FakeHolds, MemoryValues } from './fakeKept';

function detail(id: string, content = 'Because.'): ConversationDetail {
  const conversation = { id, title: id, pinned: false, archived: false, running: false, model: undefined, system: undefined, activeLeaf: 'm', createdAt: 1, updatedAt: 1, version: 1 };
  return { conversation, messages: [{ ...newMessage('m', 'assistant', undefined, 1), content }] };
}

const me = (): Promise<string> => Promise.resolve('me');

describe('what is kept in the browser', () => {
  let values: MemoryValues;
  beforeEach(() => (values = new MemoryValues()));

  it('comes back as it was', async () => {
    const kept = new Kept(values, me);
    kept.keep(detail('c1'));
    expect(await kept.conversation('c1')).toEqual(detail('c1'));
    expect(await new Kept(values, me).conversation('c1')).toEqual(detail('c1'));
  });

  it('is gone for another caller', async () => {
    const mine = new Kept(values, me);
    mine.keep(detail('c1'));
    mine.keepDraft('c1', 'half a thought');
    expect(await mine.draft('c1')).toBe('half a thought');
    const theirs = new Kept(values, () => Promise.resolve('somebody else'));
    expect(await theirs.conversation('c1')).toBeUndefined();
    expect([...values.all.keys()]).toEqual(['caller']);
  });

  it('stays where the caller cannot be known right now', async () => {
    const mine = new Kept(values, me);
    mine.keep(detail('c1'));
    await mine.conversation('c1');
    expect(await new Kept(values, () => Promise.resolve(undefined)).conversation('c1')).toEqual(detail('c1'));
  });

  it('is not more than the conversations that were opened last, and none that is too large', async () => {
    const kept = new Kept(values, me);
    for (let number = 0; number < MOST_CONVERSATIONS + 5; number += 1) {
      kept.keep(detail(`c${number}`));
    }
    kept.keep(detail('large', 'x'.repeat(LARGEST_CONVERSATION + 1)));
    expect(await kept.conversation('large')).toBeUndefined();
    expect(await kept.conversation('c4')).toBeUndefined();
    expect(await kept.conversation('c5')).toEqual(detail('c5'));
    expect(await values.keys('conversation/')).toHaveLength(MOST_CONVERSATIONS);
  });

  it('is all forgotten on a word', async () => {
    const kept = new Kept(values, me);
    kept.keep(detail('c1'));
    await kept.forget();
    expect(values.all.size).toBe(0);
  });

  it('is nothing, and breaks nothing, where the browser keeps nothing', async () => {
    vi.spyOn(values, 'get').mockRejectedValue(new Error('blocked'));
    vi.spyOn(values, 'set').mockRejectedValue(new Error('blocked'));
    const kept = new Kept(values, me);
    kept.keep(detail('c1'));
    expect(await kept.conversation('c1')).toBeUndefined();
    expect(await kept.draft('c1')).toBeUndefined();
  });
});

describe('a conversation that cannot be asked for', () => {
  useFakeServer();
  const cut = (): void => {
    server.trouble = () => {
      throw new TypeError('Failed to fetch');
    };
  };

  it('is shown as it was when it was last read, and as it is as soon as it can be', async () => {
    const before = open();
    await answered(before, 'hello', 'Hi.');
    const id = before.view().id;
    const here = open(id);
    await settle();
    here.close();
    before.close();
    cut();
    const chat = open(id);
    await settle();
    expect(said(chat.view())).toEqual(['hello > Hi. (done)']);
    server.trouble = undefined;
    server.conversations.get(id ?? '')?.messages.push({ id: 'later', role: 'user', content: 'later', status: 'completed', parent_id: chat.view().turns[0]?.answer?.id ?? '' });
    wakes.forEach((wake) => wake());
    await settle();
    expect(chat.view().turns.length).toBe(1);
    expect(chat.view().phase).toBe('ready');
    expect(server.seen('GET', /\/conversations\/c1$/)).toBeGreaterThan(1);
  });

  it('is not kept any longer than the server has it', async () => {
    const before = open();
    await answered(before, 'hello', 'Hi.');
    const id = before.view().id ?? '';
    before.close();
    open(id);
    await settle();
    expect(await browserKept.conversation(id)).toBeDefined();
    server.conversations.delete(id);
    open(id);
    await settle();
    expect(await browserKept.conversation(id)).toBeUndefined();
  });
});

describe('a message that did not reach the server', () => {
  useFakeServer();

  const leftBehind = async (): Promise<readonly Unsent[]> => browserKept.unsent();

  it('is kept until it is sent, and sent by another page when its own is gone, under its key', async () => {
    server.trouble = (path) => {
      if (path.endsWith('/messages')) {
        throw new TypeError('Failed to fetch');
      }
      return undefined;
    };
    const chat = open();
    chat.send(ask('hello'));
    await settle();
    const [message] = await leftBehind();
    expect(message).toMatchObject({ conversationId: chat.view().id, start: { kind: 'send', content: 'hello' } });
    expect(chat.hasUnsent()).toBe(true);
    chat.close();
    server.trouble = undefined;

    const other = new Outbox(browserKept, new FakeHolds());
    let sent = 0;
    await Promise.all([other.sendLeftBehind(() => (sent += 1)), other.sendLeftBehind(() => (sent += 1))]);
    expect(server.runs).toHaveLength(1);
    expect(sent).toBeGreaterThan(0);
    expect(new Set(server.requests.filter(({ path }) => path.endsWith('/messages')).map(({ headers }) => headers.get('idempotency-key')))).toEqual(new Set([message?.key]));
    expect(await leftBehind()).toEqual([]);
  });

  it('makes its conversation when there is none yet, once', async () => {
    server.trouble = () => {
      throw new TypeError('Failed to fetch');
    };
    const chat = open();
    chat.send(ask('hello'));
    await settle();
    chat.close();
    const outbox = new Outbox(browserKept, new FakeHolds());
    await outbox.sendLeftBehind(() => undefined);
    expect(await leftBehind()).toHaveLength(1);
    server.trouble = undefined;
    await outbox.sendLeftBehind(() => undefined);
    await outbox.sendLeftBehind(() => undefined);
    expect(server.conversations.size).toBe(1);
    expect(server.runs).toHaveLength(1);
  });

  it('is left to the page that looks after it', async () => {
    const holds = new FakeHolds();
    const ours = new Outbox(browserKept, holds);
    ours.keep({ key: 'k', conversationId: 'c1', beginning: {}, start: { kind: 'send', content: 'hello', parentId: undefined }, manner: { thinking: false, model: undefined } });
    await new Outbox(browserKept, holds).sendLeftBehind(() => undefined);
    expect(server.requests).toEqual([]);
    ours.drop('k');
    expect(await leftBehind()).toEqual([]);
    expect(holds.names.size).toBe(0);
  });

  it('is not kept when it arrived, or was refused', async () => {
    const chat = open();
    await answered(chat, 'hello', 'Hi.');
    expect(await leftBehind()).toEqual([]);
    server.trouble = (path) => (path.endsWith('/messages') ? new Response('{"code":"prompt_too_long"}', { status: 400 }) : undefined);
    chat.send(ask('much'));
    await settle();
    expect(await leftBehind()).toEqual([]);
    expect(chat.hasUnsent()).toBe(false);
  });

  it('waits together with what is written after it', async () => {
    server.trouble = () => {
      throw new TypeError('Failed to fetch');
    };
    const chat = open();
    ['one', 'two', 'three'].forEach((prompt) => chat.send(ask(prompt)));
    await settle();
    expect(chat.view().queued?.prompt).toBe('two\n\nthree');
  });
});
