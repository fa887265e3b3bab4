import { failureOfResponse, type Failure } from '../wire/failure';
import { createSseParser, type SseEvent } from '../wire/sse';
import { backoff, pause } from './backoff';
import type { Link, Network } from './network';

/** Who listens to a stream. After `end` nothing more comes. */
export interface StreamSink {
  event(event: SseEvent): void;
  link(link: Link): void;
  /** The stream came to its end, or was refused for good. */
  end(failure: Failure | undefined): void;
}

export interface StreamOptions {
  readonly path: string;
  /** The last event that is known already; empty for none. */
  readonly after: string;
  readonly network: Network;
  /** Whether nothing comes after this event. */
  readonly isLast: (event: SseEvent) => boolean;
  readonly random?: (() => number) | undefined;
}

/** The server says something at least every 10 s: what is silent for longer is dead, even when no one noticed. */
export const SILENCE = 25_000;

type Attempt =
  | { readonly kind: 'ended'; readonly failure: Failure | undefined }
  | { readonly kind: 'broken'; readonly wait: number | undefined; readonly alive: boolean };

/** A stream that is read to its end over as many connections as it takes, coming back by Last-Event-ID; every event comes once. */
export class EventStream {
  readonly #options: StreamOptions;
  readonly #sink: StreamSink;
  readonly #closed = new AbortController();
  #cursor: string;
  #ended = false;
  #wait: number | undefined;

  constructor(options: StreamOptions, sink: StreamSink) {
    this.#options = options;
    this.#sink = sink;
    this.#cursor = options.after;
    sink.link('connecting');
    void this.#read();
  }

  /** The last event that came, to go on from. */
  get cursor(): string {
    return this.#cursor;
  }

  close(): void {
    this.#closed.abort();
  }

  async #read(): Promise<void> {
    const { network, random = Math.random } = this.#options;
    const { signal } = this.#closed;
    for (let failures = 0; !isAborted(signal); ) {
      const result = await this.#attempt();
      if (isAborted(signal)) {
        return;
      }
      if (result.kind === 'ended') {
        this.#sink.end(result.failure);
        return;
      }
      failures = result.alive ? 1 : failures + 1;
      this.#sink.link(network.online() ? 'reconnecting' : 'offline');
      await pause(result.wait ?? backoff(failures, random), (listener) => network.onWake(listener), signal);
    }
  }

  /** One connection, for as long as it holds. */
  async #attempt(): Promise<Attempt> {
    const abort = new AbortController();
    const giveUp = (): void => abort.abort();
    this.#closed.signal.addEventListener('abort', giveUp);
    this.#wait = undefined;
    let watchdog = setTimeout(giveUp, SILENCE);
    let alive = false;
    try {
      const headers = { Accept: 'text/event-stream', ...(this.#cursor === '' ? {} : { 'Last-Event-ID': this.#cursor }) };
      const response = await fetch(this.#options.path, { headers, signal: abort.signal, cache: 'no-store' });
      if (response.status === 204) {
        return { kind: 'ended', failure: undefined };
      }
      if (!response.ok || response.body === null) {
        return refused(await failureOfResponse(response));
      }
      this.#sink.link('live');
      alive = true;
      const parser = createSseParser((event) => this.#take(event), (milliseconds) => (this.#wait = milliseconds));
      const reader = response.body.getReader();
      // Nothing is read after the last event: a server may leave the connection open.
      for (let part = await reader.read(); !part.done; part = this.#ended ? { done: true, value: undefined } : await reader.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(giveUp, SILENCE);
        parser.feed(part.value);
      }
    } catch {
      // no network, silence, or closed by us: who reads on knows which
    } finally {
      clearTimeout(watchdog);
      this.#closed.signal.removeEventListener('abort', giveUp);
      abort.abort();
    }
    return this.#ended ? { kind: 'ended', failure: undefined } : { kind: 'broken', wait: this.#wait, alive };
  }

  #take(event: SseEvent): void {
    if (this.#ended || this.#closed.signal.aborted) {
      return;
    }
    const reset = event.event === 'reset';
    const repeated = event.numbered && this.#cursor !== '' && Number(event.id) <= Number(this.#cursor);
    // A replica that is leaving says how long to wait; any other wait is for clients that have no better idea.
    this.#wait = event.event === 'reconnect' ? (this.#wait ?? 0) : undefined;
    if (!repeated || reset) {
      this.#cursor = event.numbered ? event.id : this.#cursor;
      this.#sink.event(event);
    }
    this.#ended = this.#options.isLast(event);
  }
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** A refusal that may pass is waited out; any other is the end. */
function refused(failure: Failure): Attempt {
  if (!failure.retryable && (failure.status ?? 500) < 500) {
    return { kind: 'ended', failure };
  }
  const wait = failure.retryAfterSeconds === undefined ? undefined : failure.retryAfterSeconds * 1000;
  return { kind: 'broken', wait, alive: false };
}
