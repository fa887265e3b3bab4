/** What the browser knows of the network. It is a hint and never a reason not to try. */
export interface Network {
  /** False when the browser is sure that there is none. */
  online(): boolean;
  /** Calls when trying again may be worth it: the network is back, or the page is looked at again. */
  onWake(listener: () => void): () => void;
}

/** How a stream is connected right now. */
export type Link = 'connecting' | 'live' | 'reconnecting' | 'offline';
