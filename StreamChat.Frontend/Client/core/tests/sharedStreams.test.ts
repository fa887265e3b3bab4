import { beforeEach, describe, expect, it } from 'vitest';
import type { StreamSink } from '../streams/eventStream';
import type { Streams } from '../streams/hub';
import { SharedStreams, type Channel, type Locks } from '../streams/sharedStreams';
import type { SseEvent } from '../wire/sse';

/** A browser: tabs hear each other, and locks pass on when a tab closes. */
class FakeBrowser {
  readonly #channels: { tab: string; listener: (event: MessageEvent) => void }[] = [];
  readonly #queues = new Map<string, { tab: string; run: () => Promise<void> }[]>();

  channel(tab: string): Channel {
    return {
      postMessage: (data) => this.#channels.filter((other) => other.tab !== tab).forEach(({ listener }) => listener({ data: structuredClone(data) } as MessageEvent)),
      addEventListener: (_type, listener) => void this.#channels.push({ tab, listener }),
    };
  }

  locks(tab: string): Locks {
    return {
      request: async (name, run) => {
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, [...queue, { tab, run }]);
        if (queue.length === 0) {
          await run();
        }
      },
    };
  }

  close(tab: string): void {
    this.#channels.splice(0, this.#channels.length, ...this.#channels.filter((other) => other.tab !== tab));
    for (const [name, queue] of this.#queues) {
      const held = queue[0]?.tab === tab;
      const rest = queue.filter((entry) => entry.tab !== tab);
      this.#queues.set(name, rest);
      if (held) {
        void rest[0]?.run();
      }
    }
  }
}

class FakeHub implements Streams {
  readonly open_ = new Map<string, Set<StreamSink>>();
  log: SseEvent[] = [];

  open(path: string, sink: StreamSink): () => void {
    const sinks = this.open_.get(path) ?? new Set();
    this.open_.set(path, sinks.add(sink));
    this.log.forEach((event) => sink.event(event));
    return () => {
      sinks.delete(sink);
      if (sinks.size === 0) {
        this.open_.delete(path);
      }
    };
  }

  say(path: string, id: number, data: string): void {
    const event = { event: 'content', data, id: String(id), numbered: true };
    this.log.push(event);
    [...(this.open_.get(path) ?? [])].forEach((sink) => sink.event(event));
  }
}

let browser: FakeBrowser;
function tab(name: string): { streams: SharedStreams; hub: FakeHub; texts: string[]; ends: unknown[]; listen: (path: string) => () => void } {
  const hub = new FakeHub();
  const streams = new SharedStreams(hub, browser.channel(name), browser.locks(name), name);
  const texts: string[] = [];
  const ends: unknown[] = [];
  return { streams, hub, texts, ends, listen: (path) => streams.open(path, { event: ({ data }) => texts.push(data), link: () => undefined, end: (failure) => ends.push(failure) }) };
}

beforeEach(() => {
  browser = new FakeBrowser();
});

describe('streams of many tabs', () => {
  it('come over the connections of one of them', () => {
    const a = tab('a');
    const b = tab('b');
    a.listen('/run');
    a.hub.say('/run', 1, 'one');
    b.listen('/run');
    a.hub.say('/run', 2, 'two');
    expect([a.texts, b.texts]).toEqual([['one', 'two'], ['one', 'two']]);
    expect([a.hub.open_.size, b.hub.open_.size]).toEqual([1, 0]);
  });

  it('go on without gap or repeat when the leader closes', () => {
    const a = tab('a');
    const b = tab('b');
    b.listen('/run');
    a.hub.say('/run', 1, 'one');
    b.hub.log = [...a.hub.log];
    browser.close('a');
    expect(b.hub.open_.size).toBe(1);
    b.hub.say('/run', 2, 'two');
    expect(b.texts).toEqual(['one', 'two']);
  });

  it('are let go when a tab stops listening, or is gone', () => {
    const a = tab('a');
    const b = tab('b');
    const c = tab('c');
    const leave = b.listen('/run');
    c.listen('/run');
    c.listen('/other');
    leave();
    expect(a.hub.open_.get('/run')?.size).toBe(1);
    browser.close('c');
    expect(a.hub.open_.size).toBe(0);
  });

  it('end in every tab', () => {
    const a = tab('a');
    const b = tab('b');
    b.listen('/run');
    a.hub.open_.get('/run')?.forEach((sink) => sink.end(undefined));
    expect(b.ends).toEqual([undefined]);
  });
});
