import { failure, failureOfResponse } from './failure';
import { readFrame } from './frames';
import { createSseParser } from './sse';
import type { Ask } from './turn';
import type { TurnEvent } from './turnEvents';

/**
 * Asks `POST /chat` and reports what happens until the turn has ended: exactly one of done, failed or stopped comes
 * last. It never throws: an answer that breaks off is an event like any other.
 */
export async function askChat(ask: Ask, report: (event: TurnEvent) => void, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch('/chat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ prompt: ask.prompt, thinking: ask.thinking, ...(ask.model ? { model: ask.model } : {}) }),
      signal,
    });
    if (!response.ok || response.body === null) {
      report({ type: 'failed', failure: await failureOfResponse(response) });
      return;
    }
    if (!(await readStream(response.body, report))) {
      const requestId = response.headers.get('x-request-id') ?? undefined;
      report({ type: 'failed', failure: failure('connection_lost', '', { requestId }) });
    }
  } catch {
    // fetch and the reader throw for the abort and for a broken network, and tell the two apart only by the signal.
    report(signal.aborted ? { type: 'stopped' } : { type: 'failed', failure: failure('unreachable') });
  }
}

/** True when the stream came to an end of its own: a done or an error frame. */
async function readStream(body: ReadableStream<Uint8Array>, report: (event: TurnEvent) => void): Promise<boolean> {
  const seen = { any: false, end: false };
  const parser = createSseParser(({ data }) => {
    const event = seen.end ? undefined : readFrame(data);
    if (event !== undefined) {
      seen.any = true;
      seen.end = event.type === 'done' || event.type === 'failed';
      report(event);
    }
  });
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.feed(part.value);
    }
  } catch (error) {
    if (!seen.any || isAbort(error)) {
      throw error;
    }
    // the connection broke below us: what came before stands
  }
  return seen.end;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
