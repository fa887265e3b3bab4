import { exportPath } from '../../core/api/conversations';
import type { Conversation } from '../../core/api/shapes';
import { ArchiveIcon, DownloadIcon, PencilIcon, PinIcon, TrashIcon } from '../icons';
import type { MenuItem } from '../parts/Menu';
import { strings } from '../strings';

/** What a person can wish for a conversation. */
export interface ConversationWishes {
  readonly rename: (conversation: Conversation) => void;
  readonly pin: (conversation: Conversation) => void;
  readonly archive: (conversation: Conversation) => void;
  readonly delete: (conversation: Conversation) => void;
}

/** The menu of a conversation. */
export function actionsOf(conversation: Conversation, wish: ConversationWishes): readonly MenuItem[] {
  const words = strings.actions;
  return [
    { label: words.rename, icon: PencilIcon, onPick: () => wish.rename(conversation) },
    { label: conversation.pinned ? words.unpin : words.pin, icon: PinIcon, onPick: () => wish.pin(conversation) },
    { label: conversation.archived ? words.unarchive : words.archive, icon: ArchiveIcon, onPick: () => wish.archive(conversation) },
    { label: words.exportMarkdown, icon: DownloadIcon, href: exportPath(conversation.id, 'markdown') },
    { label: words.exportJson, icon: DownloadIcon, href: exportPath(conversation.id, 'json') },
    { label: words.delete, icon: TrashIcon, danger: true, onPick: () => wish.delete(conversation) },
  ];
}
