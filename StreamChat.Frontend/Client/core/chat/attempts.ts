import { startRun, type Manner, type Start } from '../api/runs';
import type { StartedRun } from '../api/shapes';
import type { Failure } from '../wire/failure';
import type { Outcome } from '../wire/request';

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
}

/** The wishes that the server has not granted yet: on their way, refused, or waiting for the network. */
export class Attempts {
  readonly #all = new Map<string, Attempt>();
  readonly #conversation: () => Promise<Outcome<string>>;
  readonly #sink: AttemptSink;

  constructor(conversation: () => Promise<Outcome<string>>, sink: AttemptSink) {
    this.#conversation = conversation;
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
    this.#all.delete(answerId);
  }

  async launch(attempt: Attempt): Promise<void> {
    this.#all.set(attempt.answerId, attempt);
    attempt.inFlight = true;
    const conversation = await this.#conversation();
    const outcome = conversation.ok ? await startRun(conversation.value, attempt.start, attempt.manner, attempt.key) : conversation;
    attempt.inFlight = false;
    if (outcome.ok) {
      this.#all.delete(attempt.answerId);
      this.#sink.started(attempt, outcome.value);
    } else {
      this.#sink.failed(attempt, outcome.failure);
    }
  }
}
