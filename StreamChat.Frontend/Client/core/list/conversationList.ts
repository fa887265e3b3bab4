import { changeConversation, deleteConversation, listConversations, type Change } from '../api/conversations';
import type { Conversation, ConversationPage } from '../api/shapes';
import type { Kept } from '../kept/kept';
import type { Failure } from '../wire/failure';
import type { ListView, TellOthers } from './listView';
import { merged, newestFirst } from './order';

/** How long a deletion can be taken back. */
export const UNDO_MILLISECONDS = 7000;

/** The conversations: pages of them, found by words, and what can be done with each. Other tabs are told of changes. */
export class ConversationList {
  readonly #listeners = new Set<() => void>();
  readonly #tellOthers: TellOthers;
  readonly #kept: Kept | undefined;
  /** What has become known since the list was asked for; its answer may be older. */
  readonly #noted = new Map<string, Conversation>();
  #items: readonly Conversation[] = [];
  /** Whether what is shown was read from its beginning; else it is only what became known, or was found by other words. */
  #isRead = false;
  #text = '';
  #archived = false;
  #cursor: string | undefined;
  #complete = false;
  #failure: Failure | undefined;
  #loading: AbortController | undefined;
  #deleted: { readonly conversation: Conversation; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  /** What is kept is shown where the server cannot be asked. */
  constructor(tellOthers: TellOthers = () => undefined, kept?: Kept) {
    this.#tellOthers = tellOthers;
    this.#kept = kept;
  }

  view(): ListView {
    return {
      items: this.#items.filter((item) => item.id !== this.#deleted?.conversation.id),
      text: this.#text,
      archived: this.#archived,
      loading: this.#loading !== undefined,
      complete: this.#complete,
      failure: this.#failure,
      deleted: this.#deleted?.conversation,
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows the conversations with these words, from the beginning. */
  show(text: string, archived: boolean): void {
    this.#text = text;
    this.#archived = archived;
    this.#isRead = false;
    void this.#load(undefined);
  }

  /** Reads again as much as is shown. */
  refresh(): void {
    void this.#load(undefined, true);
  }

  more(): void {
    if (this.#loading === undefined && !this.#complete && this.#failure === undefined) {
      void this.#load(this.#cursor);
    }
  }

  /** Takes what this page has found out about a conversation, and tells other tabs what is new in it. */
  note(conversation: Conversation): void {
    const old = this.#items.find((item) => item.id === conversation.id);
    if (old?.title !== conversation.title || old.running !== conversation.running) {
      this.#tellOthers(conversation);
    }
    this.learn(conversation);
  }

  /** Takes what has become known of a conversation, here or in another tab; a new one stands first. */
  learn(conversation: Conversation): void {
    if (this.#loading !== undefined) {
      this.#noted.set(conversation.id, conversation);
    }
    const old = this.#items.find((item) => item.id === conversation.id);
    if (old === undefined) {
      if (this.#text === '' && conversation.archived === this.#archived) {
        this.#set([...this.#items, conversation].sort(newestFirst));
      }
    } else if (JSON.stringify(old) !== JSON.stringify(conversation)) {
      const items = this.#items.map((item) => (item === old ? conversation : item)).filter((item) => item.archived === this.#archived);
      this.#set(old.updatedAt === conversation.updatedAt && old.pinned === conversation.pinned ? items : items.sort(newestFirst));
    }
  }

  /** Changes a conversation at once on the page, and back when the server will not have it. */
  async change(conversation: Conversation, change: Omit<Change, 'active_leaf' | 'system' | 'model'>): Promise<Failure | undefined> {
    this.note({ ...conversation, ...change });
    const outcome = await changeConversation(conversation.id, change);
    if (!outcome.ok) {
      this.note(conversation);
      this.refresh();
      return outcome.failure;
    }
    this.#tellOthers();
    return undefined;
  }

  /** Takes a conversation away; for a few seconds it can still come back. */
  delete(conversation: Conversation): void {
    this.commitDeletion();
    this.#deleted = { conversation, timer: setTimeout(() => this.commitDeletion(), UNDO_MILLISECONDS) };
    this.#changed();
  }

  undoDeletion(): Conversation | undefined {
    const conversation = this.#deleted?.conversation;
    clearTimeout(this.#deleted?.timer);
    this.#deleted = undefined;
    this.#changed();
    return conversation;
  }

  /** Makes a deletion final; also when the page goes away, as it was promised. */
  commitDeletion(): void {
    const conversation = this.undoDeletion();
    if (conversation !== undefined) {
      this.#set(this.#items.filter((item) => item.id !== conversation.id));
      this.#kept?.drop(conversation.id);
      void deleteConversation(conversation.id).then((outcome) => {
        if (outcome.ok || outcome.failure.code === 'not_found') {
          this.#tellOthers();
        } else {
          this.refresh(); // it is still there, and so it is shown
        }
      });
    }
  }

  /** A page that is read again leaves what comes after it. */
  #take({ items: read, nextCursor }: ConversationPage, isFirst: boolean, keepTail: boolean): void {
    const items = read.map((item) => this.#noted.get(item.id) ?? item).filter((item) => item.archived === this.#archived);
    const known = new Set(items.map((item) => item.id));
    const others = this.#items.filter((item) => !known.has(item.id));
    const meanwhile = this.#text === '' ? others.filter((item) => this.#noted.has(item.id) && item.archived === this.#archived) : [];
    const last = items.at(-1);
    const tail = isFirst && keepTail && nextCursor !== undefined && last !== undefined ? others.filter((item) => newestFirst(last, item) < 0) : [];
    if (tail.length === 0) {
      this.#cursor = nextCursor;
      this.#complete = nextCursor === undefined;
    }
    this.#items = isFirst ? [...meanwhile, ...items, ...tail.filter((item) => !meanwhile.includes(item))] : [...others, ...items];
  }

  async #load(cursor: string | undefined, keepTail = false): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#failure = undefined;
    this.#noted.clear();
    this.#changed();
    const outcome = await listConversations({ cursor, text: this.#text, archived: this.#archived }, loading.signal);
    if (this.#loading !== loading) {
      return; // something else was asked for meanwhile
    }
    const whole = cursor === undefined && this.#text === '' && !this.#archived;
    const kept = outcome.ok || !whole || this.#isRead ? undefined : await this.#kept?.list();
    if (isAborted(loading.signal)) {
      return;
    }
    this.#loading = undefined;
    this.#isRead ||= outcome.ok || kept !== undefined;
    if (outcome.ok) {
      this.#take(outcome.value, cursor === undefined, keepTail);
      if (whole) {
        this.#kept?.keepList(outcome.value.items);
      }
    } else if (kept !== undefined) {
      this.#items = merged(kept, this.#items).filter(({ archived }) => !archived);
      this.#complete = true;
    } else {
      this.#failure = outcome.failure;
    }
    this.#changed();
  }

  #set(items: readonly Conversation[]): void {
    this.#items = items;
    this.#changed();
  }

  #changed(): void {
    this.#listeners.forEach((listener) => listener());
  }
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
