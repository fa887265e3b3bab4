import type { Message } from './message';

/** A message among those that follow the same one. */
export interface Place {
  /** From 0. */
  readonly index: number;
  readonly ids: readonly string[];
}

/** The messages of a conversation: what follows what, and the versions of each. Mirrors the server's. */
export class Tree {
  readonly #messages = new Map<string, Message>();
  readonly #children = new Map<string, string[]>();

  get(id: string | undefined): Message | undefined {
    return id === undefined ? undefined : this.#messages.get(id);
  }

  all(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** Adds a message after its older versions, or takes the place of the one with the same id. */
  put(message: Message): void {
    if (!this.#messages.has(message.id)) {
      const siblings = this.#children.get(message.parentId ?? '') ?? [];
      this.#children.set(message.parentId ?? '', [...siblings, message.id]);
    }
    this.#messages.set(message.id, message);
  }

  /** Replaces everything. */
  reset(messages: readonly Message[]): void {
    this.#messages.clear();
    this.#children.clear();
    messages.forEach((message) => this.put(message));
  }

  /** Gives messages the names that the server has for them. One that is here under both names is here once. */
  rename(names: ReadonlyMap<string, string>): void {
    const all = this.all().filter((message) => !this.#messages.has(names.get(message.id) ?? ''));
    this.reset(all.map((message) => {
      const parentId = message.parentId === undefined ? undefined : (names.get(message.parentId) ?? message.parentId);
      return names.has(message.id) || parentId !== message.parentId ? { ...message, id: names.get(message.id) ?? message.id, parentId } : message;
    }));
  }

  /** Takes away a message that nothing follows. */
  remove(id: string): void {
    this.reset(this.all().filter((message) => message.id !== id));
  }

  /** From the root to the message. */
  path(leaf: string | undefined): readonly Message[] {
    const path = new Set<Message>(); // which holds each once: a circle would be a fault, but never an endless one
    for (let message = this.get(leaf); message !== undefined && !path.has(message); message = this.get(message.parentId)) {
      path.add(message);
    }
    return [...path].reverse();
  }

  place(id: string): Place {
    const ids = this.#children.get(this.#messages.get(id)?.parentId ?? '') ?? [];
    return { index: ids.indexOf(id), ids };
  }

  /** The end of the newest branch that goes through the message. */
  latestLeaf(id: string): string {
    let leaf = id;
    for (let next = this.#children.get(leaf)?.at(-1); next !== undefined; next = this.#children.get(leaf)?.at(-1)) {
      leaf = next;
    }
    return leaf;
  }

  /** The end of the newest branch of all; nothing when there is no message. */
  latest(): string | undefined {
    const root = this.#children.get('')?.at(-1);
    return root === undefined ? undefined : this.latestLeaf(root);
  }
}
