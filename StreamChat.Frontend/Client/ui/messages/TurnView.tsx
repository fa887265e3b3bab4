import type { VNode } from 'preact';
import { isInProgress, type Message } from '../../core/messages/message';
import { stateOf, type Turn } from '../../core/messages/turns';
import { MarkdownView } from '../markdown/MarkdownView';
import { strings } from '../strings';
import { FailureNote } from './FailureNote';
import { Question } from './Question';
import { Thinking } from './Thinking';
import { TurnActions } from './TurnActions';
import type { TurnWishes } from './wishes';

export interface TurnViewProps {
  readonly turn: Turn;
  readonly isLast: boolean;
  /** Whether an answer is being written on this branch. */
  readonly busy: boolean;
  readonly defaultModel: string | undefined;
  readonly tracesUrl: string | undefined;
  readonly wishes: TurnWishes;
}

/** A prompt and its answer. */
export function TurnView({ turn, isLast, busy, defaultModel, tracesUrl, wishes }: TurnViewProps): VNode {
  const { question, answer, questionPlace, answerPlace } = turn;
  const running = answer !== undefined && isInProgress(answer);
  return (
    <article class="turn" aria-label={strings.turn.answer} aria-busy={running} data-state={stateOf(turn)}>
      {question !== undefined && questionPlace !== undefined && <Question question={question} place={questionPlace} editable={!busy} wishes={wishes} />}
      {answer !== undefined && (
        <div class="answer">
          <AnswerBody answer={answer} link={turn.link} />
          {answer.failure !== undefined && !running && (
            <FailureNote failure={answer.failure} endedAt={answer.endedAt} requestId={answer.requestId} onRetry={busy ? undefined : () => wishes.regenerate(answer.id)} />
          )}
          {!running && answer.status !== 'unsent' && answerPlace !== undefined && (
            <TurnActions answer={answer} place={answerPlace} isLast={isLast} busy={busy} defaultModel={defaultModel} tracesUrl={tracesUrl} wishes={wishes} />
          )}
        </div>
      )}
    </article>
  );
}

function AnswerBody({ answer, link }: { answer: Message; link: Turn['link'] }): VNode {
  const running = isInProgress(answer);
  const note = noteOf(answer);
  return (
    <>
      {answer.droppedMessages > 0 && <p class="answer-note answer-note-first">{strings.turn.dropped(answer.droppedMessages)}</p>}
      {answer.thinking !== '' && <Thinking answer={answer} />}
      {running && answer.content === '' && answer.thinking === '' && <p class="waiting"><span class="visually-hidden">{strings.turn.waiting}</span></p>}
      {answer.content !== '' && <MarkdownView text={answer.content} growth={answer.growth} final={!running} />}
      {running && (link === 'reconnecting' || link === 'offline') && (
        <p class="answer-note answer-link">{link === 'offline' ? strings.turn.offline : strings.turn.reconnecting}</p>
      )}
      {running && !answer.saved && <p class="answer-note">{strings.turn.unsaved}</p>}
      {note !== undefined && <p class="answer-note">{note}</p>}
    </>
  );
}

function noteOf(answer: Message): string | undefined {
  if (answer.status === 'cancelled') {
    return answer.content === '' ? strings.turn.stoppedEmpty : strings.turn.stopped;
  }
  if (answer.status !== 'completed') {
    return undefined;
  }
  if (answer.finishReason === 'length') {
    return strings.turn.cut;
  }
  if (answer.finishReason === 'content_filter') {
    return strings.turn.filtered;
  }
  return answer.content === '' ? strings.turn.empty : undefined;
}
