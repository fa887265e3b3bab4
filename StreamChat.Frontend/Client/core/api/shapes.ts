import { newMessage, type Message, type MessageStatus, type Usage } from '../messages/message';
import { failure } from '../wire/failure';
import { asObject, flag, moment, number, objects, text, type JsonObject } from '../wire/json';

/** A conversation as a list shows it. */
export interface Conversation {
  readonly id: string;
  readonly title: string;
  readonly model: string | undefined;
  readonly system: string | undefined;
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly activeLeaf: string | undefined;
  readonly createdAt: number | undefined;
  readonly updatedAt: number | undefined;
  /** Counts its changes. */
  readonly version: number | undefined;
  /** Whether an answer is being written in it. */
  readonly running: boolean;
}

/** A conversation with all its messages, in the order of their making. */
export interface ConversationDetail {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
}

/** A page of the list. */
export interface ConversationPage {
  readonly items: readonly Conversation[];
  readonly nextCursor: string | undefined;
}

/** A run that a message has started. */
export interface StartedRun {
  readonly runId: string;
  readonly messageId: string;
  readonly questionId: string | undefined;
}

export function readConversation(body: JsonObject): Conversation | undefined {
  const id = text(body, 'id');
  return id === undefined
    ? undefined
    : {
        id,
        title: text(body, 'title') ?? '',
        model: text(body, 'model'),
        system: text(body, 'system'),
        pinned: flag(body, 'pinned') ?? false,
        archived: flag(body, 'archived') ?? false,
        activeLeaf: text(body, 'active_leaf'),
        createdAt: moment(body, 'created_at'),
        updatedAt: moment(body, 'updated_at'),
        version: number(body, 'version'),
        running: flag(body, 'running') ?? false,
      };
}

export function readPage(body: JsonObject): ConversationPage {
  const items = objects(body, 'conversations').map(readConversation).filter((item) => item !== undefined);
  return { items, nextCursor: text(body, 'next_cursor') };
}

export function readDetail(body: JsonObject): ConversationDetail | undefined {
  const conversation = readConversation(body);
  const messages = objects(body, 'messages').map(readMessage).filter((message) => message !== undefined);
  return conversation && { conversation: { ...conversation, running: messages.some((message) => message.status === 'streaming') }, messages };
}

export function readStarted(body: JsonObject): StartedRun | undefined {
  const runId = text(body, 'id');
  const messageId = text(body, 'message_id');
  return runId === undefined || messageId === undefined ? undefined : { runId, messageId, questionId: text(body, 'question_id') };
}

const STATUSES: readonly MessageStatus[] = ['streaming', 'completed', 'cancelled', 'failed', 'interrupted'];

export function readMessage(body: JsonObject): Message | undefined {
  const id = text(body, 'id');
  const role = text(body, 'role');
  if (id === undefined || (role !== 'user' && role !== 'assistant')) {
    return undefined;
  }
  const code = text(body, 'error_code');
  const requestId = text(body, 'request_id');
  const createdAt = moment(body, 'created_at');
  const first = number(body, 'time_to_first_token_ms');
  const firstAt = first === undefined || createdAt === undefined ? undefined : createdAt + first;
  return {
    ...newMessage(id, role, text(body, 'parent_id'), createdAt),
    content: text(body, 'content') ?? '',
    thinking: text(body, 'thinking') ?? '',
    status: STATUSES.find((status) => status === text(body, 'status')) ?? 'completed',
    runId: text(body, 'run_id'),
    requestId,
    model: text(body, 'model'),
    finishReason: text(body, 'finish_reason'),
    failure: code === undefined ? undefined : failure(code, '', { requestId }),
    usage: readUsage(asObject(body['usage'])),
    droppedMessages: number(body, 'dropped_messages') ?? 0,
    firstAt,
    endedAt: moment(body, 'ended_at'),
  };
}

export function readUsage(usage: JsonObject | undefined): Usage | undefined {
  return usage && { promptTokens: number(usage, 'prompt_tokens'), completionTokens: number(usage, 'completion_tokens') };
}
