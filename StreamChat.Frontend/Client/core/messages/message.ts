import type { Growth } from './growingText';
import type { Failure } from '../wire/failure';

/** Tokens that the provider counted. */
export interface Usage {
  readonly promptTokens: number | undefined;
  readonly completionTokens: number | undefined;
}

/** How far a message is. `waiting` and `unsent` are the page's own: not yet at the server, and refused or not reached. */
export type MessageStatus = 'unsent' | 'waiting' | 'streaming' | 'completed' | 'cancelled' | 'failed' | 'interrupted';

/** One message of a conversation's tree. Times are milliseconds since 1970. */
export interface Message {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** The end of the content, while it grows. */
  readonly growth: Growth | undefined;
  readonly thinking: string;
  readonly status: MessageStatus;
  readonly runId: string | undefined;
  readonly requestId: string | undefined;
  readonly model: string | undefined;
  readonly finishReason: string | undefined;
  readonly failure: Failure | undefined;
  readonly usage: Usage | undefined;
  /** How many older messages the model was not sent, because its window would not hold them. */
  readonly droppedMessages: number;
  /** Whether what is shown of an answer in progress is in the store, so that it can be read again. */
  readonly saved: boolean;
  readonly createdAt: number | undefined;
  /** When the first word came, of the thinking or of the answer. */
  readonly firstAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
}

export function newMessage(id: string, role: Message['role'], parentId: string | undefined, createdAt: number | undefined): Message {
  return {
    id,
    parentId,
    role,
    content: '',
    growth: undefined,
    thinking: '',
    status: 'completed',
    runId: undefined,
    requestId: undefined,
    model: undefined,
    finishReason: undefined,
    failure: undefined,
    usage: undefined,
    droppedMessages: 0,
    saved: true,
    createdAt,
    firstAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
  };
}

export function isInProgress(message: Message): boolean {
  return message.status === 'waiting' || message.status === 'streaming';
}
