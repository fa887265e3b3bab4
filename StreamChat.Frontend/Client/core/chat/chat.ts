import { changeConversation, type Beginning, type Change } from '../api/conversations';
import { ChatRecord } from './chatRecord';
import { ChatRuns } from './chatRuns';
import type { ChatServices } from './chatServices';
import { ChatState, isLocal } from './chatState';
import { ChatSync } from './chatSync';
import type { Ask, ChatView } from './chatView';
import type { Message } from '../messages/message';

/** One conversation on the page, and all that a person can do with it. */
export class Chat {
  readonly #state: ChatState;
  readonly #record: ChatRecord;
  readonly #runs: ChatRuns;
  readonly #sync: ChatSync;
  readonly #services: ChatServices;
  readonly #forgetWake: () => void;
  #visible = true;
  #thinking = false;
  #flushAfterStop = false;

  /** Opens a conversation, or a new one that begins like this. */
  constructor(services: ChatServices, id: string | undefined, beginning: Beginning = {}) {
    this.#services = services;
    this.#state = new ChatState(id, beginning, (answer) => this.#runs.linkOf(answer));
    this.#record = new ChatRecord(this.#state, services, () => this.#sync.listen(this.#visible));
    this.#runs = new ChatRuns(this.#state, services, {
      conversation: () => this.#record.ensure(),
      settled: () => this.#sync.settle(),
      begun: () => this.#record.noteRunning(true),
      ended: (answer) => this.#ended(answer),
      lost: () => this.#sync.refresh(),
    });
    this.#sync = new ChatSync(this.#state, this.#runs, services);
    this.#forgetWake = services.network.onWake(() => this.#runs.relaunchUnreached());
    this.#sync.refresh();
    this.#sync.listen(true);
  }

  view(): ChatView {
    return this.#state.view();
  }

  subscribe(listener: () => void): () => void {
    return this.#state.subscribe(listener);
  }

  /** While nobody looks, what happens elsewhere need not be known; an answer in progress is read all the same. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#sync.listen(visible);
  }

  /** Loads again what could not be loaded. */
  reload(): void {
    this.#state.phase = 'loading';
    this.#state.changed();
    this.#sync.refresh();
  }

  /** Whether a message waits for the network. */
  hasUnsent(): boolean {
    return this.#runs.hasUnsent();
  }

  /** Lets go of the conversation; a message that is on its way still arrives. */
  close(): void {
    this.#forgetWake();
    this.#runs.close();
    this.#sync.close();
  }

  /** Sends a message at the end of the branch; while another one is being answered or could not be sent, it waits. */
  send(ask: Ask): void {
    const leaf = this.#state.tree.get(this.#state.leaf);
    const unsent = leaf && this.#runs.attempts.get(leaf.id);
    if (this.#state.answerInProgress() !== undefined || unsent?.start.kind === 'send' && leaf?.failure?.retryable === true) {
      this.#state.queue(ask);
      if (unsent !== undefined) {
        this.#runs.relaunch(unsent);
      }
    } else {
      this.#dropUnsent();
      this.#ask(ask, this.#state.leaf);
    }
  }

  /** Asks otherwise, in a branch beside what was asked. */
  edit(questionId: string, ask: Ask): void {
    const question = this.#state.tree.get(questionId);
    if (question !== undefined && this.#state.answerInProgress() === undefined) {
      this.#dropUnsent();
      this.#ask(ask, question.parentId);
    }
  }

  /** Another answer beside this one; one that was never sent is sent again. */
  regenerate(answerId: string): void {
    const old = this.#state.tree.get(answerId);
    const attempt = this.#runs.attempts.get(answerId);
    if (attempt !== undefined) {
      this.#runs.relaunch(attempt);
    } else if (old?.parentId !== undefined && this.#state.answerInProgress() === undefined) {
      const answer = this.#state.add('assistant', old.parentId, this.#services.now(), { status: 'waiting' });
      this.#state.leaf = answer.id;
      this.#runs.start({ kind: 'regenerate', messageId: answerId }, undefined, answer, this.#thinking || old.thinking !== '');
    }
  }

  /** More of an answer that was cut, in its place. */
  continueAnswer(answerId: string): void {
    const answer = this.#state.tree.get(answerId);
    if (answer !== undefined && this.#state.answerInProgress() === undefined) {
      this.#runs.start({ kind: 'continue', messageId: answerId }, undefined, answer, false);
    }
  }

  stop(): void {
    const answer = this.#state.answerInProgress();
    if (answer !== undefined && !this.#state.stopping) {
      void this.#runs.stop(answer);
    }
  }

  /** Shows another version of a message, with what followed it. */
  select(messageId: string): void {
    const { tree, id } = this.#state;
    const leaf = tree.latestLeaf(messageId);
    this.#state.leaf = leaf;
    this.#state.changed();
    if (id !== undefined && !isLocal(leaf)) {
      this.#state.hasChosen = true;
      this.#state.choosing += 1;
      void changeConversation(id, { active_leaf: leaf }).then(() => (this.#state.choosing -= 1));
    }
  }

  /** Changes the title, the model or the system prompt. */
  change(change: Change): Promise<boolean> {
    return this.#record.change(change);
  }

  /** Takes the waiting message back, to edit it or to forget it. */
  takeQueued(): Ask | undefined {
    const { queued } = this.#state;
    this.#state.queued = undefined;
    this.#state.changed();
    return queued;
  }

  /** Ends the answer in progress and sends what waits. */
  sendQueuedNow(): void {
    this.#flushAfterStop = this.#state.answerInProgress() !== undefined;
    if (this.#flushAfterStop) {
      this.stop();
    } else {
      this.#flush();
    }
  }

  #ask(ask: Ask, parentId: string | undefined): void {
    const now = this.#services.now();
    const question = this.#state.add('user', parentId, now, { content: ask.prompt });
    const answer = this.#state.add('assistant', question.id, now, { status: 'waiting' });
    this.#thinking = ask.thinking;
    this.#state.firstTitle ||= ask.prompt.trim().split('\n')[0]?.slice(0, 80) ?? '';
    this.#state.leaf = answer.id;
    this.#runs.start({ kind: 'send', content: ask.prompt, parentId }, question.id, answer, ask.thinking);
  }

  /** A message that the server would not take stands in nobody's way: the next one takes its place. */
  #dropUnsent(): void {
    const answer = this.#state.tree.get(this.#state.leaf);
    const attempt = answer && this.#runs.attempts.get(answer.id);
    if (answer === undefined || attempt === undefined) {
      return;
    }
    this.#runs.attempts.forget(answer.id);
    this.#state.removeLocal(answer, attempt.questionId);
  }

  #ended(answer: Message): void {
    this.#record.noteRunning(this.#state.answerInProgress() !== undefined);
    if (answer.status === 'completed' || this.#flushAfterStop) {
      this.#flush();
    }
  }

  #flush(): void {
    this.#flushAfterStop = false;
    const ask = this.#state.answerInProgress() === undefined ? this.takeQueued() : undefined;
    if (ask !== undefined) {
      this.send(ask);
    }
  }
}
