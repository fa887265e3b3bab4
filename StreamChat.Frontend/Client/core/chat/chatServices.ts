import type { Conversation } from '../api/shapes';
import type { Kept } from '../kept/kept';
import type { Outbox } from '../kept/outbox';
import type { Streams } from '../streams/hub';
import type { Network } from '../streams/network';

/** What a chat needs from around it. */
export interface ChatServices {
  readonly streams: Streams;
  readonly network: Network;
  readonly kept: Kept;
  readonly outbox: Outbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newKey: () => string;
  /** What goes with a request that starts a run, besides its key. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Hears what becomes known of the conversation, for the list and the address. */
  readonly onConversation: (conversation: Conversation) => void;
}
