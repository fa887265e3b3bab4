import { useCallback, useState } from 'preact/hooks';
import type { Conversation } from '../../core/api/shapes';
import type { Page } from '../page/usePage';
import type { Note } from '../parts/Toast';
import { strings } from '../strings';
import type { ConversationWishes } from './actions';
import { focusInPlaceOf } from './focus';

/** Where a conversation stands on the page; it gets its new name there. */
type Place = 'list' | 'header';

interface OpenMenu {
  readonly conversation: Conversation;
  readonly anchor: HTMLElement;
  readonly place: Place;
}

/** The menu that is open, the name that is being changed, and what was just done. */
export interface ConversationActions {
  readonly menu: OpenMenu | undefined;
  readonly openMenu: (menu: OpenMenu) => void;
  readonly closeMenu: () => void;
  readonly renaming: { readonly id: string; readonly place: Place } | undefined;
  readonly rename: (conversation: Conversation, title: string | undefined) => void;
  readonly note: Note | undefined;
  readonly say: (note: Note) => void;
  /** The note has been read: what could be taken back is final. */
  readonly dismiss: () => void;
  readonly wishes: ConversationWishes;
}

export function useConversationActions({ chat, list, open }: Page): ConversationActions {
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);
  const [renaming, setRenaming] = useState<ConversationActions['renaming']>(undefined);
  const [note, setNote] = useState<Note | undefined>(undefined);
  const closeMenu = useCallback(() => setMenu(undefined), []);
  const say = useCallback((next: Note) => setNote(next), []);
  const dismiss = useCallback(() => {
    setNote(undefined);
    list.commitDeletion();
  }, [list]);

  const change = (conversation: Conversation, what: Parameters<typeof list.change>[1], done?: Note): void => {
    void list.change(conversation, what).then((failure) => setNote(failure === undefined ? done : { text: strings.actions.changeFailed }));
  };
  const leave = (conversation: Conversation): boolean => {
    const isOpen = chat.view().id === conversation.id;
    if (isOpen) {
      open(undefined);
    }
    return isOpen;
  };
  const title = (conversation: Conversation): string => (conversation.title === '' ? strings.untitled : conversation.title);

  const wishes: ConversationWishes = {
    rename: (conversation) => setRenaming({ id: conversation.id, place: menu?.place ?? 'list' }),
    pin: (conversation) => change(conversation, { pinned: !conversation.pinned }),
    archive(conversation) {
      focusInPlaceOf(menu?.anchor);
      const undo = (): void => change({ ...conversation, archived: !conversation.archived }, { archived: conversation.archived });
      change(conversation, { archived: !conversation.archived }, conversation.archived ? undefined : { text: strings.actions.archived(title(conversation)), onUndo: undo });
    },
    delete(conversation) {
      const wasOpen = leave(conversation);
      if (!wasOpen) {
        focusInPlaceOf(menu?.anchor);
      }
      list.delete(conversation);
      const onUndo = (): void => {
        list.undoDeletion();
        if (wasOpen) {
          open(conversation.id);
        }
      };
      say({ text: strings.actions.deleted(title(conversation)), onUndo });
    },
  };
  return {
    menu,
    openMenu: setMenu,
    closeMenu,
    renaming,
    rename(conversation, next) {
      setRenaming(undefined);
      if (next !== undefined) {
        change(conversation, { title: next });
      }
    },
    note,
    say,
    dismiss,
    wishes,
  };
}
