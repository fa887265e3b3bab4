import type { RunEvent } from './runEvents';
import { grow } from '../messages/growingText';
import { isInProgress, type Message } from '../messages/message';

/** The one place where an event changes an answer. After its end an answer changes no more. */
export function applyRunEvent(answer: Message, event: RunEvent, at: number): Message {
  if (!isInProgress(answer)) {
    return answer;
  }
  switch (event.type) {
    case 'connected':
      return { ...answer, status: 'streaming', requestId: event.requestId ?? answer.requestId, droppedMessages: event.droppedMessages ?? answer.droppedMessages, saved: event.resumable };
    case 'resumable':
      return { ...answer, saved: event.resumable };
    case 'thinking':
      return { ...answer, status: 'streaming', thinking: answer.thinking + event.text, firstAt: answer.firstAt ?? at };
    case 'content':
      return { ...answer, status: 'streaming', content: answer.content + event.text, growth: grow(answer.growth, answer.content.length, event.text), firstAt: answer.firstAt ?? at, answeredAt: answer.answeredAt ?? at };
    case 'reset':
      return { ...answer, status: 'streaming', content: event.content, growth: undefined, thinking: event.thinking };
    case 'usage':
      return { ...answer, usage: event.usage ?? answer.usage };
    case 'done':
      return {
        ...answer,
        status: event.state,
        endedAt: at,
        finishReason: event.finishReason,
        usage: event.usage ?? answer.usage,
        model: event.model ?? answer.model,
      };
    case 'failed':
      return { ...answer, status: event.state, endedAt: at, failure: event.failure, requestId: event.failure.requestId ?? answer.requestId };
    default:
      return answer; // says something about the conversation or the stream, not about the answer
  }
}
