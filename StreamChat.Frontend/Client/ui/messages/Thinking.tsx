import type { VNode } from 'preact';
import { figuresOf } from '../../core/figures';
import { isRunning, type Turn } from '../../core/turn';
import { ChevronIcon } from '../icons';
import { strings } from '../strings';

/** The model's reasoning: folded away, with the time it took. Plain text, as it is meant for no one to render. */
export function Thinking({ turn, text }: { turn: Turn; text: string }): VNode {
  const active = isRunning(turn) && turn.answeredAt === undefined;
  const label = active ? strings.turn.thinkingNow : strings.turn.thoughtFor(figuresOf(turn).thinkingSeconds);
  return (
    <details class="thinking">
      <summary>
        <ChevronIcon />
        <span class={active ? 'thinking-label thinking-active' : 'thinking-label'}>{label}</span>
      </summary>
      <div class="thinking-text" dir="auto">{text}</div>
    </details>
  );
}
