import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { figuresOf } from '../../core/figures';
import type { Turn } from '../../core/turn';
import { InfoIcon, RetryIcon } from '../icons';
import { format, strings } from '../strings';
import { CopyButton } from './CopyButton';

interface TurnActionsProps {
  readonly turn: Turn;
  readonly defaultModel: string | undefined;
  readonly onRetry: (id: string) => void;
}

/** What can be done with an answer that has ended: copy it, ask again, see its figures. */
export function TurnActions({ turn, defaultModel, onRetry }: TurnActionsProps): VNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="actions">
      <div class="actions-row">
        {turn.answer !== '' && <CopyButton text={() => turn.answer} label={strings.turn.copy} hint={strings.turn.copyHint} />}
        {turn.state === 'stopped' && (
          <button type="button" class="button button-small" onClick={() => onRetry(turn.id)}>
            <RetryIcon />
            {strings.turn.askAgain}
          </button>
        )}
        <button type="button" class="button button-small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <InfoIcon />
          {strings.turn.details}
        </button>
      </div>
      <dl id={id} class="facts facts-line" hidden={!open}>
        {open && factsOf(turn, defaultModel).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function factsOf(turn: Turn, defaultModel: string | undefined): readonly (readonly [string, string])[] {
  const words = strings.details;
  const figures = figuresOf(turn);
  const all: readonly (readonly [string, string | undefined])[] = [
    [words.model, turn.model ?? defaultModel],
    [words.tokens, figures.tokens === undefined ? undefined : format(figures.tokens)],
    [words.firstToken, figures.firstTokenSeconds === undefined ? undefined : words.seconds(figures.firstTokenSeconds)],
    [words.speed, figures.tokensPerSecond === undefined ? undefined : words.perSecond(figures.tokensPerSecond)],
    [words.requestId, turn.requestId],
  ];
  return all.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
}
