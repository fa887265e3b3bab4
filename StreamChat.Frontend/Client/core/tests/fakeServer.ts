import { encode, FakeRun, json, problem, stream, type Controller, type StoredMessage } from './fakeRun';

interface StoredConversation {
  record: { id: string; title: string; version: number; active_leaf?: string; [field: string]: unknown };
  messages: StoredMessage[];
}

/** The api's conversations in memory, as `fetch`. Every request is noted. */
export class FakeServer {
  readonly requests: { method: string; path: string; body: Record<string, unknown>; headers: Headers }[] = [];
  readonly conversations = new Map<string, StoredConversation>();
  readonly runs: FakeRun[] = [];
  readonly #live = new Map<string, Set<Controller>>();
  readonly #keys = new Map<string, FakeRun>();
  #lastId = 0;
  /** Answers instead of the server as long as it says something. */
  trouble: ((path: string, method: string) => Response | undefined) | undefined;

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const headers = new Headers(init.headers);
    this.requests.push({ method, path, body, headers });
    const trouble = this.trouble?.(path, method);
    return trouble ?? this.#answer(method, path, body, headers, init.signal ?? undefined);
  };

  seen(method: string, pattern: RegExp): number {
    return this.requests.filter((request) => request.method === method && pattern.test(request.path)).length;
  }

  /** Tells the readers of a conversation that something has happened in it. */
  tell(id: string, event: string, data: object = {}): void {
    this.#live.get(id)?.forEach((reader) => reader.enqueue(encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)));
  }

  add(title: string, messages: StoredMessage[] = []): StoredConversation {
    const id = this.#id('c');
    const leaf = messages.at(-1)?.id;
    const conversation = { record: { id, title, version: 1, pinned: false, archived: false, updated_at: '2026-01-01T00:00:00Z', ...(leaf ? { active_leaf: leaf } : {}) }, messages };
    this.conversations.set(id, conversation);
    return conversation;
  }

  #answer(method: string, path: string, body: Record<string, unknown>, headers: Headers, signal: AbortSignal | undefined): Response {
    const [, , kind, id = '', part, messageId, action] = path.split('?')[0]?.split('/') ?? [];
    if (kind === 'runs') {
      const run = this.runs.find((known) => known.id === id);
      return run === undefined ? problem(404, 'not_found') : part === 'cancel' ? this.#cancel(run) : this.#runEvents(run, headers, signal);
    }
    if (id === '') {
      return method === 'POST' ? json(this.add(asText(body['title'])).record, 201) : json({ conversations: [...this.conversations.values()].map(({ record }) => record) });
    }
    const conversation = this.conversations.get(id);
    if (conversation === undefined) {
      return problem(404, 'not_found');
    }
    if (part === 'messages') {
      return this.#start(conversation, body, headers.get('idempotency-key') ?? '', messageId, action);
    }
    if (part === 'events') {
      return this.#liveEvents(conversation, signal);
    }
    if (method === 'PATCH') {
      Object.assign(conversation.record, body, { version: conversation.record.version + 1 });
      return json(conversation.record);
    }
    if (method === 'DELETE') {
      this.conversations.delete(id);
      return new Response(null, { status: 204 });
    }
    return json({ ...conversation.record, messages: conversation.messages.map((message) => this.#shown(message)) });
  }

  #shown(message: StoredMessage): StoredMessage {
    const run = this.runs.find((known) => known.id === message.run_id);
    return run === undefined || run.ended ? message : { ...message, ...run.base };
  }

  #start({ record, messages }: StoredConversation, body: Record<string, unknown>, key: string, messageId: string | undefined, action: string | undefined): Response {
    const known = this.#keys.get(key);
    if (known === undefined) {
      const old = messages.find((message) => message.id === messageId);
      let parent = old?.parent_id;
      if (action === undefined) {
        parent = this.#id('q');
        messages.push({ id: parent, role: 'user', content: asText(body['content']), status: 'completed', ...(body['parent_id'] ? { parent_id: asText(body['parent_id']) } : {}) });
      }
      const run = this.#id('run');
      const answer: StoredMessage = action === 'continue' && old !== undefined ? old : { id: this.#id('a'), role: 'assistant', content: '', status: 'streaming', ...(parent ? { parent_id: parent } : {}) };
      Object.assign(answer, { status: 'streaming', run_id: run });
      if (!messages.includes(answer)) {
        messages.push(answer);
      }
      const started = new FakeRun(run, answer, body);
      started.base.content = answer.content;
      Object.assign(record, { active_leaf: answer.id, title: record.title || 'First line', version: record.version + 1 });
      this.runs.push(started);
      this.#keys.set(key, started);
    }
    const run = this.#keys.get(key);
    return json({ id: run?.id, message_id: run?.message.id, question_id: run?.message.parent_id, state: 'streaming' }, 202);
  }

  #cancel(run: FakeRun): Response {
    if (!run.ended) {
      run.end('cancelled');
    }
    return json({ id: run.id, state: 'cancelled' });
  }

  #runEvents(run: FakeRun, headers: Headers, signal: AbortSignal | undefined): Response {
    const after = Number(headers.get('last-event-id') ?? 0);
    if (run.ended && after >= run.log.length) {
      return new Response(null, { status: 204 });
    }
    const first = `retry: 2000\nevent: connected\ndata: {"run_id":"${run.id}","resumable":true,"request_id":"r1"}\n\n`;
    return stream([first, ...run.log.slice(after)].join(''), run.ended, run.readers, signal);
  }

  #liveEvents({ record }: StoredConversation, signal: AbortSignal | undefined): Response {
    const readers = this.#live.get(record.id) ?? new Set<Controller>();
    this.#live.set(record.id, readers);
    return stream(`event: connected\ndata: ${JSON.stringify({ version: record.version })}\n\n`, false, readers, signal);
  }

  #id(kind: string): string {
    this.#lastId += 1;
    return `${kind}${this.#lastId}`;
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
