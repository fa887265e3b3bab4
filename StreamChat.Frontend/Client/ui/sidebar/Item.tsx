import type { VNode } from 'preact';
import type { Conversation } from '../../core/api/shapes';
import { MoreIcon, PinIcon } from '../icons';
import { addressOf } from '../page/usePage';
import { strings } from '../strings';
import { RenameField } from './RenameField';

interface ItemProps {
  readonly conversation: Conversation;
  readonly current: boolean;
  readonly renaming: boolean;
  readonly onOpen: (id: string) => void;
  readonly onMenu: (conversation: Conversation, anchor: HTMLElement) => void;
  readonly onRename: (conversation: Conversation, title: string | undefined) => void;
}

/** One conversation of the list: a real link, so that it opens in a tab of its own as links do. */
export function Item({ conversation, current, renaming, onOpen, onMenu, onRename }: ItemProps): VNode {
  const title = conversation.title === '' ? strings.untitled : conversation.title;
  if (renaming) {
    return <li class="item"><RenameField title={title} onDone={(next) => onRename(conversation, next)} /></li>;
  }
  const onClick = (event: MouseEvent): void => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      onOpen(conversation.id);
    }
  };
  return (
    <li class="item">
      <a class="item-link" href={addressOf(conversation.id)} aria-current={current ? 'page' : undefined} onClick={onClick} title={title}>
        {conversation.running && <span class="item-running" role="img" aria-label={strings.sidebar.running} />}
        <span class="item-title" dir="auto">{title}</span>
        {conversation.pinned && <PinIcon />}
      </a>
      <button
        type="button" class="button button-quiet button-icon item-menu" aria-haspopup="menu" aria-label={strings.actions.menu(title)}
        onClick={(event) => onMenu(conversation, event.currentTarget)}
      >
        <MoreIcon />
      </button>
    </li>
  );
}
