import { conversationPath, loadConversation } from '../api/conversations';
import { number, parseObject, type JsonObject } from '../wire/json';
import type { ConversationDetail } from '../api/shapes';
import type { ChatRuns } from './chatRuns';
import type { ChatServices } from './chatServices';
import type { ChatState } from './chatState';
import { UNREACHED } from './attempts';
import { backoff, pause } from '../streams/backoff';
import { isDown } from '../streams/network';
import { merge } from '../messages/merge';

/** Keeps a chat as the server has it: loads it, and again whenever something has happened in it, from wherever. */
export class ChatSync {
  readonly #state: ChatState;
  readonly #runs: ChatRuns;
  readonly #services: ChatServices;
  readonly #closed = new AbortController();
  readonly #forgetWake: () => void;
  #leave: (() => void) | undefined;
  #loading = false;
  #stale = false;
  #serverLeaf: string | undefined;
  /** How often in a row the server could not be asked. */
  #failures = 0;
  #waiting = false;

  constructor(state: ChatState, runs: ChatRuns, services: ChatServices) {
    this.#state = state;
    this.#runs = runs;
    this.#services = services;
    this.#forgetWake = services.network.onWake(() => {
      if (!this.#closed.signal.aborted && state.phase === 'failed') {
        this.refresh();
      }
    });
  }

  /** Listens to what happens in the conversation, as long as somebody looks. */
  listen(wanted: boolean): void {
    const { id } = this.#state;
    if (!wanted || id === undefined) {
      this.#leave?.();
      this.#leave = undefined;
    } else if (this.#leave === undefined && !this.#closed.signal.aborted) {
      this.#leave = this.#services.streams.open(`${conversationPath(id)}/events`, {
        event: ({ event, data }) => this.#hear(event, parseObject(data) ?? {}),
        link: (link) => {
          if (isDown(link)) {
            this.#services.network.doubt();
          }
        },
        end: (failure) => {
          this.#leave = undefined;
          if (failure?.code === 'not_found') {
            this.#gone();
          }
        },
      });
    }
  }

  #hear(event: string, data: JsonObject): void {
    if (event === 'deleted') {
      this.#gone();
    } else if (event !== 'reconnect') {
      // Each connection begins with the version that it tells from; nothing is missing when it is the one that is here.
      const { conversation } = this.#state;
      if (event !== 'connected' || conversation === undefined || number(data, 'version') !== conversation.version) {
        this.refresh();
      }
    }
  }

  /** Reads the conversation again; one request at a time, and none while the server is hearing of something new. */
  refresh(): void {
    if (this.#loading || this.#runs.attempts.areInFlight()) {
      this.#stale = true;
    } else if (this.#state.id !== undefined && !this.#closed.signal.aborted) {
      void this.#load(this.#state.id);
    }
  }

  /** What was put off may be done now. */
  settle(): void {
    if (this.#stale) {
      this.refresh();
    }
  }

  close(): void {
    this.#closed.abort();
    this.#forgetWake();
    this.listen(false);
  }

  async #load(id: string): Promise<void> {
    this.#loading = true;
    this.#stale = false;
    const outcome = await loadConversation(id, this.#closed.signal);
    this.#loading = false;
    if (this.#closed.signal.aborted) {
      return;
    }
    if (!outcome.ok) {
      await this.#fail(outcome.failure.code === 'not_found', outcome.failure);
    } else if (this.#runs.attempts.areInFlight()) {
      this.#stale = true; // a message was sent meanwhile
    } else {
      this.#failures = 0;
      this.#take(outcome.value);
      this.#services.kept.keep(outcome.value);
    }
    this.settle();
  }

  #take({ conversation, messages }: ConversationDetail): void {
    const { tree } = this.#state;
    const before = new Map(tree.all().map((message) => [message.id, message]));
    merge(tree, messages, (message) => this.#runs.isOurs(message));
    // What was chosen here counts until the server has heard of it, or would not have it.
    const { choosing, hasChosen } = this.#state;
    const moved = this.#serverLeaf !== conversation.activeLeaf && choosing === 0 && !hasChosen;
    if (moved || tree.get(this.#state.leaf) === undefined) {
      this.#state.leaf = this.#leafOf(conversation.activeLeaf);
    }
    if (choosing === 0) {
      this.#state.hasChosen = false;
      this.#serverLeaf = conversation.activeLeaf;
    }
    this.#state.conversation = conversation;
    this.#state.phase = 'ready';
    this.#state.failure = undefined;
    this.#runs.followAll();
    tree.all().forEach((message) => this.#runs.endIfOver(before.get(message.id), message));
    this.#state.changed();
    this.#services.onConversation(conversation);
  }

  /** The server's leaf, unless what follows it is only known here. */
  #leafOf(active: string | undefined): string | undefined {
    const { tree, leaf } = this.#state;
    const ours = tree.path(leaf);
    if (active !== undefined && ours.some((message) => message.id === active)) {
      return leaf;
    }
    return active !== undefined && tree.get(active) !== undefined ? tree.latestLeaf(active) : tree.latest();
  }

  async #fail(missing: boolean, failure: NonNullable<ChatState['failure']>): Promise<void> {
    if (missing) {
      this.#gone();
      return;
    }
    if (failure.code === UNREACHED) {
      this.#services.network.doubt();
    }
    const kept = this.#state.phase === 'ready' || this.#state.id === undefined ? undefined : await this.#services.kept.conversation(this.#state.id);
    if (this.#closed.signal.aborted) {
      return;
    }
    if (this.#state.phase !== 'ready' && kept !== undefined) { // it may have been read meanwhile
      this.#take(kept);
    } else if (this.#state.phase !== 'ready') {
      this.#state.phase = 'failed';
      this.#state.failure = failure;
      this.#state.changed();
    }
    if (this.#state.phase === 'ready' && failure.retryable) {
      void this.#again();
    }
  }

  /** What is shown is how it was when it was last read: the server is asked again, later each time or as soon as the network is back. */
  async #again(): Promise<void> {
    this.#failures += 1;
    if (!this.#waiting) {
      this.#waiting = true;
      await pause(backoff(this.#failures + 1, Math.random), (listener) => this.#services.network.onWake(listener), this.#closed.signal);
      this.#waiting = false;
      if (this.#failures > 0) {
        this.refresh();
      }
    }
  }

  #gone(): void {
    this.#state.phase = 'missing';
    this.#services.kept.drop(this.#state.id ?? '');
    this.#runs.close();
    this.close();
    this.#state.changed();
  }
}
