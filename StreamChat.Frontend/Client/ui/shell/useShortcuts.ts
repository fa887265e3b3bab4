import { useEffect, useRef } from 'preact/hooks';

/** What keys do, wherever the focus is. */
export interface Shortcuts {
  readonly newChat: () => void;
  readonly search: () => void;
  readonly toggleSidebar: () => void;
  readonly prompt: () => void;
  readonly help: () => void;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal') !== null ? undefined : shortcutOf(event);
      if (name !== undefined) {
        event.preventDefault();
        current.current[name]();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function shortcutOf(event: KeyboardEvent): keyof Shortcuts | undefined {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (event.shiftKey) {
      return key === 'o' ? 'newChat' : undefined;
    }
    return key === 'k' ? 'search' : key === 'b' ? 'toggleSidebar' : undefined;
  }
  // A single key is a shortcut only where it is no letter of a text.
  const writing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
  return writing || event.altKey ? undefined : key === '/' ? 'prompt' : key === '?' ? 'help' : undefined;
}
