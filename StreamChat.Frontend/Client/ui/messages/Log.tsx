import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Turn } from '../../core/messages/turns';
import { DownIcon } from '../icons';
import { strings } from '../strings';
import { TurnView, type TurnViewProps } from './TurnView';
import { useFollow } from './useFollow';
import type { TurnWishes } from './wishes';

interface LogProps {
  readonly turns: readonly Turn[];
  readonly busy: boolean;
  readonly defaultModel: string | undefined;
  readonly tracesUrl: string | undefined;
  readonly wishes: TurnWishes;
}

/** The conversation. It is a log that stays silent while tokens arrive: StatusRegion speaks for it. */
export function Log({ turns, busy, defaultModel, tracesUrl, wishes }: LogProps): VNode {
  const { scroller, content, following, toLatest } = useFollow(turns.at(-1)?.key);
  return (
    <div class="log-frame">
      <div class="log" ref={scroller} tabIndex={turns.length > 0 ? 0 : -1} role="log" aria-live="off" aria-label={strings.log}>
        <div class="log-content" ref={content}>
          {turns.map((turn, index) => (
            <SteadyTurn key={turn.key} turn={turn} isLast={index === turns.length - 1} busy={busy} defaultModel={defaultModel} tracesUrl={tracesUrl} wishes={wishes} />
          ))}
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

/** Draws a turn again only when it, or the language, changed: the same node makes Preact skip the whole subtree. */
function SteadyTurn(props: TurnViewProps): VNode {
  const { turn, isLast, busy, defaultModel, tracesUrl, wishes } = props;
  return useMemo(() => <TurnView {...props} />, [turn, isLast, busy, defaultModel, tracesUrl, wishes, strings]);
}
