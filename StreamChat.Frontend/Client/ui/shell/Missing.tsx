import type { VNode } from 'preact';
import type { ChatView } from '../../core/chat/chatView';
import { NewChatIcon, RetryIcon } from '../icons';
import { strings } from '../strings';

/** In the place of a conversation that is not there, or could not be loaded. */
export function Missing({ view, onNew, onReload }: { view: ChatView; onNew: () => void; onReload: () => void }): VNode {
  const gone = view.phase === 'missing';
  const words = strings.failure.byCode[view.failure?.code ?? ''] ?? strings.failure.other;
  return (
    <main class="chat missing">
      <h1 class="missing-title">{gone ? strings.page.missing.title : strings.page.failed}</h1>
      <p>{gone ? strings.page.missing.text : words.title}</p>
      {gone
        ? <button type="button" class="button button-outline" onClick={onNew}><NewChatIcon />{strings.newChat}</button>
        : <button type="button" class="button button-outline" onClick={onReload}><RetryIcon />{strings.turn.retry}</button>}
    </main>
  );
}
