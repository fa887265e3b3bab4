import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../api/shapes';
import { ConversationList, UNDO_MILLISECONDS } from '../list/conversationList';
import { groupByAge } from '../list/groups';
import { json, problem } from './fakeRun';
import { FakeServer } from './fakeServer';

let server: FakeServer;
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1);
};

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function loaded(...titles: string[]): Promise<ConversationList> {
  titles.forEach((title) => server.add(title));
  const list = new ConversationList();
  list.show('', false);
  await settle();
  return list;
}
const titles = (list: ConversationList): string[] => list.view().items.map((item) => item.title);
const first = (list: ConversationList): NonNullable<ReturnType<typeof list.view>['items'][0]> => {
  const [item] = list.view().items;
  if (item === undefined) {
    throw new Error('empty');
  }
  return item;
};

describe('the list of conversations', () => {
  it('takes back a deletion in time, and makes it final after that', async () => {
    const list = await loaded('one', 'two');
    list.delete(first(list));
    expect(titles(list)).toEqual(['two']);
    list.undoDeletion();
    expect(titles(list)).toEqual(['one', 'two']);
    list.delete(first(list));
    await vi.advanceTimersByTimeAsync(UNDO_MILLISECONDS + 1);
    expect(server.seen('DELETE', /conversations/)).toBe(1);
    expect(server.conversations.size).toBe(1);
    expect(list.view().deleted).toBeUndefined();
  });

  it('shows a new name at once, and the old one when the server will not have it', async () => {
    const list = await loaded('one');
    server.trouble = (_path, method) => (method === 'PATCH' ? problem(400, 'invalid_request') : undefined);
    const change = list.change(first(list), { title: 'other' });
    expect(titles(list)).toEqual(['other']);
    expect(await change).toMatchObject({ code: 'invalid_request' });
    await settle();
    expect(titles(list)).toEqual(['one']);
  });

  it('says a change again to a busy server, and later ones of the same conversation after it', async () => {
    const list = await loaded('one');
    server.trouble = (_path, method) => (method === 'PATCH' ? problem(503, 'store_unavailable', { 'retry-after': '1' }) : undefined);
    const changes = [list.change(first(list), { title: 'other' }), list.change({ ...first(list), title: 'other' }, { title: 'last' })];
    await settle();
    expect(server.seen('PATCH', /conversations/)).toBe(1);
    server.trouble = undefined;
    await vi.advanceTimersByTimeAsync(1300);
    expect(await Promise.all(changes)).toEqual([undefined, undefined]);
    expect(server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body['title'])).toEqual(['other', 'other', 'last']);
    expect(titles(list)).toEqual(['last']);
  });

  it('keeps what became known while the server was telling of an earlier moment', async () => {
    const list = await loaded('one');
    const before = structuredClone(first(list));
    let tell: (answer: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (tell = resolve)));
    list.refresh();
    list.note({ ...before, running: true });
    list.note({ ...before, id: 'new', title: 'two' });
    tell(json({ conversations: [{ id: before.id, title: 'one', running: false }] }));
    await settle();
    expect(list.view().items.map(({ title, running }) => `${title} ${running}`).sort()).toEqual(['one true', 'two false']);
    vi.stubGlobal('fetch', server.fetch);
    list.refresh();
    await settle();
    expect(list.view().items.map(({ title, running }) => `${title} ${running}`)).toEqual(['one false']);
  });

  it('tells other tabs what it has found out, who then need not ask the server, nor tell others', async () => {
    const told: (Conversation | undefined)[] = [];
    const tell = (conversation?: Conversation): void => void told.push(conversation);
    const [here, there] = [await loaded('one'), new ConversationList(tell)];
    there.show('', false);
    await settle();
    const asked = server.requests.length;
    there.note({ ...first(here), running: true });
    told.forEach((conversation) => conversation && here.learn(conversation));
    there.learn({ ...first(here), running: true });
    expect(told).toEqual([{ ...first(there), running: true }]);
    expect(first(here).running).toBe(true);
    expect(server.requests).toHaveLength(asked);
  });

  it('sends a deletion at once, also while a change of the same conversation waits for the server', async () => {
    const list = await loaded('one');
    server.trouble = (_path, method) => (method === 'PATCH' ? problem(503, 'store_unavailable', { 'retry-after': '1' }) : undefined);
    const change = list.change(first(list), { title: 'other' });
    await settle();
    list.delete(first(list));
    list.commitDeletion();
    expect(server.seen('DELETE', /conversations/)).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    await change;
    await settle();
    expect(titles(list)).toEqual([]);
  });

  it('keeps what became known out of a search that does not find it', async () => {
    const list = await loaded('one');
    const before = first(list);
    let tell: (answer: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (tell = resolve)));
    list.show('other words', false);
    list.note({ ...before, running: true });
    tell(json({ conversations: [] }));
    await settle();
    expect(titles(list)).toEqual([]);
  });

  it('reads page after page, each conversation once', async () => {
    const list = new ConversationList();
    server.trouble = (path) =>
      path.includes('cursor=x') ? json({ conversations: [{ id: '2', title: 'b' }, { id: '3', title: 'c' }] }) : json({ conversations: [{ id: '1', title: 'a' }, { id: '2', title: 'b' }], next_cursor: 'x' });
    list.show('', false);
    await settle();
    list.more();
    list.more();
    await settle();
    expect(titles(list)).toEqual(['a', 'b', 'c']);
    expect(list.view().complete).toBe(true);
    expect(server.seen('GET', /conversations/)).toBe(2);
  });

  it('asks again when the server is busy, as late as it says', async () => {
    server.add('one');
    server.trouble = () => problem(429, 'rate_limited', { 'retry-after': '2' });
    const list = new ConversationList();
    list.show('', false);
    await vi.advanceTimersByTimeAsync(1900);
    expect(server.requests).toHaveLength(1);
    server.trouble = undefined;
    await vi.advanceTimersByTimeAsync(500);
    expect(titles(list)).toEqual(['one']);
  });

  it('shows the answer to the last search, whichever comes first', async () => {
    const list = await loaded('one');
    list.show('a', false);
    list.show('ab', false);
    await settle();
    expect(server.requests.at(-1)?.path).toContain('q=ab');
    expect(list.view()).toMatchObject({ text: 'ab', loading: false });
  });
});

describe('the groups', () => {
  it('go by the calendar of the reader', () => {
    const now = new Date(2026, 5, 15, 9);
    const at = (day: number, hour: number, pinned = false): Parameters<typeof groupByAge>[0][0] =>
      ({ id: `${day}-${hour}`, title: '', model: undefined, system: undefined, pinned, archived: false, activeLeaf: undefined, createdAt: undefined, updatedAt: new Date(2026, 5, day, hour).getTime(), version: 1, running: false });
    const groups = groupByAge([at(1, 1, true), at(15, 1), at(14, 23), at(9, 0), at(-20, 0)], now);
    expect(groups.map(([group, items]) => `${group} ${items.length}`)).toEqual(['pinned 1', 'today 1', 'yesterday 1', 'week 1', 'older 1']);
  });
});
