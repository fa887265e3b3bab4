import { cancelRun, type Start } from '../api/runs';
import type { StartedRun } from '../api/shapes';
import type { RunEvent } from '../runs/runEvents';
import { isDown, type Link } from '../streams/network';
import { failure, type Failure } from '../wire/failure';
import type { Outcome } from '../wire/request';
import { applyRunEvent } from '../runs/applyRunEvent';
import { Attempts, UNREACHED, type Attempt } from './attempts';
import type { ChatServices } from './chatServices';
import { isLocal, type ChatState } from './chatState';
import { isThereAgain } from './probe';
import { Follower } from '../runs/follower';
import { isInProgress, type Message } from '../messages/message';

/** What else happens when runs start and end. */
export interface RunHooks {
  /** The conversation's id; makes the conversation when there is none. */
  readonly conversation: () => Promise<Outcome<string>>;
  /** The server has answered: what it says of the conversation counts again. */
  readonly settled: () => void;
  readonly begun: () => void;
  readonly ended: (answer: Message) => void;
  /** A run can be read no more: the conversation has what became of it. */
  readonly lost: () => void;
}

/** The answers of a chat: starts them, reads them, ends them. */
export class ChatRuns {
  readonly attempts: Attempts;
  readonly #follower: Follower;
  readonly #state: ChatState;
  readonly #services: ChatServices;
  readonly #hooks: RunHooks;
  #probing = false;
  #closed = false;

  constructor(state: ChatState, services: ChatServices, hooks: RunHooks) {
    this.#state = state;
    this.#services = services;
    this.#hooks = hooks;
    this.attempts = new Attempts(hooks.conversation, services.headers, {
      started: (attempt, run) => this.#started(attempt, run),
      failed: (attempt, why) => this.#refused(attempt, why),
      sending: ({ key, start, manner }) => services.outbox.keep({ key, start, manner, conversationId: state.id, beginning: state.beginning }),
      settled: ({ key }) => services.outbox.drop(key),
    });
    this.#follower = new Follower(services.streams, {
      event: (runId, event) => this.#take(runId, event),
      link(_runId, link) {
        if (isDown(link)) {
          services.network.doubt();
        }
        state.changed();
      },
      lost: (runId, why) => this.#lost(runId, why),
    });
  }

  linkOf(answer: Message): Link | undefined {
    return this.#follower.linkOf(answer.runId);
  }

  /** Whether the page knows better than the server how a message is. */
  isOurs(message: Message): boolean {
    return isLocal(message.id) || this.attempts.get(message.id) !== undefined;
  }

  start(start: Start, questionId: string | undefined, answer: Message, thinking: boolean): void {
    const manner = { thinking, model: this.#state.view().model };
    this.relaunch({ start, manner, key: this.#services.newKey(), questionId, answerId: answer.id, unwanted: false, inFlight: false });
  }

  /** Sends a wish, for the first time or again, under its key. */
  relaunch(attempt: Attempt): void {
    const answer = this.#state.tree.get(attempt.answerId);
    if (answer !== undefined && !attempt.inFlight) {
      this.#state.tree.put({ ...answer, status: 'waiting', failure: undefined, finishReason: undefined, endedAt: undefined, createdAt: this.#services.now() });
      attempt.unwanted = false;
      void this.attempts.launch(attempt);
      this.#state.changed();
    }
  }

  /** The network may be back: what did not reach the server is sent again. */
  relaunchUnreached(): void {
    this.#unreached().forEach((attempt) => this.relaunch(attempt));
  }

  /** Whether something waits for the network. */
  hasUnsent(): boolean {
    return this.attempts.areInFlight() || this.#unreached().length > 0;
  }

  /** Reads every answer that is in progress. */
  followAll(): void {
    for (const { runId, id } of this.#state.tree.all().filter(isInProgress)) {
      if (runId !== undefined && this.attempts.get(id) === undefined) {
        this.#follower.follow(runId);
      }
    }
  }

  async stop(answer: Message): Promise<void> {
    const attempt = this.attempts.get(answer.id);
    this.#state.stopping = true;
    this.#state.changed();
    if (attempt !== undefined) {
      attempt.unwanted = true;
    } else if (answer.runId !== undefined && !(await cancelRun(answer.runId)).ok) {
      this.#state.stopping = false; // it could not be said: the button is there again
      this.#state.changed();
    }
  }

  close(): void {
    this.#closed = true;
    this.#follower.close();
  }

  #started(attempt: Attempt, run: StartedRun): void {
    const names = [[attempt.answerId, run.messageId], [attempt.questionId, run.questionId]] as const;
    this.#state.rename(new Map(names.filter((name): name is readonly [string, string] => name[0] !== undefined && name[1] !== undefined && name[0] !== name[1])));
    const answer = this.#state.tree.get(run.messageId);
    if (answer !== undefined && answer.runId !== run.runId) {
      this.#state.tree.put({ ...answer, runId: run.runId });
    }
    this.followAll();
    if (attempt.unwanted) {
      void cancelRun(run.runId);
    }
    this.#hooks.begun();
    this.#state.changed();
    this.#hooks.settled();
  }

  #refused(attempt: Attempt, why: Failure): void {
    const answer = this.#state.tree.get(attempt.answerId);
    if (answer !== undefined) {
      this.#state.tree.put({ ...answer, status: 'unsent', failure: why, endedAt: this.#services.now(), requestId: why.requestId });
    }
    this.#state.stopping = false;
    this.#state.changed();
    this.#hooks.settled();
    if (why.code === UNREACHED) {
      this.#services.network.doubt();
      void this.#probe();
    }
  }

  async #probe(): Promise<void> {
    if (!this.#probing) {
      this.#probing = true;
      const { network } = this.#services;
      if (await isThereAgain(network, () => !this.#closed && this.#unreached().length > 0)) {
        this.relaunchUnreached();
      }
      this.#probing = false;
    }
  }

  #unreached(): readonly Attempt[] {
    return this.attempts.all().filter((attempt) => this.#state.tree.get(attempt.answerId)?.failure?.code === UNREACHED);
  }

  #answerOf(runId: string): Message | undefined {
    return this.#state.tree.all().find((message) => message.runId === runId && message.role === 'assistant');
  }

  #take(runId: string, event: RunEvent): void {
    const answer = this.#answerOf(runId);
    if (answer === undefined) {
      return;
    }
    const next = applyRunEvent(answer, event, this.#services.now());
    this.#state.tree.put(next);
    if (next !== answer) {
      this.endIfOver(answer, next);
      this.#state.changed();
    }
  }

  /** Says that an answer has ended, however that became known. */
  endIfOver(before: Message | undefined, after: Message): void {
    if (before !== undefined && isInProgress(before) && !isInProgress(after)) {
      this.#state.stopping = false;
      this.#hooks.ended(after);
    }
  }

  #lost(runId: string, why: Failure | undefined): void {
    const answer = this.#answerOf(runId);
    if (answer !== undefined && isInProgress(answer)) {
      const next: Message = { ...answer, status: 'interrupted', failure: why ?? failure('connection_lost', '', { requestId: answer.requestId }), endedAt: this.#services.now() };
      this.#state.tree.put(next);
      this.endIfOver(answer, next);
      this.#state.changed();
      this.#hooks.lost();
    }
  }
}
