import { asObject, number, parseObject, text } from '../wire/json';

/** What `GET /api/connection` says about the provider behind the page. */
export interface Connection {
  readonly provider: string;
  readonly endpoint: string | undefined;
  readonly model: string | undefined;
  readonly reason: string | undefined;
  readonly latencyMs: number | undefined;
  readonly ok: boolean;
  readonly errorCode: string | undefined;
}

/** The connection, or nothing when even our own server does not answer. */
export async function loadConnection(signal: AbortSignal): Promise<Connection | undefined> {
  try {
    const response = await fetch('/api/connection', { headers: { Accept: 'application/json' }, signal });
    const body = parseObject(await response.text());
    return body && text(body, 'provider') !== undefined ? readConnection(body) : undefined;
  } catch {
    return undefined; // not reachable, or the page went away: the badge says so
  }
}

function readConnection(body: Readonly<Record<string, unknown>>): Connection {
  const error = asObject(body['error']);
  const errorCode = error && text(error, 'code');
  return {
    provider: text(body, 'provider') ?? '',
    endpoint: text(body, 'endpoint'),
    model: text(body, 'default_model'),
    reason: text(body, 'reason'),
    latencyMs: number(body, 'latency_ms'),
    ok: text(body, 'status') === 'ok',
    errorCode,
  };
}
