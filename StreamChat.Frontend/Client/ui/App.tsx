import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ChatView } from '../core/chat/chatView';
import { KeysDialog } from './account/KeysDialog';
import { SignIn } from './account/SignIn';
import { useMe } from './account/useMe';
import { ChatPane } from './ChatPane';
import type { ComposerHandle } from './composer/Composer';
import { useModels } from './page/useModels';
import { usePage } from './page/usePage';
import { useSidebar } from './page/useSidebar';
import { useSnapshot } from './page/useSnapshot';
import { Dialog } from './parts/Dialog';
import { Menu } from './parts/Menu';
import { Toast } from './parts/Toast';
import { isTouch } from './parts/useMedia';
import { Header } from './shell/Header';
import { OfflineBanner } from './shell/OfflineBanner';
import { InstructionsDialog } from './shell/InstructionsDialog';
import { SettingsDialog } from './shell/SettingsDialog';
import { ShortcutsDialog } from './shell/ShortcutsDialog';
import { useConnection } from './shell/useConnection';
import { useShortcuts } from './shell/useShortcuts';
import { actionsOf } from './sidebar/actions';
import { SEARCH_ID } from './sidebar/SearchField';
import { Sidebar } from './sidebar/Sidebar';
import { useConversationActions } from './sidebar/useConversationActions';
import { strings } from './strings';
import { StatusRegion } from './messages/StatusRegion';

/** What the page around the conversation shows of it. */
function frameOf(view: ChatView): readonly unknown[] {
  return [view.id, view.phase, view.conversation, view.system, view.turns.length === 0];
}

/** The page: the conversations at its side, the one that is open beside them. */
export function App(): VNode {
  const page = usePage();
  const { chat, list, services } = page;
  const view = useSnapshot(chat, frameOf);
  const reachable = useSnapshot(services.network);
  const connection = useConnection();
  services.traced = connection.value === undefined || connection.value.tracesUrl !== undefined;
  const models = useModels(connection.value?.ok === true);
  const actions = useConversationActions(page);
  const sidebar = useSidebar();
  const me = useMe(services);
  const composer = useRef<ComposerHandle>(null);
  const [dialog, setDialog] = useState<'instructions' | 'shortcuts' | 'settings' | 'keys' | undefined>(undefined);

  const open = (id: string | undefined): void => {
    page.open(id);
    sidebar.closeDrawer();
    if (!isTouch()) {
      requestAnimationFrame(() => composer.current?.focus());
    }
  };
  useShortcuts({
    newChat: () => open(undefined),
    search() {
      const focus = (): void => document.getElementById(SEARCH_ID)?.focus();
      sidebar.show();
      focus(); // at once where it is: the next key belongs to it
      requestAnimationFrame(focus);
    },
    toggleSidebar: sidebar.toggle,
    prompt: () => composer.current?.focus(),
    help: () => setDialog('shortcuts'),
  });

  // Where a modal drawer is open, only what is inside of it can be used.
  const menuAt = (place: 'list' | 'header'): VNode | false => actions.menu?.place === place && (
    <Menu label={strings.actions.menu(actions.menu.conversation.title)} anchor={actions.menu.anchor} items={actionsOf(actions.menu.conversation, actions.wishes)} onClose={actions.closeMenu} />
  );
  const toast = actions.note !== undefined && <Toast note={actions.note} onDone={actions.dismiss} />;
  const content = sidebar.shown && (
    <Sidebar
      menu={menuAt('list')}
      list={list} currentId={view.id} onOpen={open} onHide={sidebar.toggle} onShortcuts={() => setDialog('shortcuts')} onSettings={() => setDialog('settings')}
      onMenu={(conversation, anchor) => actions.openMenu({ conversation, anchor, place: 'list' })}
      renaming={actions.renaming?.place === 'list' ? actions.renaming.id : undefined} onRename={actions.rename}
      onImported={(conversation) => {
        actions.say({ text: conversation === undefined ? strings.actions.importFailed : strings.actions.imported });
        if (conversation !== undefined) {
          list.note(conversation);
          open(conversation.id);
        }
      }}
    />
  );
  if (me === 'nobody') {
    return <SignIn />;
  }
  return (
    <div class="page">
      {view.phase !== 'missing' && view.phase !== 'failed' && <a class="skip" href="#prompt" onClick={(event) => { event.preventDefault(); composer.current?.focus(); }}>{strings.skipToPrompt}</a>}
      {sidebar.isDrawer ? content !== false && <Dialog title={strings.sidebar.label} look="drawer" onClose={sidebar.closeDrawer}>{content}{toast}</Dialog> : content}
      <div class={view.turns.length === 0 && view.phase === 'new' ? 'shell shell-empty' : 'shell'}>
        <Header
          connection={reachable ? connection : { ...connection, checking: false, value: undefined }} conversation={view.conversation} hasInstructions={view.system !== undefined} sidebarHidden={!sidebar.shown || sidebar.isDrawer}
          renaming={actions.renaming?.place === 'header' && actions.renaming.id === view.id} onSidebar={sidebar.show} onNew={() => open(undefined)}
          onInstructions={() => setDialog('instructions')} onMenu={(conversation, anchor) => actions.openMenu({ conversation, anchor, place: 'header' })} onRename={actions.rename}
          menu={menuAt('header')}
        />
        {!reachable && <OfflineBanner />}
        <ChatPane chat={chat} kept={services.kept} connection={connection.value} models={models} composer={composer} onNew={() => open(undefined)} />
      </div>
      {!(sidebar.isDrawer && sidebar.shown) && toast}
      {dialog === 'instructions' && <InstructionsDialog system={view.system} onSave={(system) => void chat.change({ system })} onClose={() => setDialog(undefined)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'settings' && <SettingsDialog me={me} kept={services.kept} onKeys={() => setDialog('keys')} onClose={() => setDialog(undefined)} />}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
      <StatusRegion chat={chat} note={actions.note?.text ?? (reachable ? undefined : strings.page.offline)} />
    </div>
  );
}
