import { text } from '../wire/json';
import { request, type Outcome } from '../wire/request';

/** Who the server takes this browser for. */
export interface Me {
  readonly id: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** What is left of the requests that may be sent at once. */
  readonly requests: Left | undefined;
}

/** How much is left of how much. */
export interface Left {
  readonly left: number;
  readonly most: number;
}

/** The caller; `unauthenticated` where there is none. */
export function loadMe(): Promise<Outcome<Me>> {
  return request('/api/me', {}, (body, headers) => {
    const id = text(body, 'id');
    return id === undefined ? undefined : { id, kind: text(body, 'kind') ?? 'guest', name: text(body, 'name'), requests: readLeft(headers) };
  });
}

/** Removes everything that the server has of the caller. */
export function deleteMe(): Promise<Outcome<true>> {
  return request('/api/me', { method: 'DELETE' }, () => true);
}

/** Ends the session. */
export function signOut(): Promise<Outcome<true>> {
  return request('/auth/sign-out', { method: 'POST' }, () => true);
}

/** Where one signs in, to come back to an address of this page. */
export function signInPath(returnTo: string): string {
  return `/auth/sign-in?return_to=${encodeURIComponent(returnTo)}`;
}

/** Whether there is anywhere to sign in: that address leads elsewhere then. */
export async function canSignIn(): Promise<boolean> {
  try {
    return (await fetch(signInPath('/'), { redirect: 'manual', cache: 'no-store' })).type === 'opaqueredirect';
  } catch {
    return false; // no network
  }
}

/** Whether anything answers at all, with which word ever. */
export async function isReachable(): Promise<boolean> {
  try {
    const response = await fetch('/api/me', { cache: 'no-store', signal: AbortSignal.timeout(5000), headers: { Accept: 'application/json' } });
    return ![502, 503, 504].includes(response.status);
  } catch {
    return false; // no network, or nothing came in time
  }
}

/** `RateLimit: "caller";r=49;t=1` and `RateLimit-Policy: "caller";q=50;w=5`. */
function readLeft(headers: Headers): Left | undefined {
  const left = /;r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  const most = /;q=(\d+)/.exec(headers.get('ratelimit-policy') ?? '')?.[1];
  return left === undefined || most === undefined ? undefined : { left: Number(left), most: Number(most) };
}
