import type { VNode } from 'preact';
import { figuresOf } from '../../core/messages/figures';
import { isInProgress, type Message } from '../../core/messages/message';
import { ChevronIcon } from '../icons';
import { strings } from '../strings';

/** The model's reasoning: folded away, with the time it took. Plain text, as it is meant for no one to render. */
export function Thinking({ answer }: { answer: Message }): VNode {
  const active = isInProgress(answer) && answer.content === '';
  const label = active ? strings.turn.thinkingNow : strings.turn.thoughtFor(figuresOf(answer).thinkingSeconds);
  return (
    <details class="thinking">
      <summary>
        <ChevronIcon />
        <span class={active ? 'thinking-label thinking-active' : 'thinking-label'}>{label}</span>
      </summary>
      <div class="thinking-text" dir="auto">{answer.thinking}</div>
    </details>
  );
}
