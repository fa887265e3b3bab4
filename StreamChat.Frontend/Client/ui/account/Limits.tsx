import type { VNode } from 'preact';
import type { Limit } from '../../core/api/me';
import { strings } from '../strings';

/** Below this part of it a limit is nearly used up. */
const SCARCE = 0.1;

/** What is left of what one may use; nothing where nothing is limited. */
export function Limits({ limits }: { limits: readonly Limit[] }): VNode | null {
  const words = strings.account.limits;
  if (limits.length === 0) {
    return null;
  }
  return (
    <ul class="limits" aria-label={words.title}>
      {limits.map(({ of, left, most }) => (
        <li key={of} class="limit">
          <span id={`limit-${of}`}>{words.of[of]}</span>
          <span class="limit-left">{words.left(left, most)}</span>
          <meter min={0} max={most} value={left} low={most * SCARCE} high={most * SCARCE} optimum={most} aria-labelledby={`limit-${of}`}>{words.left(left, most)}</meter>
        </li>
      ))}
    </ul>
  );
}
