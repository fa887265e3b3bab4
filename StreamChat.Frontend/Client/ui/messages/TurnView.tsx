import type { VNode } from 'preact';
import { isRunning, thoughtText, type Turn } from '../../core/turn';
import { MarkdownView } from '../markdown/MarkdownView';
import { strings } from '../strings';
import { FailureNote } from './FailureNote';
import { Thinking } from './Thinking';
import { TurnActions } from './TurnActions';

interface TurnViewProps {
  readonly turn: Turn;
  readonly defaultModel: string | undefined;
  readonly onRetry: (id: string) => void;
}

/** A prompt and its answer. */
export function TurnView({ turn, defaultModel, onRetry }: TurnViewProps): VNode {
  const running = isRunning(turn);
  const note = noteOf(turn);
  const waiting = running && turn.answer === '' && turn.thought === '';
  return (
    <article class="turn" aria-label={strings.turn.answer} aria-busy={running} data-state={turn.state}>
      <div class="prompt" dir="auto">
        <span class="visually-hidden">{strings.turn.you}: </span>
        {turn.ask.prompt}
      </div>
      <div class="answer">
        {turn.thought !== '' && <Thinking turn={turn} text={thoughtText(turn)} />}
        {waiting && <p class="waiting"><span class="visually-hidden">{strings.turn.waiting}</span></p>}
        {/* A retry is another answer: the key gives it a view of its own. */}
        {turn.answer !== '' && <MarkdownView key={turn.sentAt} text={turn.answer} final={!running} />}
        {note !== undefined && <p class="answer-note">{note}</p>}
        {turn.failure !== undefined && <FailureNote failure={turn.failure} requestId={turn.requestId} onRetry={() => onRetry(turn.id)} />}
        {!running && (turn.state !== 'failed' || turn.answer !== '') && <TurnActions turn={turn} defaultModel={defaultModel} onRetry={onRetry} />}
      </div>
    </article>
  );
}

function noteOf(turn: Turn): string | undefined {
  if (turn.state === 'stopped') {
    return turn.answer === '' ? strings.turn.stoppedEmpty : strings.turn.stopped;
  }
  if (turn.state !== 'done') {
    return undefined;
  }
  if (turn.finishReason === 'length') {
    return strings.turn.cut;
  }
  if (turn.finishReason === 'content_filter') {
    return strings.turn.filtered;
  }
  return turn.answer === '' ? strings.turn.empty : undefined;
}
