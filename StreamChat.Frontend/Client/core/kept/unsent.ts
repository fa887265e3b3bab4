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

/** Runs something unless another page of this browser holds the name; false when it did not run. */
export type Claim = (name: string, run: () => Promise<void>) => Promise<boolean>;

/** The name under which a page says that it looks after an unsent message itself. */
export const unsentLock = (key: string): string => `streamchat.unsent.${key}`;

/** Sends what pages have left behind that were closed before it was sent. Whatever the server says to it, it is not asked twice. */
export async function sendLeftBehind(kept: Kept, claim: Claim, sent: () => void): Promise<void> {
  for (const message of await kept.unsent()) {
    await claim(unsentLock(message.key), async () => {
      if (await send(kept, message)) {
        kept.dropUnsent(message.key);
        sent();
      }
    });
  }
}

/** False when the server could not be asked, so that it is worth another time. */
async function send(kept: Kept, message: Unsent): Promise<boolean> {
  let id = message.conversationId;
  if (id === undefined) {
    const made = await createConversation(message.beginning);
    if (!made.ok) {
      return !made.failure.retryable;
    }
    id = made.value.id;
    kept.keepUnsent({ ...message, conversationId: id });
  }
  const outcome = await startRun(id, message.start, message.manner, message.key);
  return outcome.ok || !outcome.failure.retryable;
}
