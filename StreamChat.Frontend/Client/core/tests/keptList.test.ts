import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../api/shapes';
import { Kept } from '../kept/kept';
import { ConversationList } from '../list/conversationList';
import { MemoryValues } from './fakeKept';
import { json } from './fakeRun';
import { FakeServer } from './fakeServer';

const conversation = (id: string): Conversation =>
  ({ id, title: id, pinned: false, archived: false, running: false, model: undefined, system: undefined, activeLeaf: undefined, createdAt: 1, updatedAt: 1, version: 1 });
const titles = (items: readonly Conversation[] | undefined): string[] | undefined => items?.map(({ title }) => title).sort();
const unreachable = (): never => {
  throw new TypeError('Failed to fetch');
};

describe('the list that is kept in the browser', () => {
  let server: FakeServer;
  let kept: Kept;

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    vi.stubGlobal('fetch', server.fetch);
    kept = new Kept(new MemoryValues(), () => Promise.resolve('me'));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const settle = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(1);
  };

  it('has what was opened as well as what was listed, and nothing that was dropped', async () => {
    expect(await kept.list()).toBeUndefined();
    kept.keep({ conversation: conversation('opened'), messages: [] });
    expect(titles(await kept.list())).toEqual(['opened']);
    kept.keepList([conversation('listed'), conversation('opened')]);
    kept.keep({ conversation: conversation('new'), messages: [] });
    expect(titles(await kept.list())).toEqual(['listed', 'new', 'opened']);
    kept.drop('listed');
    kept.drop('new');
    expect(titles(await kept.list())).toEqual(['opened']);
  });

  it('is shown where the server cannot be asked, beside what became known meanwhile', async () => {
    kept.keepList([conversation('one')]);
    server.trouble = unreachable;
    const list = new ConversationList(undefined, kept);
    list.show('', false);
    list.note(conversation('two'));
    await settle();
    expect(list.view()).toMatchObject({ loading: false, failure: undefined });
    list.refresh();
    await settle();
    expect(titles(list.view().items)).toEqual(['one', 'two']);
  });

  it('is shown when a search is left while the server cannot be asked', async () => {
    kept.keepList([conversation('one'), conversation('two')]);
    const list = new ConversationList(undefined, kept);
    server.trouble = () => json({ conversations: [{ id: 'one', title: 'one' }] });
    list.show('words', false);
    await settle();
    expect(titles(list.view().items)).toEqual(['one']);
    server.trouble = unreachable;
    list.show('', false);
    await settle();
    expect(titles(list.view().items)).toEqual(['one', 'two']);
  });
});
