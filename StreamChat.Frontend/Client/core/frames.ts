import { failure } from './failure';
import { asObject, flag, number, parseObject, text, type JsonObject } from './json';
import type { Usage } from './turn';
import type { TurnEvent } from './turnEvents';

/**
 * Reads one frame of `POST /chat`:
 *
 *     {"type":"content","content":"Hello","token":"Hello","request_id":"…","phase":"thinking"}
 *
 * Unknown types are skipped, so that the server can grow; `[DONE]` says nothing that `done` has not said.
 */
export function readFrame(data: string): TurnEvent | undefined {
  const frame = parseObject(data);
  if (frame === undefined) {
    return undefined;
  }
  const content = text(frame, 'content') ?? '';
  switch (text(frame, 'type')) {
    case 'connected':
      return { type: 'connected', requestId: text(frame, 'request_id') };
    case 'content':
      return { type: text(frame, 'phase') === 'thinking' ? 'thinking' : 'content', text: content };
    case 'done':
      return {
        type: 'done',
        usage: readUsage(asObject(frame['usage'])),
        finishReason: text(frame, 'finish_reason'),
        model: text(frame, 'model'),
      };
    case 'error': {
      const code = text(frame, 'code') ?? 'unexpected';
      const retryable = flag(frame, 'retryable');
      const more = { requestId: text(frame, 'request_id') };
      return { type: 'failed', failure: failure(code, content, retryable === undefined ? more : { ...more, retryable }) };
    }
    default:
      return undefined;
  }
}

function readUsage(usage: JsonObject | undefined): Usage | undefined {
  return usage && { promptTokens: number(usage, 'prompt_tokens'), completionTokens: number(usage, 'completion_tokens') };
}
