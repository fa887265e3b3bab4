import type { Failure } from './failure';
import { isRunning, type Turn, type Usage } from './turn';

/** What can happen to a turn, whatever it came from: the request itself, and later a reload or another tab. */
export type TurnEvent =
  | { readonly type: 'connected'; readonly requestId: string | undefined }
  | { readonly type: 'thinking'; readonly text: string }
  | { readonly type: 'content'; readonly text: string }
  | {
      readonly type: 'done';
      readonly usage: Usage | undefined;
      readonly finishReason: string | undefined;
      readonly model: string | undefined;
    }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'stopped' };

/** The one place where an event changes a turn. After its end a turn changes no more. */
export function applyEvent(turn: Turn, event: TurnEvent, at: number): Turn {
  if (!isRunning(turn)) {
    return turn;
  }
  switch (event.type) {
    case 'connected':
      return { ...turn, state: 'streaming', requestId: event.requestId ?? turn.requestId };
    case 'thinking':
      return { ...turn, state: 'streaming', thought: turn.thought + event.text, thoughtAt: turn.thoughtAt ?? at };
    case 'content':
      return { ...turn, state: 'streaming', answer: turn.answer + event.text, answeredAt: turn.answeredAt ?? at };
    case 'done':
      return {
        ...turn,
        state: 'done',
        endedAt: at,
        usage: event.usage,
        finishReason: event.finishReason,
        model: event.model ?? turn.model,
      };
    case 'stopped':
      return { ...turn, state: 'stopped', endedAt: at };
    case 'failed':
      return {
        ...turn,
        state: 'failed',
        endedAt: at,
        failure: event.failure,
        requestId: event.failure.requestId ?? turn.requestId,
      };
  }
}
