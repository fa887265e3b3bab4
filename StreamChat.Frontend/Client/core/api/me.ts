import { text } from '../wire/json';
import { request } from '../wire/request';

/** Who the server takes this browser for. */
export interface Me {
  readonly id: string;
  readonly kind: string;
  readonly name: string | undefined;
}

/** The caller; nothing when the server cannot be asked. */
export async function loadMe(signal?: AbortSignal): Promise<Me | undefined> {
  const outcome = await request('/api/me', signal ? { signal } : {}, (body) => {
    const id = text(body, 'id');
    return id === undefined ? undefined : { id, kind: text(body, 'kind') ?? 'guest', name: text(body, 'name') };
  });
  return outcome.ok ? outcome.value : undefined;
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
