import { runEventsPath } from '../api/runs';
import { readRunEvent, type RunEvent } from './runEvents';
import type { Streams } from '../streams/hub';
import type { Link } from '../streams/network';
import type { Failure } from '../wire/failure';

/** What a follower tells. */
export interface FollowerSink {
  event(runId: string, event: RunEvent): void;
  link(runId: string, link: Link): void;
  /** The run cannot be read any more. */
  lost(runId: string, failure: Failure | undefined): void;
}

/** Reads the runs that are in progress, each once. */
export class Follower {
  readonly #streams: Streams;
  readonly #sink: FollowerSink;
  readonly #runs = new Map<string, () => void>();
  readonly #links = new Map<string, Link>();

  constructor(streams: Streams, sink: FollowerSink) {
    this.#streams = streams;
    this.#sink = sink;
  }

  isFollowing(runId: string): boolean {
    return this.#runs.has(runId);
  }

  linkOf(runId: string | undefined): Link | undefined {
    return runId === undefined ? undefined : this.#links.get(runId);
  }

  follow(runId: string): void {
    if (this.#runs.has(runId)) {
      return;
    }
    this.#runs.set(runId, () => undefined); // before it is opened: what is there already is told at once
    let ended = false;
    const leave = this.#streams.open(runEventsPath(runId), {
      event: (event) => {
        const said = readRunEvent(event);
        ended ||= said?.type === 'done' || said?.type === 'failed';
        if (said !== undefined) {
          this.#sink.event(runId, said);
        }
      },
      link: (link) => {
        this.#links.set(runId, link);
        this.#sink.link(runId, link);
      },
      end: (failure) => {
        this.#forget(runId);
        if (!ended) {
          this.#sink.lost(runId, failure);
        }
      },
    });
    if (this.#runs.has(runId)) {
      this.#runs.set(runId, leave);
    }
  }

  close(): void {
    this.#runs.forEach((leave) => leave());
    this.#runs.clear();
    this.#links.clear();
  }

  #forget(runId: string): void {
    this.#runs.delete(runId);
    this.#links.delete(runId);
  }
}
