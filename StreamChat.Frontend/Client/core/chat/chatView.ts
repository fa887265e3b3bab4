import type { Conversation } from '../api/shapes';
import type { Failure } from '../wire/failure';
import type { Turn } from '../messages/turns';

/** What a person asks. */
export interface Ask {
  readonly prompt: string;
  readonly thinking: boolean;
}

/** A conversation as the page shows it. */
export interface ChatView {
  /** Nothing until a new chat's first message is at the server. */
  readonly id: string | undefined;
  readonly phase: 'new' | 'loading' | 'ready' | 'missing' | 'failed';
  /** Why it could not be loaded. */
  readonly failure: Failure | undefined;
  readonly conversation: Conversation | undefined;
  readonly model: string | undefined;
  readonly system: string | undefined;
  readonly turns: readonly Turn[];
  /** Whether the branch that is shown has an answer in progress. */
  readonly running: boolean;
  readonly stopping: boolean;
  /** What was written during an answer, to be sent after it. */
  readonly queued: Ask | undefined;
}
