import { startRun, type Manner, type Start } from '../api/runs';
import type { StartedRun } from '../api/shapes';
import type { Failure } from '../wire/failure';
import type { Outcome } from '../wire/request';

/** Passes by itself, mostly within seconds: a replica that leaves, a store that is being restarted. Nobody needs to hear of it at once. */
const PASSING = new Set(['store_unavailable', 'draining', 'not_ready', 'upstream_unavailable']);
/** A limit on requests is over within a second or so; one on tokens may last until tomorrow, and that a person should know. */
const LIMITED = 'rate_limited';
const AGAIN = 2;
const LONGEST_WAIT = 4000;

/** The failure of what never got to the server, as far as the page can tell. */
export const UNREACHED = 'unreachable';

/** One wish for an answer. However often it is sent it has one key, so that it is granted once. */
export interface Attempt {
  readonly start: Start;
  readonly manner: Manner;
  readonly key: string;
  /** The message ids that stand for what the server has not named yet. */
  readonly questionId: string | undefined;
  readonly answerId: string;
  /** Stop was pressed before there was a run to stop. */
  unwanted: boolean;
  inFlight: boolean;
}

/** What becomes of attempts. */
export interface AttemptSink {
  started(attempt: Attempt, run: StartedRun): void;
  failed(attempt: Attempt, failure: Failure): void;
  /** A wish is on its way: it outlives the page until the server has answered. */
  sending(attempt: Attempt): void;
  /** A wish needs no keeping any more. */
  settled(attempt: Attempt): void;
}

/** The wishes that the server has not granted yet: on their way, refused, or waiting for the network. */
export class Attempts {
  readonly #all = new Map<string, Attempt>();
  readonly #conversation: () => Promise<Outcome<string>>;
  readonly #headers: () => Readonly<Record<string, string>>;
  readonly #sink: AttemptSink;

  constructor(conversation: () => Promise<Outcome<string>>, headers: () => Readonly<Record<string, string>>, sink: AttemptSink) {
    this.#conversation = conversation;
    this.#headers = headers;
    this.#sink = sink;
  }

  get(answerId: string): Attempt | undefined {
    return this.#all.get(answerId);
  }

  all(): readonly Attempt[] {
    return [...this.#all.values()];
  }

  /** Whether the server may be hearing of a wish right now. */
  areInFlight(): boolean {
    return this.all().some((attempt) => attempt.inFlight);
  }

  forget(answerId: string): void {
    const attempt = this.#all.get(answerId);
    if (attempt !== undefined) {
      this.#sink.settled(attempt);
    }
    this.#all.delete(answerId);
  }

  async launch(attempt: Attempt): Promise<void> {
    this.#all.set(attempt.answerId, attempt);
    attempt.inFlight = true;
    this.#sink.sending(attempt);
    let outcome = await this.#send(attempt);
    for (let again = 1; !outcome.ok && again <= AGAIN && passesSoon(outcome.failure) && !attempt.unwanted; again += 1) {
      const { retryAfterSeconds } = outcome.failure;
      const wait = Math.min(LONGEST_WAIT, (retryAfterSeconds ?? again) * 1000);
      await new Promise((resolve) => setTimeout(resolve, wait));
      outcome = await this.#send(attempt);
    }
    attempt.inFlight = false;
    if (outcome.ok || outcome.failure.code !== UNREACHED) {
      this.#sink.settled(attempt);
    }
    if (outcome.ok) {
      this.#all.delete(attempt.answerId);
      this.#sink.started(attempt, outcome.value);
    } else {
      this.#sink.failed(attempt, outcome.failure);
    }
  }

  async #send(attempt: Attempt): Promise<Outcome<StartedRun>> {
    const conversation = await this.#conversation();
    if (conversation.ok) {
      this.#sink.sending(attempt); // now it is known where it belongs
    }
    return conversation.ok ? startRun(conversation.value, attempt.start, attempt.manner, attempt.key, this.#headers()) : conversation;
  }
}

function passesSoon({ code, retryAfterSeconds }: Failure): boolean {
  return PASSING.has(code) || (code === LIMITED && retryAfterSeconds !== undefined && retryAfterSeconds * 1000 <= LONGEST_WAIT);
}
