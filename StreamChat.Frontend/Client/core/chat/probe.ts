import { request } from '../wire/request';
import { pause } from '../streams/backoff';
import type { Network } from '../streams/network';

const PROBE = 3000;

/** Asks every few seconds whether the server is there again: no event of the browser says so. False when nobody waits for it any more. */
export async function isThereAgain(network: Network, isWaitedFor: () => boolean): Promise<boolean> {
  while (isWaitedFor()) {
    await pause(PROBE, (listener) => network.onWake(listener), new AbortController().signal);
    if ((await request('/api/me', {}, (me) => me)).ok) {
      return true;
    }
  }
  return false;
}
