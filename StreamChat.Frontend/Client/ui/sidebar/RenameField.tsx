import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { strings } from '../strings';

/** Enter and leaving the field keep the new name, Esc the old one. */
export function RenameField({ title, onDone }: { title: string; onDone: (title: string | undefined) => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (keep: boolean): void => {
    const next = field.current?.value.trim() ?? '';
    if (!done.current) {
      done.current = true;
      onDone(keep && next !== '' && next !== title ? next : undefined);
    }
  };
  return (
    <input
      ref={field} class="item-rename" type="text" dir="auto" maxLength={200} defaultValue={title} aria-label={strings.actions.renameLabel}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if ((event.key === 'Enter' && !event.isComposing) || event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          finish(event.key === 'Enter');
        }
      }}
    />
  );
}
