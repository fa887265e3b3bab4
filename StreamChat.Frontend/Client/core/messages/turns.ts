import type { Link } from '../streams/network';
import { isInProgress, type Message } from './message';
import type { Place, Tree } from './tree';

export type TurnState = 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';

/** A question with its answer, as they stand on the page. */
export interface Turn {
  /** Stays the same while the turn is on the page, also when the server names its messages. */
  readonly key: string;
  readonly question: Message | undefined;
  readonly answer: Message | undefined;
  readonly questionPlace: Place | undefined;
  readonly answerPlace: Place | undefined;
  /** How the answer in progress is connected; nothing when none is in progress. */
  readonly link: Link | undefined;
}

export function stateOf({ answer }: Turn): TurnState {
  switch (answer?.status) {
    case 'waiting':
    case 'streaming':
      return answer.status;
    case 'cancelled':
      return 'stopped';
    case 'failed':
    case 'interrupted':
    case 'unsent':
      return 'failed';
    default:
      return 'done';
  }
}

/** What the turns are made from besides the messages. */
export interface TurnSource {
  readonly keyOf: (id: string) => string;
  readonly linkOf: (answer: Message) => Link | undefined;
}

/** The turns of a branch. Those in which nothing has changed are the same objects as before, so that they are not drawn again. */
export function turnsOf(tree: Tree, leaf: string | undefined, source: TurnSource, before: readonly Turn[]): readonly Turn[] {
  const pairs: { question?: Message; answer?: Message }[] = [];
  for (const message of tree.path(leaf)) {
    const last = pairs.at(-1);
    if (message.role === 'assistant' && last !== undefined && last.answer === undefined) {
      last.answer = message;
    } else {
      pairs.push(message.role === 'user' ? { question: message } : { answer: message });
    }
  }
  return pairs.map(({ question, answer }, index) => {
    const turn: Turn = {
      key: source.keyOf((question ?? answer)?.id ?? ''),
      question,
      answer,
      questionPlace: question && tree.place(question.id),
      answerPlace: answer && tree.place(answer.id),
      link: answer !== undefined && isInProgress(answer) ? source.linkOf(answer) : undefined,
    };
    const old = before[index];
    return old !== undefined && isSame(old, turn) ? old : turn;
  });
}

function isSame(a: Turn, b: Turn): boolean {
  return (
    a.key === b.key && a.question === b.question && a.answer === b.answer && a.link === b.link &&
    a.questionPlace?.ids === b.questionPlace?.ids && a.answerPlace?.ids === b.answerPlace?.ids
  );
}
