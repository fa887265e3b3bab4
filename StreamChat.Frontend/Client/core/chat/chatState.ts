import type { Beginning } from '../api/conversations';
import type { Conversation } from '../api/shapes';
import type { Link } from '../streams/network';
import type { Failure } from '../wire/failure';
import type { Ask, ChatView } from './chatView';
import { isInProgress, newMessage, type Message } from '../messages/message';
import { Tree } from '../messages/tree';
import { turnsOf, type Turn } from '../messages/turns';

/** What is known of one conversation, and who wants to hear of changes. */
export class ChatState {
  readonly tree = new Tree();
  readonly #listeners = new Set<() => void>();
  readonly #keys = new Map<string, string>();
  readonly #linkOf: (answer: Message) => Link | undefined;
  #turns: readonly Turn[] = [];
  #lastLocal = 0;

  id: string | undefined;
  beginning: Beginning;
  conversation: Conversation | undefined;
  phase: ChatView['phase'];
  failure: Failure | undefined;
  leaf: string | undefined;
  /** Whether a branch was chosen here since the conversation was last read, and how many such choices are on their way. */
  hasChosen = false;
  choosing = 0;
  /** What a new conversation is called until the server has a title for it. */
  firstTitle = '';
  queued: Ask | undefined;
  stopping = false;

  constructor(id: string | undefined, beginning: Beginning, linkOf: (answer: Message) => Link | undefined) {
    this.id = id;
    this.beginning = beginning;
    this.phase = id === undefined ? 'new' : 'loading';
    this.#linkOf = linkOf;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    this.#listeners.forEach((listener) => listener());
  }

  view(): ChatView {
    const source = { keyOf: (id: string) => this.#keys.get(id) ?? id, linkOf: this.#linkOf };
    const turns = turnsOf(this.tree, this.leaf, source, this.#turns);
    this.#turns = turns.length === this.#turns.length && turns.every((turn, index) => turn === this.#turns[index]) ? this.#turns : turns;
    return {
      id: this.id,
      phase: this.phase,
      failure: this.failure,
      conversation: this.conversation,
      model: this.conversation ? this.conversation.model : this.beginning.model,
      system: this.conversation ? this.conversation.system : this.beginning.system,
      turns: this.#turns,
      running: this.answerInProgress() !== undefined,
      stopping: this.stopping,
      queued: this.queued,
    };
  }

  /** The answer that is being written on the branch that is shown. */
  answerInProgress(): Message | undefined {
    const leaf = this.tree.get(this.leaf);
    return leaf !== undefined && leaf.role === 'assistant' && isInProgress(leaf) ? leaf : undefined;
  }

  /** Adds a message that the server does not know yet. */
  add(role: Message['role'], parentId: string | undefined, at: number, more: Partial<Message> = {}): Message {
    this.#lastLocal += 1;
    const message = { ...newMessage(`local-${this.#lastLocal}`, role, parentId, at), ...more };
    this.tree.put(message);
    return message;
  }

  /** Takes away what the server never knew: an answer, and its question where that is only known here. */
  removeLocal(answer: Message, questionId: string | undefined): void {
    if (isLocal(answer.id)) {
      const question = this.tree.get(questionId);
      this.tree.remove(answer.id);
      this.leaf = answer.parentId;
      if (question !== undefined) {
        this.tree.remove(question.id);
        this.leaf = question.parentId;
      }
    }
  }

  /** A message waits for the end of the answer; what was waiting already is not lost to it. */
  queue(ask: Ask): void {
    this.queued = this.queued === undefined ? ask : { ...ask, prompt: `${this.queued.prompt}\n\n${ask.prompt}` };
    this.changed();
  }

  /** The server has named messages: they stay what they are on the page. */
  rename(names: ReadonlyMap<string, string>): void {
    for (const [local, id] of names) {
      this.#keys.set(id, this.#keys.get(local) ?? local);
    }
    this.tree.rename(names);
    this.leaf = names.get(this.leaf ?? '') ?? this.leaf;
  }
}

export function isLocal(id: string): boolean {
  return id.startsWith('local-');
}
