import { asObject, number, text, type JsonObject } from '../wire/json';
import { read, request, type Outcome } from '../wire/request';

/** Who the server takes this browser for. */
export interface Me {
  readonly id: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** Only what is limited. */
  readonly limits: readonly Limit[];
}

/** How much is left of how much. */
export interface Limit {
  readonly of: 'requests' | 'streams' | 'tokensAMinute' | 'tokensADay';
  readonly left: number;
  readonly most: number;
}

/** The caller; `unauthenticated` where there is none. */
export function loadMe(): Promise<Outcome<Me>> {
  return read('/api/me', undefined, (body) => {
    const id = text(body, 'id');
    return id === undefined ? undefined : { id, kind: text(body, 'kind') ?? 'guest', name: text(body, 'name'), limits: readLimits(asObject(body['limits'])) };
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

function readLimits(limits: JsonObject = {}): readonly Limit[] {
  const tokens = asObject(limits['tokens']);
  const all = [['requests', limits['requests']], ['streams', limits['streams']], ['tokensAMinute', tokens?.['minute']], ['tokensADay', tokens?.['day']]] as const;
  return all.flatMap(([of, limit]) => {
    const [left, most] = [number(asObject(limit) ?? {}, 'left'), number(asObject(limit) ?? {}, 'limit')];
    return left === undefined || most === undefined ? [] : [{ of, left, most }];
  });
}
