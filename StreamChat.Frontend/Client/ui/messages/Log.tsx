import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Turn } from '../../core/turn';
import { DownIcon } from '../icons';
import { strings } from '../strings';
import { TurnView } from './TurnView';
import { useFollow } from './useFollow';

interface LogProps {
  readonly turns: readonly Turn[];
  readonly defaultModel: string | undefined;
  readonly onRetry: (id: string) => void;
}

/** The conversation. It is a log that stays silent while tokens arrive: StatusRegion speaks for it. */
export function Log({ turns, defaultModel, onRetry }: LogProps): VNode {
  const { scroller, content, following, toLatest } = useFollow(turns.length);
  return (
    <div class="log-frame">
      <div class="log" ref={scroller} tabIndex={turns.length > 0 ? 0 : -1} role="log" aria-live="off" aria-label={strings.log}>
        <div class="log-content" ref={content}>
          {turns.map((turn) => <SteadyTurn key={turn.id} turn={turn} defaultModel={defaultModel} onRetry={onRetry} />)}
        </div>
      </div>
      {!following && (
        <button type="button" class="button to-latest" onClick={toLatest} aria-label={strings.turn.latest} title={strings.turn.latest}>
          <DownIcon />
        </button>
      )}
    </div>
  );
}

/** Draws a turn again only when it changed: the same node makes Preact skip the whole subtree. */
function SteadyTurn({ turn, defaultModel, onRetry }: { turn: Turn; defaultModel: string | undefined; onRetry: (id: string) => void }): VNode {
  return useMemo(() => <TurnView turn={turn} defaultModel={defaultModel} onRetry={onRetry} />, [turn, defaultModel, onRetry]);
}
