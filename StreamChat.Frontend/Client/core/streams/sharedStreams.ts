import type { Failure } from '../wire/failure';
import type { SseEvent } from '../wire/sse';
import type { StreamSink } from './eventStream';
import type { Streams } from './hub';
import type { Link } from './network';

/** The part of BroadcastChannel that is needed. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Holds a lock until what it runs is done; the part of LockManager that is needed. */
export interface Locks {
  request(name: string, run: () => Promise<void>): Promise<void>;
}

type News =
  | { readonly kind: 'event'; readonly event: SseEvent }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'end'; readonly failure: Failure | undefined };

/** What tabs say to each other. `to` and `from` are tabs. */
type TabMessage =
  | { readonly kind: 'leader' }
  | { readonly kind: 'want' | 'leave'; readonly from: string; readonly path: string }
  | { readonly kind: 'news'; readonly to: string; readonly path: string; readonly news: News };

interface Want {
  readonly sink: StreamSink;
  last: number;
  leave: () => void;
}

const LEADER = 'streamchat.leader';
const lockOf = (tab: string): string => `streamchat.tab.${tab}`;
const forever = (): Promise<void> => new Promise(() => undefined);

/**
 * One tab of the browser, the leader, holds the connections and tells the others what comes. When it closes, another
 * takes over and reads again from the beginning; every tab drops what it has seen. A path has one listener a tab.
 */
export class SharedStreams implements Streams {
  readonly #hub: Streams;
  readonly #channel: Channel;
  readonly #locks: Locks;
  readonly #tab: string;
  readonly #wants = new Map<string, Want>();
  /** What the leader does for others: by tab, by path. */
  readonly #served = new Map<string, Map<string, () => void>>();
  #leads = false;
  #present = false;

  constructor(hub: Streams, channel: Channel, locks: Locks, tab: string) {
    this.#hub = hub;
    this.#channel = channel;
    this.#locks = locks;
    this.#tab = tab;
    channel.addEventListener('message', (event) => this.#hear(event.data as TabMessage));
    // The lock of a tab is free when the tab is gone, however it went: so the leader learns of it.
    void locks.request(lockOf(tab), () => this.#arrive());
    void locks.request(LEADER, () => this.#lead());
  }

  open(path: string, sink: StreamSink): () => void {
    const want: Want = { sink, last: 0, leave: () => undefined };
    this.#wants.get(path)?.leave();
    this.#wants.set(path, want);
    this.#ask(path, want);
    return () => {
      if (this.#wants.get(path) === want) {
        this.#wants.delete(path);
        want.leave();
      }
    };
  }

  #arrive(): Promise<void> {
    this.#present = true;
    this.#askAll();
    return forever();
  }

  #lead(): Promise<void> {
    this.#leads = true;
    this.#askAll();
    this.#post({ kind: 'leader' });
    return forever();
  }

  #askAll(): void {
    [...this.#wants].forEach(([path, want]) => this.#ask(path, want));
  }

  /** Asks for a stream: the own hub when this tab leads, otherwise the leader. */
  #ask(path: string, want: Want): void {
    if (this.#leads) {
      want.leave = this.#listen(path, (news) => this.#deliver(path, news));
    } else if (this.#present) {
      want.leave = () => this.#post({ kind: 'leave', from: this.#tab, path });
      this.#post({ kind: 'want', from: this.#tab, path });
    }
  }

  #listen(path: string, tell: (news: News) => void): () => void {
    return this.#hub.open(path, {
      event: (event) => tell({ kind: 'event', event }),
      link: (link) => tell({ kind: 'link', link }),
      end: (failure) => tell({ kind: 'end', failure }),
    });
  }

  #deliver(path: string, news: News): void {
    const want = this.#wants.get(path);
    if (want === undefined) {
      return;
    }
    if (news.kind === 'event') {
      const { event } = news;
      const number = event.numbered ? Number(event.id) : undefined;
      if (number === undefined || number > want.last || event.event === 'reset') {
        want.last = number ?? want.last;
        want.sink.event(event);
      }
    } else if (news.kind === 'link') {
      want.sink.link(news.link);
    } else {
      this.#wants.delete(path);
      want.sink.end(news.failure);
    }
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'leader') {
      this.#askAll();
    } else if (message.kind === 'news') {
      if (message.to === this.#tab && !this.#leads) {
        this.#deliver(message.path, message.news);
      }
    } else if (this.#leads) {
      this.#served.get(message.from)?.get(message.path)?.();
      if (message.kind === 'want') {
        this.#serve(message.from, message.path);
      }
    }
  }

  #serve(other: string, path: string): void {
    let paths = this.#served.get(other);
    if (paths === undefined) {
      paths = new Map();
      this.#served.set(other, paths);
      void this.#locks.request(lockOf(other), () => this.#drop(other));
    }
    paths.set(path, this.#listen(path, (news) => this.#post({ kind: 'news', to: other, path, news })));
  }

  #drop(other: string): Promise<void> {
    this.#served.get(other)?.forEach((leave) => leave());
    this.#served.delete(other);
    return Promise.resolve();
  }

  #post(message: TabMessage): void {
    this.#channel.postMessage(message);
  }
}
