import type { ComponentChildren, VNode } from 'preact';
import type { Conversation } from '../../core/api/shapes';
import { ChevronIcon, Mark, NewChatIcon, SidebarIcon, SlidersIcon } from '../icons';
import { RenameField } from '../sidebar/RenameField';
import { strings } from '../strings';
import { ConnectionPanel } from './ConnectionPanel';
import { ThemeToggle } from './ThemeToggle';
import type { ConnectionState } from './useConnection';

export const CONNECTION_PANEL = 'connection-panel';

interface HeaderProps {
  readonly connection: ConnectionState;
  readonly conversation: Conversation | undefined;
  readonly hasInstructions: boolean;
  readonly sidebarHidden: boolean;
  readonly renaming: boolean;
  readonly onSidebar: () => void;
  readonly onNew: () => void;
  readonly onInstructions: () => void;
  readonly onMenu: (conversation: Conversation, anchor: HTMLElement) => void;
  readonly onRename: (conversation: Conversation, title: string | undefined) => void;
  /** The menu that is open. */
  readonly menu: ComponentChildren;
}

/** The top of the page: which conversation this is, what it talks to, how it looks. */
export function Header(props: HeaderProps): VNode {
  const { connection, sidebarHidden } = props;
  const name = connectionName(connection);
  const state = connection.value === undefined ? (connection.checking ? 'checking' : 'broken') : connection.value.ok ? 'ok' : 'broken';
  return (
    <header class="header">
      <div class="header-start">
        {sidebarHidden && (
          <>
            <button type="button" class="button button-quiet button-icon" onClick={props.onSidebar} aria-label={strings.sidebar.show} title={strings.sidebar.show}><SidebarIcon /></button>
            <button type="button" class="button button-quiet button-icon" onClick={props.onNew} aria-label={strings.newChat} title={strings.newChat}><NewChatIcon /></button>
          </>
        )}
        <Title {...props} />
      </div>
      <div class="header-tools">
        <button
          type="button" class="button button-quiet button-icon" onClick={props.onInstructions} aria-label={strings.instructions.button}
          title={strings.instructions.title} data-set={props.hasInstructions}
        >
          <SlidersIcon />
        </button>
        <button type="button" class="button button-quiet connection" popovertarget={CONNECTION_PANEL} aria-label={strings.connection.button(name)}>
          <span class={`dot dot-${state}`} />
          <span class="connection-name">{name}</span>
        </button>
        <ThemeToggle />
      </div>
      <ConnectionPanel id={CONNECTION_PANEL} connection={connection} name={name} />
      {props.menu}
    </header>
  );
}

/** The conversation's title opens its menu; a new chat has only the product's name. */
function Title({ conversation, renaming, sidebarHidden, onMenu, onRename }: HeaderProps): VNode | null {
  if (conversation === undefined) {
    return sidebarHidden ? <span class="brand"><Mark /><span class="brand-name">{strings.appName}</span></span> : null;
  }
  if (renaming) {
    return <RenameField title={conversation.title} onDone={(title) => onRename(conversation, title)} />;
  }
  const title = conversation.title === '' ? strings.untitled : conversation.title;
  return (
    <button type="button" class="button title" aria-haspopup="menu" onClick={(event) => onMenu(conversation, event.currentTarget)} aria-label={strings.actions.menu(title)} title={title}>
      <span class="title-text" dir="auto">{title}</span>
      <ChevronIcon />
    </button>
  );
}

function connectionName({ value, checking }: ConnectionState): string {
  if (value === undefined) {
    return checking ? strings.connection.checking : strings.connection.unreachable;
  }
  const provider = strings.connection.names[value.provider] ?? value.provider;
  return value.ok ? provider : strings.connection.troubled(provider);
}
