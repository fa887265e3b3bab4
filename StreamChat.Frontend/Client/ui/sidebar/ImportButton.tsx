import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { importConversation } from '../../core/api/conversations';
import type { Conversation } from '../../core/api/shapes';
import { parseObject } from '../../core/wire/json';
import { UploadIcon } from '../icons';
import { strings } from '../strings';

/** Brings back a conversation that was exported. */
export function ImportButton({ onImported }: { onImported: (conversation: Conversation | undefined) => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) {
      const content = parseObject(await file.text());
      const outcome = content && (await importConversation(content));
      onImported(outcome?.ok === true ? outcome.value : undefined);
    }
  };
  return (
    <>
      <button type="button" class="button button-quiet button-icon" onClick={() => field.current?.click()} aria-label={strings.sidebar.import} title={strings.sidebar.importHint}>
        <UploadIcon />
      </button>
      <input
        ref={field} type="file" accept=".json,application/json" hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
