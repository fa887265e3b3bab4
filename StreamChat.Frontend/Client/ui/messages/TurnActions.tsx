import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { traceOf } from '../../core/api/trace';
import { figuresOf } from '../../core/messages/figures';
import type { Message } from '../../core/messages/message';
import type { Place } from '../../core/messages/tree';
import { GoOnIcon, InfoIcon, RetryIcon } from '../icons';
import { CopyButton } from '../parts/CopyButton';
import { dateAndTime, format, strings } from '../strings';
import { BranchPicker } from './BranchPicker';
import type { TurnWishes } from './wishes';

interface TurnActionsProps {
  readonly answer: Message;
  readonly place: Place;
  readonly isLast: boolean;
  readonly busy: boolean;
  readonly defaultModel: string | undefined;
  readonly tracesUrl: string | undefined;
  readonly wishes: TurnWishes;
}

/** What can be done with an answer that has ended: copy it, ask again, go on with it, see its figures. */
export function TurnActions({ answer, place, isLast, busy, defaultModel, tracesUrl, wishes }: TurnActionsProps): VNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = strings.turn;
  const cut = answer.content !== '' && (answer.status !== 'completed' || answer.finishReason === 'length');
  return (
    <div class="actions">
      <div class="actions-row">
        <BranchPicker place={place} label={words.versions.answer} onSelect={wishes.select} />
        {answer.content !== '' && <CopyButton text={() => answer.content} label={words.copy} hint={words.copyHint} />}
        {cut && isLast && !busy && (
          <button type="button" class="button button-small" onClick={() => wishes.goOn(answer.id)} title={words.goOnHint}><GoOnIcon />{words.goOn}</button>
        )}
        {!busy && answer.failure === undefined && (
          <button type="button" class="button button-small" onClick={() => wishes.regenerate(answer.id)} title={words.anotherAnswer}>
            <RetryIcon />
            {answer.status === 'cancelled' ? words.askAgain : words.anotherAnswer}
          </button>
        )}
        <button type="button" class="button button-small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}><InfoIcon />{words.details}</button>
      </div>
      <dl id={id} class="facts facts-line" hidden={!open}>
        {open && factsOf(answer, defaultModel, tracesUrl).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function factsOf(answer: Message, defaultModel: string | undefined, tracesUrl: string | undefined): readonly (readonly [string, string | VNode])[] {
  const words = strings.details;
  const figures = figuresOf(answer);
  const reason = answer.finishReason;
  const trace = traceOf(answer.requestId);
  const all: readonly (readonly [string, string | VNode | undefined])[] = [
    [words.model, answer.model ?? defaultModel],
    [words.tokens, figures.tokens === undefined ? undefined : format(figures.tokens)],
    [words.firstToken, figures.firstTokenSeconds === undefined ? undefined : words.seconds(figures.firstTokenSeconds)],
    [words.speed, figures.tokensPerSecond === undefined ? undefined : words.perSecond(figures.tokensPerSecond)],
    [words.reason, reason === undefined ? undefined : (words.reasons[reason] ?? reason)],
    [words.time, answer.createdAt === undefined ? undefined : dateAndTime(answer.createdAt)],
    [words.requestId, answer.requestId],
    [words.trace, tracesUrl === undefined || trace === undefined ? undefined : <a href={tracesUrl + trace} target="_blank" rel="noopener noreferrer" title={words.traceHint}>{trace}</a>],
  ];
  return all.filter((fact): fact is readonly [string, string | VNode] => fact[1] !== undefined);
}
