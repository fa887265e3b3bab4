import { asObject, number, text, type JsonObject } from '../wire/json';
import { read } from '../wire/request';

/** What `GET /api/connection` says about the provider behind the page. */
export interface Connection {
  readonly provider: string;
  readonly endpoint: string | undefined;
  readonly model: string | undefined;
  readonly reason: string | undefined;
  readonly latencyMs: number | undefined;
  readonly ok: boolean;
  readonly errorCode: string | undefined;
  /** Where a trace is seen, its id appended; only locally. */
  readonly tracesUrl: string | undefined;
}

/** The connection, or nothing when even our own server does not answer. */
export async function loadConnection(signal: AbortSignal): Promise<Connection | undefined> {
  const outcome = await read('/api/connection', signal, readConnection);
  return outcome.ok ? outcome.value : undefined; // not reachable, or the page went away: the badge says so
}

function readConnection(body: JsonObject): Connection | undefined {
  const provider = text(body, 'provider');
  if (provider === undefined) {
    return undefined;
  }
  const error = asObject(body['error']);
  const errorCode = error && text(error, 'code');
  return {
    provider,
    endpoint: text(body, 'endpoint'),
    model: text(body, 'default_model'),
    reason: text(body, 'reason'),
    latencyMs: number(body, 'latency_ms'),
    ok: text(body, 'status') === 'ok',
    errorCode,
    tracesUrl: webAddress(text(body, 'traces_url')),
  };
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//.test(address) ? address : undefined;
}
