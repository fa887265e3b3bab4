import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/Dialog';
import { strings } from '../strings';

const LIMIT = 32_000;

/** The system prompt of a conversation. */
export function InstructionsDialog({ system, onSave, onClose }: { system: string | undefined; onSave: (system: string | null) => void; onClose: () => void }): VNode {
  const [text, setText] = useState(system ?? '');
  const words = strings.instructions;
  const save = (event: Event): void => {
    event.preventDefault();
    onSave(text.trim() === '' ? null : text);
    onClose();
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form class="dialog-form" onSubmit={save}>
        <p id="instructions-text">{words.text}</p>
        <textarea
          class="dialog-field" rows={8} dir="auto" maxLength={LIMIT} value={text} aria-label={words.title} aria-describedby="instructions-text"
          placeholder={words.placeholder} onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="edit-bar">
          <button type="button" class="button button-outline" onClick={onClose}>{strings.cancel}</button>
          <button type="submit" class="button button-primary">{strings.save}</button>
        </div>
      </form>
    </Dialog>
  );
}
