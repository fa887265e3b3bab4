import type { Conversation, ConversationDetail } from '../api/shapes';
import type { KeyValues } from './keyValues';
import type { Unsent } from './outbox';

/** So many conversations, the latest opened, can be read offline; one that is larger than this is left out. */
export const MOST_CONVERSATIONS = 30;
export const LARGEST_CONVERSATION = 2_000_000;

const CALLER = 'caller';
const RECENT = 'recent';
const LIST = 'list';
const CONVERSATION = 'conversation/';
const DRAFT = 'draft/';
const UNSENT = 'unsent/';

/**
 * What the page keeps of one caller in the browser: conversations lately opened, drafts, and messages that have not
 * reached the server. Another caller finds nothing of it. Whatever cannot be kept is done without.
 */
export class Kept {
  readonly #values: KeyValues;
  #last: Promise<unknown>;

  /** `whose` says who the caller is; nothing when that cannot be known right now. */
  constructor(values: KeyValues, whose: () => Promise<string | undefined>) {
    this.#values = values;
    this.#last = whose().then((caller) => this.#belongTo(caller)).catch(() => undefined);
  }

  conversation(id: string): Promise<ConversationDetail | undefined> {
    return this.#do(async () => (await this.#values.get(CONVERSATION + id)) as ConversationDetail | undefined);
  }

  /** Keeps a conversation as the server has it, and lets go of those that were opened longest ago. */
  keep(detail: ConversationDetail): void {
    const { id } = detail.conversation;
    void this.#do(async () => {
      const size = detail.messages.reduce((sum, message) => sum + message.content.length + message.thinking.length, 0);
      const others = ((await this.#values.get(RECENT)) as readonly string[] | undefined ?? []).filter((other) => other !== id);
      const recent = size > LARGEST_CONVERSATION ? others : [id, ...others].slice(0, MOST_CONVERSATIONS);
      await this.#values.set(RECENT, recent);
      if (recent[0] === id) {
        await this.#values.set(CONVERSATION + id, detail);
      }
      for (const key of await this.#values.keys(CONVERSATION)) {
        if (!recent.includes(key.slice(CONVERSATION.length))) {
          await this.#values.delete(key);
        }
      }
    });
  }

  /** A conversation is gone. */
  drop(id: string): void {
    void this.#do(() => this.#values.delete(CONVERSATION + id));
    void this.#do(() => this.#values.delete(DRAFT + id));
    void this.#do(async () => {
      const listed = (await this.#values.get(LIST)) as readonly Conversation[] | undefined;
      if (listed !== undefined) {
        await this.#values.set(LIST, listed.filter((item) => item.id !== id));
      }
    });
  }

  /** The list as it was last read, and conversations that were opened and are not in it; nothing when there is neither. */
  list(): Promise<readonly Conversation[] | undefined> {
    return this.#do(async () => {
      const listed = (await this.#values.get(LIST)) as readonly Conversation[] | undefined;
      const recent = ((await this.#values.get(RECENT)) as readonly string[] | undefined) ?? [];
      const unlisted = recent.filter((id) => listed?.some((item) => item.id === id) !== true);
      const details = await Promise.all(unlisted.map((id) => this.#values.get(CONVERSATION + id) as Promise<ConversationDetail | undefined>));
      const opened = details.flatMap((detail) => (detail === undefined ? [] : [detail.conversation]));
      return listed === undefined && opened.length === 0 ? undefined : [...(listed ?? []), ...opened];
    });
  }

  keepList(items: readonly Conversation[]): void {
    void this.#do(() => this.#values.set(LIST, items));
  }

  draft(id: string): Promise<string | undefined> {
    return this.#do(async () => (await this.#values.get(DRAFT + id)) as string | undefined);
  }

  keepDraft(id: string, text: string): void {
    void this.#do(() => (text === '' ? this.#values.delete(DRAFT + id) : this.#values.set(DRAFT + id, text)));
  }

  async unsent(): Promise<readonly Unsent[]> {
    return (await this.#do(async () => Promise.all((await this.#values.keys(UNSENT)).map((key) => this.#values.get(key))))) as readonly Unsent[] | undefined ?? [];
  }

  keepUnsent(message: Unsent): void {
    void this.#do(() => this.#values.set(UNSENT + message.key, message));
  }

  dropUnsent(key: string): void {
    void this.#do(() => this.#values.delete(UNSENT + key));
  }

  /** Forgets everything. */
  async forget(): Promise<void> {
    await this.#do(() => this.#values.clear());
  }

  async #belongTo(caller: string | undefined): Promise<void> {
    if (caller !== undefined && caller !== (await this.#values.get(CALLER))) {
      await this.#values.clear();
      await this.#values.set(CALLER, caller);
    }
  }

  /** One after the other, so that what was said last counts; a failure is nobody's business. */
  #do<T>(what: () => Promise<T>): Promise<T | undefined> {
    const done = this.#last.then(what).catch(() => undefined);
    this.#last = done;
    return done;
  }
}
