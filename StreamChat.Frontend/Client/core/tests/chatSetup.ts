import { afterEach, beforeEach, vi } from 'vitest';
import { Chat } from '../chat/chat';
import type { Ask, ChatView } from '../chat/chatView';
import { stateOf } from '../messages/turns';
import { isLastOfRun } from '../runs/runEvents';
import { Hub } from '../streams/hub';
import { Kept } from '../kept/kept';
import { Outbox } from '../kept/outbox';
import type { Network } from '../streams/network';
import type { FakeRun } from './fakeRun';
import { FakeHolds, MemoryValues } from './fakeKept';
import { FakeServer } from './fakeServer';

/** The server of the test that runs, and the network of its page. */
export let server: FakeServer;
export const wakes = new Set<() => void>();
/** What its browser keeps. */
export let kept: Kept;
let keys = 0;

/** Opens a chat as a tab would. */
export function open(id?: string): Chat {
  const network: Network = { online: () => true, onWake: (listener) => (wakes.add(listener), () => wakes.delete(listener)), doubt: () => undefined };
  const streams = new Hub({ network, slots: 2, turnMilliseconds: 1000, random: () => 0, isLast: (path, event) => path.includes('/runs/') && isLastOfRun(event) });
  return new Chat({ streams, network, kept, outbox: new Outbox(kept, new FakeHolds()), now: () => Date.now(), newKey: () => `key-${(keys += 1)}`, headers: () => ({}), onConversation: () => undefined }, id);
}

export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}

/** The turns in one line each. */
export function said(view: ChatView): string[] {
  return view.turns.map((turn) => `${turn.question?.content ?? '-'} > ${turn.answer?.content ?? '-'} (${stateOf(turn)})`);
}

/** The newest run. */
export function run(): FakeRun {
  const found = server.runs.at(-1);
  if (found === undefined) {
    throw new Error('no run');
  }
  return found;
}

export const ask = (prompt: string): Ask => ({ prompt, thinking: false });

export async function answered(chat: Chat, prompt: string, answer: string): Promise<void> {
  chat.send(ask(prompt));
  await settle();
  run().content(answer);
  run().end('completed');
  await settle();
}

/** Every test has a server and a clock of its own. */
export function useFakeServer(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    wakes.clear();
    kept = new Kept(new MemoryValues(), () => Promise.resolve('me'));
    vi.stubGlobal('fetch', server.fetch);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
