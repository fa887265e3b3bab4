import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { CloseIcon } from '../icons';
import { strings } from '../strings';

interface DialogProps {
  readonly title: string;
  /** Other looks than that of a window in the middle. */
  readonly look?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal window: the rest of the page is inert, Esc and a click beside it close it, the focus goes back to where it was. */
export function Dialog({ title, look = 'dialog', onClose, children }: DialogProps): VNode {
  const root = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    root.current?.showModal();
    return () => {
      if (focused instanceof HTMLElement) {
        focused.focus();
      }
    };
  }, []);
  const onClick = (event: MouseEvent): void => {
    if (event.target === root.current) {
      onClose(); // the dialog's own box is filled by its content: this is the backdrop
    }
  };
  return (
    <dialog ref={root} class={look} aria-label={title} onClose={onClose} onClick={onClick}>
      <div class="dialog-body">
        {look === 'dialog' && (
          <header class="dialog-head">
            <h2 class="panel-title">{title}</h2>
            <button type="button" class="button button-quiet button-icon" onClick={onClose} aria-label={strings.close} title={strings.close}><CloseIcon /></button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
