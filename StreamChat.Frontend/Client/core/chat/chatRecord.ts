import { changeConversation, createConversation, type Beginning, type Change } from '../api/conversations';
import type { Outcome } from '../wire/request';
import type { ChatServices } from './chatServices';
import type { ChatState } from './chatState';

/** The conversation itself, without its messages: makes it with the first message, and changes it. */
export class ChatRecord {
  readonly #state: ChatState;
  readonly #services: ChatServices;
  readonly #created: () => void;
  #creating: Promise<Outcome<string>> | undefined;

  constructor(state: ChatState, services: ChatServices, created: () => void) {
    this.#state = state;
    this.#services = services;
    this.#created = created;
  }

  /** The conversation's id; the first message of a new chat makes the conversation. */
  ensure(): Promise<Outcome<string>> {
    const { id } = this.#state;
    if (id !== undefined) {
      return Promise.resolve({ ok: true, value: id });
    }
    this.#creating ??= this.#create();
    return this.#creating;
  }

  /** Changes the title, the model or the system prompt; of a new chat, what it will begin with. */
  async change(change: Change): Promise<boolean> {
    const { id } = this.#state;
    if (id === undefined) {
      this.#state.beginning = begin(this.#state.beginning, change);
      this.#state.changed();
      return true;
    }
    const outcome = await changeConversation(id, change);
    if (outcome.ok) {
      this.#know({ ...outcome.value, running: this.#state.conversation?.running ?? false });
    }
    return outcome.ok;
  }

  /** Notes whether an answer is being written in it. */
  noteRunning(running: boolean): void {
    if (this.#state.conversation !== undefined) {
      this.#know({ ...this.#state.conversation, running });
    }
  }

  #know(conversation: NonNullable<ChatState['conversation']>): void {
    this.#state.conversation = conversation;
    this.#state.changed();
    this.#services.onConversation(conversation);
  }

  async #create(): Promise<Outcome<string>> {
    const outcome = await createConversation(this.#state.beginning);
    this.#creating = undefined;
    if (!outcome.ok) {
      return outcome;
    }
    this.#state.id = outcome.value.id;
    this.#state.phase = 'ready';
    this.#know({ ...outcome.value, title: this.#state.firstTitle, running: true });
    this.#created();
    return { ok: true, value: outcome.value.id };
  }
}

function begin(before: Beginning, change: Change): Beginning {
  const model = change.model === undefined ? before.model : (change.model ?? undefined);
  const system = change.system === undefined ? before.system : (change.system ?? undefined);
  return { ...(model === undefined ? {} : { model }), ...(system === undefined ? {} : { system }) };
}
