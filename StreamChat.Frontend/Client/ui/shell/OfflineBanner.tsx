import type { VNode } from 'preact';
import { OfflineIcon } from '../icons';
import { strings } from '../strings';

/** Says that the server does not answer, and what can be done meanwhile. StatusRegion says it to who does not see it. */
export function OfflineBanner(): VNode {
  return <section class="offline" aria-labelledby="offline-words"><OfflineIcon /><span id="offline-words">{strings.page.offline}</span></section>;
}
