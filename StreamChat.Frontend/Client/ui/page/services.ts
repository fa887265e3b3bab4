import type { ChatServices } from '../../core/chat/chatServices';
import { isLastOfRun } from '../../core/runs/runEvents';
import { Hub, type Streams } from '../../core/streams/hub';
import type { Network } from '../../core/streams/network';
import { SharedStreams } from '../../core/streams/sharedStreams';

/** A browser has six connections to a host over HTTP/1.1, and the page needs some for all else. */
const SLOTS = 2;
const TURN = 1500;

/** The browser's own idea of the network; a page that is looked at again is worth a try too. */
export const network: Network = {
  online: () => navigator.onLine,
  onWake(listener) {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') {
        listener();
      }
    };
    window.addEventListener('online', listener);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
};

/** The streams of all tabs of this browser, or of this one where the browser cannot share. */
function createStreams(): Streams {
  const hub = new Hub({
    network,
    slots: SLOTS,
    turnMilliseconds: TURN,
    isLast: (path, event) => (path.startsWith('/api/runs/') ? isLastOfRun(event) : event.event === 'deleted'),
  });
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    return hub;
  }
  const locks = { request: async (name: string, run: () => Promise<void>) => navigator.locks.request(name, run) };
  return new SharedStreams(hub, new BroadcastChannel('streamchat.streams'), locks, newKey());
}

/** What every chat of this page needs, but for who hears of its conversation. */
export function createServices(): Omit<ChatServices, 'onConversation'> {
  return { streams: createStreams(), network, now: () => Date.now(), newKey };
}

/** Random; `crypto.randomUUID` is missing on pages without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
