import type { VNode } from 'preact';
import { Dialog } from '../parts/Dialog';
import { strings } from '../strings';

/** What can be done by keyboard. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }): VNode {
  return (
    <Dialog title={strings.shortcuts.title} onClose={onClose}>
      <dl class="shortcuts">
        {strings.shortcuts.list.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys.split(' + ').map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
