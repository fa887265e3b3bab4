import type { Failure } from './failure';

/** What a person asks. */
export interface Ask {
  readonly prompt: string;
  readonly thinking: boolean;
  readonly model: string | undefined;
}

/** Tokens that the provider counted. */
export interface Usage {
  readonly promptTokens: number | undefined;
  readonly completionTokens: number | undefined;
}

export type TurnState = 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';

/** One prompt with its answer, as far as it has come. Times are milliseconds of one monotonic clock. */
export interface Turn {
  readonly id: string;
  readonly ask: Ask;
  readonly state: TurnState;
  readonly thought: string;
  readonly answer: string;
  readonly sentAt: number;
  readonly thoughtAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly requestId: string | undefined;
  readonly model: string | undefined;
  readonly usage: Usage | undefined;
  readonly finishReason: string | undefined;
  readonly failure: Failure | undefined;
}

export function newTurn(id: string, ask: Ask, sentAt: number): Turn {
  return {
    id,
    ask,
    state: 'waiting',
    thought: '',
    answer: '',
    sentAt,
    thoughtAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
    requestId: undefined,
    model: ask.model,
    usage: undefined,
    finishReason: undefined,
    failure: undefined,
  };
}

export function isRunning(turn: Turn): boolean {
  return turn.state === 'waiting' || turn.state === 'streaming';
}

const OPENING = '[thinking';

/** The reasoning without the frame `[thinking` … `]` that the wire puts around it. */
export function thoughtText(turn: Turn): string {
  const raw = turn.thought;
  if (OPENING.startsWith(raw)) {
    return '';
  }
  const body = raw.startsWith(OPENING) ? raw.slice(OPENING.length).trimStart() : raw;
  const closed = turn.answeredAt !== undefined || turn.endedAt !== undefined;
  return (closed ? body.replace(/\s*\]\s*$/, '') : body.replace(/\]\s*$/, '')).trimEnd();
}
