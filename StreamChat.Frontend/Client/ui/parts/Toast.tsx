import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { CloseIcon } from '../icons';
import { strings } from '../strings';

/** Something that was done a moment ago, and perhaps a way back. */
export interface Note {
  readonly text: string;
  readonly onUndo?: () => void;
}

const SECONDS = 7;

/** Says at the edge of the page what was done. StatusRegion says it to who does not see it. */
export function Toast({ note, onDone }: { note: Note; onDone: () => void }): VNode {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const timer = setTimeout(onDone, SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [note, onDone]);
  useLayoutEffect(() => () => {
    // What had the focus goes away: it goes to where one writes.
    if (root.current?.contains(document.activeElement) === true) {
      document.getElementById('prompt')?.focus();
    }
  }, []);
  return (
    <section ref={root} class="toast" aria-label={strings.actions.notice}>
      <span class="toast-text" dir="auto">{note.text}</span>
      {note.onUndo !== undefined && (
        <button type="button" class="button toast-undo" onClick={() => { note.onUndo?.(); onDone(); }}>{strings.actions.undo}</button>
      )}
      <button type="button" class="button button-icon toast-close" onClick={onDone} aria-label={strings.actions.dismiss} title={strings.actions.dismiss}><CloseIcon /></button>
    </section>
  );
}
