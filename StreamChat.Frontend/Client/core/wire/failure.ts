import { flag, parseObject, text } from './json';

/** Why an answer could not be given, or not to its end. */
export interface Failure {
  /** A code of CONTRACT §6, or one of the page's own: `connection_lost`, `unreachable`, `unexpected`. */
  readonly code: string;
  /** What the server says about it; safe to show, as text. */
  readonly detail: string;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The status of the response; nothing when there was none. */
  readonly status: number | undefined;
}

const RETRYABLE = new Set([
  'rate_limited',
  'too_many_streams',
  'provider_rate_limited',
  'provider_unavailable',
  'provider_timeout',
  'provider_dropped',
  'store_unavailable',
  'draining',
  'internal_error',
  'upstream_unavailable',
  'upstream_timeout',
  'not_ready',
  'interrupted',
  'connection_lost',
  'unreachable',
]);

/** A failure by its code; the server's own word on `retryable` wins over the table. */
export function failure(code: string, detail = '', more: Partial<Omit<Failure, 'code' | 'detail'>> = {}): Failure {
  return {
    code,
    detail,
    retryable: more.retryable ?? RETRYABLE.has(code),
    requestId: more.requestId,
    retryAfterSeconds: more.retryAfterSeconds,
    status: more.status,
  };
}

/** Reads a response that is no stream: problem details, or whatever a proxy in between made of it. */
export async function failureOfResponse(response: Response): Promise<Failure> {
  const problem = parseObject(await response.text().catch(() => '')) ?? {};
  const code = text(problem, 'code') ?? codeOfStatus(response.status);
  return failure(code, text(problem, 'detail') ?? '', {
    retryable: flag(problem, 'retryable') ?? RETRYABLE.has(code),
    requestId: text(problem, 'request_id') ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfter(response.headers.get('retry-after')),
    status: response.status,
  });
}

function codeOfStatus(status: number): string {
  if (status === 429) {
    return 'rate_limited';
  }
  return status === 502 || status === 503 || status === 504 ? 'unreachable' : 'unexpected';
}

function retryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}
