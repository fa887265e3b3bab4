/** A message as the server writes it. */
export interface StoredMessage {
  id: string;
  parent_id?: string;
  role: string;
  content: string;
  thinking?: string;
  status: string;
  run_id?: string;
  [field: string]: unknown;
}

export type Controller = ReadableStreamDefaultController<Uint8Array>;

/** A run of the fake server: the test writes its events. */
export class FakeRun {
  readonly id: string;
  readonly message: StoredMessage;
  readonly asked: Record<string, unknown>;
  readonly readers = new Set<Controller>();
  readonly log: string[] = [];
  ended = false;

  constructor(id: string, message: StoredMessage, asked: Record<string, unknown>) {
    this.id = id;
    this.message = message;
    this.asked = asked;
  }

  /** Adds a numbered event. */
  add(event: string, data: object): void {
    const frame = `id: ${this.log.length + 1}\nevent: ${event}\ndata: ${JSON.stringify({ run_id: this.id, message_id: this.message.id, request_id: 'r1', ...data })}\n\n`;
    this.log.push(frame);
    this.readers.forEach((reader) => reader.enqueue(encode(frame)));
  }

  content(text: string): void {
    this.message.content += text;
    this.add('content', { content: text });
  }

  /** What GET shows of the message before the end: as it was at the run's beginning. */
  readonly base = { content: '' };

  end(state: string, event = 'done', data: object = {}): void {
    this.ended = true;
    this.message.status = state;
    this.add(event, { state, finish_reason: state === 'completed' ? 'stop' : state, ...data });
    this.readers.forEach((reader) => reader.close());
    this.readers.clear();
  }

  /** Breaks all connections. */
  cut(): void {
    this.readers.forEach((reader) => reader.error(new TypeError('network error')));
    this.readers.clear();
  }
}

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A response that goes on until its run ends or its reader leaves. */
export function stream(first: string, ended: boolean, readers: Set<Controller>, signal: AbortSignal | undefined): Response {
  let own: Controller | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      own = controller;
      controller.enqueue(encode(first));
      if (ended) {
        controller.close();
      } else {
        readers.add(controller);
      }
    },
    cancel() {
      if (own !== undefined) {
        readers.delete(own);
      }
    },
  });
  signal?.addEventListener('abort', () => {
    if (own !== undefined && readers.delete(own)) {
      own.error(new DOMException('', 'AbortError'));
    }
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

export function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ code, status, detail: '', request_id: 'r9' }), { status, headers });
}
