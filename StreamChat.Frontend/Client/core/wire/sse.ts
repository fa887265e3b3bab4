/** One event of a `text/event-stream`, as the HTML standard dispatches it. */
export interface SseEvent {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream has named. */
  readonly id: string;
  /** Whether this event named an id of its own: only those are in the log that the stream is read from. */
  readonly numbered: boolean;
}

/** Turns the bytes of an event stream into events. */
export interface SseParser {
  /** Takes the next bytes, cut anywhere, even inside a character or between CR and LF. */
  feed(chunk: Uint8Array): void;
}

/** More than this without an end of line is no event stream of ours. */
const MAX_LINE = 8 * 1024 * 1024;

/**
 * A parser by https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream. An event whose
 * closing empty line never came is not dispatched, as the standard asks: a cut stream never looks like a whole one.
 */
export function createSseParser(onEvent: (event: SseEvent) => void, onRetry: (milliseconds: number) => void = () => undefined): SseParser {
  const decoder = new TextDecoder('utf-8'); // drops the byte order mark by itself
  let rest = '';
  let endedWithCr = false;
  let event = '';
  let data: string[] = [];
  let id = '';
  let numbered = false;

  function takeLine(line: string): void {
    if (line === '') {
      if (data.length > 0) {
        onEvent({ event: event || 'message', data: data.join('\n'), id, numbered });
      }
      event = '';
      data = [];
      numbered = false;
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return; // a comment
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const start = colon >= 0 && line[colon + 1] === ' ' ? colon + 2 : colon + 1;
    const value = colon < 0 ? '' : line.slice(start);
    if (field === 'data') {
      data.push(value);
    } else if (field === 'event') {
      event = value;
    } else if (field === 'id' && !value.includes('\0')) {
      id = value;
      numbered = true;
    } else if (field === 'retry' && /^\d+$/.test(value)) {
      onRetry(Number(value));
    }
  }

  function takeText(text: string): void {
    // CR ends a line at once; an LF that follows, possibly in the next chunk, belongs to it.
    const fresh = endedWithCr && text.startsWith('\n') ? text.slice(1) : text;
    endedWithCr = text.endsWith('\r');
    const lines = fresh.split(/\r\n|\r|\n/);
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      takeLine(line);
    }
    if (rest.length > MAX_LINE) {
      throw new RangeError('A line of the event stream is too long.');
    }
  }

  return {
    feed(chunk) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') {
        takeText(text);
      }
    },
  };
}
