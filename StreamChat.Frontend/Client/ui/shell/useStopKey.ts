import { useLayoutEffect } from 'preact/hooks';

/** Esc stops the answer, unless something that is open or being typed takes the key first. */
export function useStopKey(running: boolean, stop: () => void): void {
  useLayoutEffect(() => { // from the moment that the button is there
    if (!running) {
      return undefined;
    }
    const onKey = (event: KeyboardEvent): void => {
      const owned = event.defaultPrevented || event.isComposing || document.querySelector(':popover-open, dialog:modal') !== null;
      if (event.key === 'Escape' && !owned) {
        event.preventDefault();
        stop();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [running, stop]);
}
