import type { ChatServices } from '../../core/chat/chatServices';
import { isReachable, loadMe, type Me } from '../../core/api/me';
import { traceHeaders } from '../../core/api/trace';
import { Database } from '../../core/kept/database';
import { Kept } from '../../core/kept/kept';
import { Outbox, type Holds } from '../../core/kept/outbox';
import { isLastOfRun } from '../../core/runs/runEvents';
import { Hub, type Streams } from '../../core/streams/hub';
import type { BrowserNetwork } from '../../core/streams/network';
import { Reachability } from '../../core/streams/reachability';
import type { Outcome } from '../../core/wire/request';
import { SharedStreams } from '../../core/streams/sharedStreams';

/** A browser has six connections to a host over HTTP/1.1, and the page needs some for all else. */
const SLOTS = 2;
const TURN = 1500;

/** The browser's own idea of the network; a page that is looked at again is worth a try too. */
const browser: BrowserNetwork = {
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
function createStreams(network: Reachability): Streams {
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

const locks = 'locks' in navigator ? navigator.locks : undefined; // missing on pages without TLS

/** Names that a page holds, by Web Locks; a browser without them has no other page that would ask. */
const holds: Holds = {
  hold(name) {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    void locks?.request(name, () => released);
    return release;
  },
  async claim(name, run) {
    await (locks === undefined ? run() : locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : run())));
  },
};

/** What every chat of this page needs, but for who hears of its conversation. */
export interface Services extends Omit<ChatServices, 'onConversation' | 'network'> {
  readonly network: Reachability;
  /** Who the page was opened by. */
  readonly me: Promise<Outcome<Me>>;
  /** Lets every run begin a trace of its own, where somebody can look at it, or may be able to: who asks at once is not told yet. */
  traced: boolean;
}

export function createServices(): Services {
  const network = new Reachability(browser, isReachable);
  window.addEventListener('offline', () => network.doubt());
  const me = loadMe();
  const kept = new Kept(new Database('streamchat'), async () => {
    const outcome = await me;
    if (!outcome.ok) {
      network.doubt();
    }
    return outcome.ok ? outcome.value.id : undefined;
  });
  const services: Services = {
    streams: createStreams(network),
    network,
    me,
    kept,
    outbox: new Outbox(kept, holds),
    traced: true,
    now: () => Date.now(),
    newKey,
    headers: () => (services.traced ? traceHeaders() : {}),
  };
  return services;
}

/** Random; `crypto.randomUUID` is missing on pages without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
