import type { VNode } from 'preact';
import type { Place } from '../../core/messages/tree';
import { BackIcon, ChevronIcon } from '../icons';
import { strings } from '../strings';

/** Goes through the versions of a message: n of m. */
export function BranchPicker({ place, label, onSelect }: { place: Place; label: string; onSelect: (id: string) => void }): VNode | null {
  const { index, ids } = place;
  const words = strings.turn;
  if (ids.length < 2) {
    return null;
  }
  const go = (to: number): void => {
    const id = ids[to];
    if (id !== undefined) {
      onSelect(id);
    }
  };
  return (
    <div class="versions" role="group" aria-label={label}>
      <button type="button" class="button button-quiet button-icon" disabled={index <= 0} onClick={() => go(index - 1)} aria-label={words.earlierVersion} title={words.earlierVersion}><BackIcon /></button>
      <span class="versions-place">{words.version(index, ids.length)}</span>
      <button type="button" class="button button-quiet button-icon" disabled={index >= ids.length - 1} onClick={() => go(index + 1)} aria-label={words.laterVersion} title={words.laterVersion}><ChevronIcon /></button>
    </div>
  );
}
