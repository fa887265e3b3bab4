import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** One line of a menu: something to do, or a file to download. */
export interface MenuItem {
  readonly label: string;
  readonly icon: () => VNode;
  readonly danger?: boolean;
  readonly href?: string;
  readonly onPick?: () => void;
}

interface MenuProps {
  readonly label: string;
  /** What the menu belongs to: it opens beside it, and the focus goes back there. */
  readonly anchor: HTMLElement;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

/** A menu as the ARIA practices describe it: arrows walk, Esc and a click elsewhere close. */
export function Menu({ label, anchor, items, onClose }: MenuProps): VNode {
  const root = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const menu = root.current;
    if (menu === null) {
      return undefined;
    }
    const onToggle = (event: Event): void => {
      if (event instanceof ToggleEvent && event.newState === 'closed') {
        close.current();
      }
    };
    menu.showPopover();
    place(menu, anchor);
    entries(menu)[0]?.focus();
    menu.addEventListener('toggle', onToggle);
    return () => menu.removeEventListener('toggle', onToggle);
  }, [anchor]);

  const pick = (item: MenuItem): void => {
    anchor.focus();
    root.current?.hidePopover();
    item.onPick?.();
  };
  return (
    <div ref={root} class="menu" popover="auto" role="menu" aria-label={label} onKeyDown={(event) => walk(event, root.current, anchor)}>
      {items.map((item) => {
        const { icon: Icon, href } = item;
        const look = item.danger ? 'menu-item menu-item-danger' : 'menu-item';
        return href === undefined ? (
          <button key={item.label} type="button" class={look} role="menuitem" tabIndex={-1} onClick={() => pick(item)}><Icon />{item.label}</button>
        ) : (
          <a key={item.label} class={look} role="menuitem" tabIndex={-1} href={href} download onClick={() => pick(item)}><Icon />{item.label}</a>
        );
      })}
    </div>
  );
}

function entries(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

function walk(event: KeyboardEvent, menu: HTMLElement | null, anchor: HTMLElement): void {
  if (menu === null) {
    return;
  }
  const all = entries(menu);
  const at = all.findIndex((entry) => entry === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    all[(next + all.length) % all.length]?.focus();
  } else if (event.key === 'Tab' || event.key === 'Escape') {
    event.preventDefault();
    menu.hidePopover();
    anchor.focus();
  }
}

/** Under its anchor, or above it where there is no room; never over the edge. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  const below = box.bottom + 4;
  const top = below + menu.offsetHeight > innerHeight - 8 ? Math.max(8, box.top - menu.offsetHeight - 4) : below;
  const left = Math.min(Math.max(8, box.right - menu.offsetWidth), innerWidth - menu.offsetWidth - 8);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.max(left, Math.min(box.left, innerWidth - menu.offsetWidth - 8)))}px`;
}
