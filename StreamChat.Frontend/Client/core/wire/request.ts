import { failure, failureOfResponse, type Failure } from './failure';
import { parseObject, type JsonObject } from './json';

/** What came of a request: what it asked for, or why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly etag: string | undefined }
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

/** Sends a request and reads the JSON of its answer. It never throws: no network is an outcome like any other. */
export async function request<T>(path: string, call: Call, read: (body: JsonObject) => T | undefined): Promise<Outcome<T>> {
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
    const value = read(parseObject(await response.text()) ?? {});
    return value === undefined
      ? { ok: false, failure: failure('unexpected', '', { requestId: response.headers.get('x-request-id') ?? undefined }) }
      : { ok: true, value, etag: response.headers.get('etag') ?? undefined };
  } catch {
    return { ok: false, failure: failure('unreachable') }; // no network, or the caller gave up and does not look
  }
}
