/** What is known of the network. It is a hint and never a reason not to try. */
export interface Network {
  /** False when it is known that the server cannot be reached. */
  online(): boolean;
  /** Calls when trying again may be worth it: the network is back, or the page is looked at again. */
  onWake(listener: () => void): () => void;
  /** Something did not get through: it is worth finding out whether anything does. */
  doubt(): void;
}

/** What the browser knows by itself. */
export type BrowserNetwork = Omit<Network, 'doubt'>;

/** How a stream is connected right now. */
export type Link = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** Whether a stream has lost its connection, and is not back yet. */
export function isDown(link: Link): boolean {
  return link === 'reconnecting' || link === 'offline';
}
