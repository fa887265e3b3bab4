import type { Failure } from '../wire/failure';
import type { SseEvent } from '../wire/sse';
import { EventStream, type StreamSink } from './eventStream';
import type { Link, Network } from './network';

/** Where streams come from. */
export interface Streams {
  /** Listens from the stream's beginning; the result stops listening. */
  open(path: string, sink: StreamSink): () => void;
}

export interface HubOptions {
  readonly network: Network;
  readonly isLast: (path: string, event: SseEvent) => boolean;
  /** How many connections may be open at once. */
  readonly slots: number;
  /** How long a stream keeps its connection while others wait for one. */
  readonly turnMilliseconds: number;
  readonly random?: () => number;
}

interface Entry {
  readonly path: string;
  readonly sinks: Set<StreamSink>;
  /** What who comes later must hear: all numbered events, and of the others the last of each kind. */
  log: SseEvent[];
  link: Link;
  cursor: string;
  stream: EventStream | undefined;
}

/**
 * Opens streams, one connection a path however many listen, and at most so many at once: a browser has few connections to
 * a host. When more are wanted they take turns, each going on where it was.
 */
export class Hub implements Streams {
  readonly #options: HubOptions;
  readonly #entries = new Map<string, Entry>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: HubOptions) {
    this.#options = options;
  }

  open(path: string, sink: StreamSink): () => void {
    const known = this.#entries.get(path);
    const entry: Entry = known ?? { path, sinks: new Set(), log: [], link: 'connecting', cursor: '', stream: undefined };
    entry.log.forEach((event) => sink.event(event));
    sink.link(entry.link);
    entry.sinks.add(sink);
    if (known === undefined) {
      this.#entries.set(path, entry);
      this.#deal();
    }
    return () => {
      if (entry.sinks.delete(sink) && entry.sinks.size === 0) {
        this.#remove(entry);
      }
    };
  }

  #connect(entry: Entry): void {
    const { network, isLast, random } = this.#options;
    entry.stream = new EventStream(
      { path: entry.path, after: entry.cursor, network, random, isLast: (event) => isLast(entry.path, event) },
      {
        event: (event) => {
          if (!event.numbered) {
            entry.log = entry.log.filter((old) => old.numbered || old.event !== event.event);
          }
          entry.log.push(event);
          each(entry, (sink) => sink.event(event));
        },
        link: (link) => {
          // Taking turns is no trouble that anyone should see.
          if (link !== 'connecting' || entry.log.length === 0) {
            entry.link = link;
            each(entry, (sink) => sink.link(link));
          }
        },
        end: (failure) => this.#end(entry, failure),
      },
    );
  }

  #end(entry: Entry, failure: Failure | undefined): void {
    const sinks = [...entry.sinks];
    entry.sinks.clear();
    this.#remove(entry);
    sinks.forEach((sink) => sink.end(failure));
  }

  #remove(entry: Entry): void {
    disconnect(entry);
    if (this.#entries.get(entry.path) === entry) {
      this.#entries.delete(entry.path);
      this.#deal();
    }
  }

  /** Gives free connections to who waits; the longest waiting first, as entries are kept in that order. */
  #deal(): void {
    const waiting = [...this.#entries.values()].filter((entry) => entry.stream === undefined);
    const free = this.#options.slots - (this.#entries.size - waiting.length);
    waiting.slice(0, Math.max(0, free)).forEach((entry) => this.#connect(entry));
    if (this.#entries.size <= this.#options.slots) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else {
      this.#timer ??= setInterval(() => this.#takeTurns(), this.#options.turnMilliseconds);
    }
  }

  #takeTurns(): void {
    const longest = [...this.#entries.values()].find((entry) => entry.stream !== undefined);
    if (longest !== undefined) {
      disconnect(longest);
      this.#entries.delete(longest.path);
      this.#entries.set(longest.path, longest); // to the end of the line
      this.#deal();
    }
  }
}

function disconnect(entry: Entry): void {
  if (entry.stream !== undefined) {
    entry.cursor = entry.stream.cursor;
    entry.stream.close();
    entry.stream = undefined;
  }
}

function each(entry: Entry, tell: (sink: StreamSink) => void): void {
  [...entry.sinks].forEach(tell);
}
