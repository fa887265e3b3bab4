import type { Usage } from '../messages/message';
import { readUsage } from '../api/shapes';
import { failure, type Failure } from '../wire/failure';
import { asObject, flag, number, parseObject, text, type JsonObject } from '../wire/json';
import type { SseEvent } from '../wire/sse';

/** How a run can end well, or be ended. */
export type EndState = 'completed' | 'cancelled' | 'failed' | 'interrupted';

/** What a run's events say (CONTRACT §5). */
export type RunEvent =
  | { readonly type: 'connected'; readonly requestId: string | undefined; readonly droppedMessages: number | undefined; readonly resumable: boolean }
  | { readonly type: 'resumable'; readonly resumable: boolean }
  | { readonly type: 'thinking' | 'content'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage | undefined }
  /** The whole message so far, since the place that was read from is no longer held. */
  | { readonly type: 'reset'; readonly content: string; readonly thinking: string }
  | { readonly type: 'done'; readonly state: EndState; readonly finishReason: string | undefined; readonly usage: Usage | undefined; readonly model: string | undefined }
  | { readonly type: 'failed'; readonly state: EndState; readonly failure: Failure };

/** Reads an event of a run; unknown ones are skipped, so that the server can grow. */
export function readRunEvent({ event, data }: SseEvent): RunEvent | undefined {
  const body = parseObject(data);
  if (body === undefined) {
    return undefined;
  }
  const content = text(body, 'content') ?? '';
  const resumable = flag(body, 'resumable') ?? true;
  switch (event) {
    case 'connected':
      return { type: 'connected', requestId: text(body, 'request_id'), droppedMessages: number(body, 'dropped_messages'), resumable };
    case 'resumable':
      return { type: 'resumable', resumable };
    case 'thinking':
    case 'content':
      return { type: event, text: content };
    case 'usage':
      return { type: 'usage', usage: readUsage(asObject(body['usage'])) };
    case 'reset':
      return { type: 'reset', content, thinking: text(body, 'thinking') ?? '' };
    case 'done':
      return {
        type: 'done',
        state: endState(body) ?? (text(body, 'finish_reason') === 'cancelled' ? 'cancelled' : 'completed'),
        finishReason: text(body, 'finish_reason'),
        usage: readUsage(asObject(body['usage'])),
        model: text(body, 'model'),
      };
    case 'error':
      return { type: 'failed', state: endState(body) ?? 'failed', failure: readFailure(body, content) };
    default:
      return undefined;
  }
}

/** Whether nothing comes after this event of a run. */
export function isLastOfRun({ event }: SseEvent): boolean {
  return event === 'done' || event === 'error';
}

function endState(body: JsonObject): EndState | undefined {
  return (['completed', 'cancelled', 'failed', 'interrupted'] as const).find((state) => state === text(body, 'state'));
}

function readFailure(body: JsonObject, detail: string): Failure {
  const retryable = flag(body, 'retryable');
  const requestId = text(body, 'request_id');
  return failure(text(body, 'code') ?? 'unexpected', detail, retryable === undefined ? { requestId } : { requestId, retryable });
}
