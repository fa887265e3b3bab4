import { askChat } from './askChat';
import { isRunning, newTurn, type Ask, type Turn } from './turn';
import { applyEvent, type TurnEvent } from './turnEvents';

/** How a transcript gets an answer; the product's is `askChat`. */
export type Answerer = (ask: Ask, report: (event: TurnEvent) => void, signal: AbortSignal) => Promise<void>;

/** The turns of the page, in order, and what can be done with them. One answer runs at a time. */
export interface Transcript {
  turns(): readonly Turn[];
  running(): Turn | undefined;
  send(ask: Ask): void;
  stop(): void;
  /** Asks the same again, in the place of the answer that failed or was stopped. */
  retry(id: string): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

export function createTranscript(now: () => number = () => performance.now(), answer: Answerer = askChat): Transcript {
  const listeners = new Set<() => void>();
  let turns: readonly Turn[] = [];
  let abort: AbortController | undefined;
  let lastId = 0;

  const running = (): Turn | undefined => turns.find(isRunning);

  function set(next: readonly Turn[]): void {
    turns = next;
    for (const listener of listeners) {
      listener();
    }
  }

  function start(turn: Turn, next: readonly Turn[]): void {
    const controller = new AbortController();
    abort = controller;
    set(next);
    const report = (event: TurnEvent): void => {
      // A turn that was retried or cleared has another life: its old request may no longer speak for it.
      if (abort === controller) {
        set(turns.map((other) => (other.id === turn.id ? applyEvent(other, event, now()) : other)));
      }
    };
    void answer(turn.ask, report, controller.signal);
  }

  function stop(): void {
    const turn = running();
    if (turn !== undefined) {
      // Said at once, without waiting for the network to notice.
      set(turns.map((other) => (other === turn ? applyEvent(other, { type: 'stopped' }, now()) : other)));
      abort?.abort();
    }
  }

  return {
    turns: () => turns,
    running,
    send(ask) {
      if (running() === undefined) {
        lastId += 1;
        const turn = newTurn(`turn-${lastId}`, ask, now());
        start(turn, [...turns, turn]);
      }
    },
    stop,
    retry(id) {
      const old = turns.find((turn) => turn.id === id);
      if (old !== undefined && running() === undefined) {
        const turn = newTurn(id, old.ask, now());
        start(turn, turns.map((other) => (other === old ? turn : other)));
      }
    },
    clear() {
      stop();
      abort = undefined;
      set([]);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
