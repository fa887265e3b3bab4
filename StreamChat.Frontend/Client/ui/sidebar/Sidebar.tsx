import type { ComponentChildren, VNode } from 'preact';
import type { Conversation } from '../../core/api/shapes';
import type { ConversationList } from '../../core/list/conversationList';
import { ArchiveIcon, KeyboardIcon, Mark, NewChatIcon, SettingsIcon, SidebarIcon } from '../icons';
import { useSnapshot } from '../page/useSnapshot';
import { strings } from '../strings';
import { ImportButton } from './ImportButton';
import { List } from './List';
import { SearchField } from './SearchField';

export interface SidebarProps {
  readonly list: ConversationList;
  readonly currentId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onHide: () => void;
  readonly onShortcuts: () => void;
  readonly onSettings: () => void;
  readonly onMenu: (conversation: Conversation, anchor: HTMLElement) => void;
  readonly renaming: string | undefined;
  readonly onRename: (conversation: Conversation, title: string | undefined) => void;
  /** The menu that is open. */
  readonly menu: ComponentChildren;
  readonly onImported: (conversation: Conversation | undefined) => void;
}

/** The conversations, and the way to a new one. */
export function Sidebar(props: SidebarProps): VNode {
  const { list, onOpen } = props;
  const view = useSnapshot(list);
  const words = strings.sidebar;
  return (
    <nav class="sidebar" aria-label={words.label}>
      <div class="sidebar-head">
        <span class="brand"><Mark /><span class="brand-name">{strings.appName}</span></span>
        <button type="button" class="button button-quiet button-icon" onClick={props.onHide} aria-label={words.hide} title={words.hide}><SidebarIcon /></button>
      </div>
      <button type="button" class="button sidebar-new" onClick={() => onOpen(undefined)}><NewChatIcon />{strings.newChat}</button>
      <SearchField text={view.text} onSearch={(text) => list.show(text, view.archived)} />
      <List {...props} view={view} />
      <div class="sidebar-foot">
        <button type="button" class="button button-quiet button-icon toggle" aria-pressed={view.archived} onClick={() => list.show(view.text, !view.archived)} aria-label={words.archive} title={words.archive}>
          <ArchiveIcon />
        </button>
        <ImportButton onImported={props.onImported} />
        <button type="button" class="button button-quiet button-icon" onClick={props.onShortcuts} aria-label={words.shortcuts} title={words.shortcuts}><KeyboardIcon /></button>
        <button type="button" class="button button-quiet button-icon" onClick={props.onSettings} aria-label={words.settings} title={words.settings}><SettingsIcon /></button>
      </div>
      {props.menu}
    </nav>
  );
}
