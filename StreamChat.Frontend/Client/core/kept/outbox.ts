import { createConversation, type Beginning } from '../api/conversations';
import { startRun, type Manner, type Start } from '../api/runs';
import type { Kept } from './kept';

/** A wish for an answer that the server has not granted: enough to send it after the page that made it is gone. */
export interface Unsent {
  /** Its Idempotency-Key: it makes one run, whoever sends it how often. */
  readonly key: string;
  /** Nothing when the conversation is to be made with it. */
  readonly conversationId: string | undefined;
  readonly beginning: Beginning;
  readonly start: Start;
  readonly manner: Manner;
}

/** Names that one page of a browser holds at a time; free when that page is gone, however it went. */
export interface Holds {
  /** Holds a name until the result is called. */
  hold(name: string): () => void;
  /** Runs something while holding a name, unless another page holds it. */
  claim(name: string, run: () => Promise<void>): Promise<void>;
}

/** Messages on their way to the server: kept in the browser until it has answered, so that closing the page loses none. */
export class Outbox {
  readonly #kept: Kept;
  readonly #holds: Holds;
  readonly #held = new Map<string, () => void>();

  constructor(kept: Kept, holds: Holds) {
    this.#kept = kept;
    this.#holds = holds;
  }

  keep(message: Unsent): void {
    if (!this.#held.has(message.key)) {
      this.#held.set(message.key, this.#holds.hold(lockOf(message.key)));
    }
    this.#kept.keepUnsent(message);
  }

  drop(key: string): void {
    this.#kept.dropUnsent(key);
    this.#held.get(key)?.();
    this.#held.delete(key);
  }

  /** Sends what pages have left behind that were closed before it was sent. */
  async sendLeftBehind(sent: () => void): Promise<void> {
    for (const message of await this.#kept.unsent()) {
      if (!this.#held.has(message.key)) {
        await this.#holds.claim(lockOf(message.key), async () => {
          if (await this.#send(message)) {
            this.#kept.dropUnsent(message.key);
            sent();
          }
        });
      }
    }
  }

  /** False when the server could not be asked, or could not say, so that it is worth another time. */
  async #send(message: Unsent): Promise<boolean> {
    let id = message.conversationId;
    if (id === undefined) {
      const made = await createConversation(message.beginning);
      if (!made.ok) {
        return !made.failure.retryable;
      }
      id = made.value.id;
      this.#kept.keepUnsent({ ...message, conversationId: id });
    }
    const outcome = await startRun(id, message.start, message.manner, message.key);
    return outcome.ok || !outcome.failure.retryable;
  }
}

function lockOf(key: string): string {
  return `streamchat.unsent.${key}`;
}
