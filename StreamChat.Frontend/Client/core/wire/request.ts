import { failure, failureOfResponse, type Failure } from './failure';
import { parseObject, type JsonObject } from './json';

/** What came of a request: what it asked for, or why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** A request to our own api. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Lets the request outlive its page. */
  readonly keepalive?: boolean;
}

/** How often a page asks again for what a busy server would not give, and how long it waits at most. */
const ATTEMPTS = 4;
const LONGEST_WAIT = 8000;

/** The change that is being sent to an address. */
const underway = new Map<string, Promise<unknown>>();

/** Asks for something to read, and again after a while where the server says that it is too busy right now. */
export function read<T>(path: string, signal: AbortSignal | undefined, take: (body: JsonObject) => T | undefined): Promise<Outcome<T>> {
  return again(() => request(path, signal ? { signal } : {}, take), signal);
}

/**
 * Sends a change that comes to the same when it is sent twice, again after a while where the server says that it is too busy right now.
 * Changes at one address are sent one after the other, so that none that is sent again undoes a later one. A deletion waits for none: nothing undoes
 * it, and the page that sends it may be about to go.
 */
export function change<T>(path: string, call: Call, take: (body: JsonObject) => T | undefined): Promise<Outcome<T>> {
  const send = (): Promise<Outcome<T>> => again(() => request(path, call, take), call.signal);
  const before = call.method === 'DELETE' ? undefined : underway.get(path);
  const outcome = before === undefined ? send() : before.then(send);
  underway.set(path, outcome);
  void outcome.then(() => {
    if (underway.get(path) === outcome) {
      underway.delete(path);
    }
  });
  return outcome;
}

async function again<T>(send: () => Promise<Outcome<T>>, signal: AbortSignal | undefined): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send();
    const busy = !outcome.ok && outcome.failure.retryable && (outcome.failure.status ?? 0) >= 429;
    if (!busy || attempt === ATTEMPTS || signal?.aborted === true) {
      return outcome;
    }
    const asked = outcome.failure.retryAfterSeconds;
    const wait = Math.min(LONGEST_WAIT, asked === undefined ? 500 * 2 ** attempt : asked * 1000);
    await new Promise((resolve) => setTimeout(resolve, wait + Math.random() * 250));
  }
}

/** Sends a request and reads the JSON of its answer. It never throws: no network is an outcome like any other. */
export async function request<T>(path: string, call: Call, take: (body: JsonObject, headers: Headers) => T | undefined): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, {
      method: call.method ?? 'GET',
      headers: { Accept: 'application/json', ...(call.body ? { 'Content-Type': 'application/json' } : {}), ...call.headers },
      ...(call.body ? { body: JSON.stringify(call.body) } : {}),
      ...(call.signal ? { signal: call.signal } : {}),
      ...(call.keepalive ? { keepalive: true } : {}),
    });
    if (!response.ok) {
      return { ok: false, failure: await failureOfResponse(response) };
    }
    const value = take(parseObject(await response.text()) ?? {}, response.headers);
    return value === undefined
      ? { ok: false, failure: failure('unexpected', '', { requestId: response.headers.get('x-request-id') ?? undefined }) }
      : { ok: true, value };
  } catch {
    return { ok: false, failure: failure('unreachable') }; // no network, or the caller gave up and does not look
  }
}
