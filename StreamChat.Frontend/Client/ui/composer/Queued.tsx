import type { VNode } from 'preact';
import type { Ask } from '../../core/chat/chatView';
import { CloseIcon, PencilIcon, SendIcon } from '../icons';
import { strings } from '../strings';

interface QueuedProps {
  readonly ask: Ask;
  readonly onSendNow: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** The message that waits for the end of the answer. */
export function Queued({ ask, onSendNow, onEdit, onRemove }: QueuedProps): VNode {
  const words = strings.queued;
  return (
    <section class="queued" aria-label={words.label}>
      <span class="queued-label">{words.next}</span>
      <p class="queued-text" dir="auto">{ask.prompt}</p>
      <div class="queued-actions">
        <button type="button" class="button button-quiet button-icon" onClick={onSendNow} aria-label={words.sendNow} title={words.sendNow}><SendIcon /></button>
        <button type="button" class="button button-quiet button-icon" onClick={onEdit} aria-label={words.edit} title={words.edit}><PencilIcon /></button>
        <button type="button" class="button button-quiet button-icon" onClick={onRemove} aria-label={words.remove} title={words.remove}><CloseIcon /></button>
      </div>
    </section>
  );
}
