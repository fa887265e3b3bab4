import type { Conversation } from '../api/shapes';
import type { Failure } from '../wire/failure';

/** The list of conversations as the page shows it. */
export interface ListView {
  readonly items: readonly Conversation[];
  readonly text: string;
  readonly archived: boolean;
  readonly loading: boolean;
  readonly complete: boolean;
  readonly failure: Failure | undefined;
  /** Was deleted a moment ago and can still come back. */
  readonly deleted: Conversation | undefined;
}

/** Tells the other tabs what is known here of a conversation, or without one that they should read the list again. */
export type TellOthers = (conversation?: Conversation) => void;
