import type { VNode } from 'preact';
import type { Ask } from '../../core/chat/chatView';
import { strings } from '../strings';

/** A few prompts to begin with, on the empty page. */
export function Suggestions({ onPick }: { onPick: (ask: Ask) => void }): VNode {
  return (
    <ul class="suggestions" aria-label={strings.empty.suggestions}>
      {strings.empty.list.map((item) => (
        <li key={item.title}>
          <button type="button" class="suggestion" onClick={() => onPick({ prompt: item.prompt, thinking: item.thinking })}>
            <span class="suggestion-title">{item.title}</span>
            <span class="suggestion-rest">{item.rest}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
