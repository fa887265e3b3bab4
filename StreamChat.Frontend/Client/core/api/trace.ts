/** What a request id looks like that names the trace it belongs to. */
const NAMED = /^t-([0-9a-f]{32})$/;

/** Headers that begin a trace (W3C Trace Context) and let the request id, which is stored with an answer, name it. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = random(16);
  return { traceparent: `00-${trace}-${random(8)}-01`, 'X-Request-ID': `t-${trace}` };
}

/** The trace that a request id names, if it does. */
export function traceOf(requestId: string | undefined): string | undefined {
  return NAMED.exec(requestId ?? '')?.[1];
}

function random(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
