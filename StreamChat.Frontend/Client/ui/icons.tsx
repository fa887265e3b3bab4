import type { ComponentChildren, VNode } from 'preact';

/** The page's icons: 20 px line drawings that take the colour of their text and say nothing to a screen reader. */
function icon(children: ComponentChildren): () => VNode {
  return () => (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const SendIcon = icon(<path d="M12 19V5m-6.5 6.5L12 5l6.5 6.5" />);
export const StopIcon = icon(<rect x="5.5" y="5.5" width="13" height="13" rx="2.5" class="icon-filled" />);
export const CopyIcon = icon(<><rect x="9" y="9" width="11" height="11" rx="2.5" /><path d="M5.5 15A1.5 1.5 0 0 1 4 13.5V6.5A2.5 2.5 0 0 1 6.5 4h7A1.5 1.5 0 0 1 15 5.5" /></>);
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const RetryIcon = icon(<><path d="M4.5 12a7.5 7.5 0 1 0 2.3-5.4L4.5 8.8" /><path d="M4.5 4.3v4.5H9" /></>);
export const InfoIcon = icon(<><circle cx="12" cy="12" r="8.2" /><path d="M12 11v5M12 8v.01" /></>);
export const ChevronIcon = icon(<path d="m9 6 6 6-6 6" />);
export const DownIcon = icon(<path d="M12 5v14m6.5-6.5L12 19l-6.5-6.5" />);
export const AlertIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 7.8v5M12 16v.01" /></>);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SunIcon = icon(<><circle cx="12" cy="12" r="4" /><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" /></>);
export const MoonIcon = icon(<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />);
export const SystemIcon = icon(<><rect x="3.5" y="4.5" width="17" height="12" rx="2" /><path d="M9 20h6M12 16.5V20" /></>);
export const ThinkIcon = icon(<><path d="M9 17.5h6M10 20.5h4" /><path d="M12 3.5a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2v1.1h5v-1.1c0-.8.4-1.5 1-2A6 6 0 0 0 12 3.5Z" /></>);
export const SidebarIcon = icon(<><rect x="3.5" y="4.5" width="17" height="15" rx="3" /><path d="M9.5 4.5v15" /></>);
export const NewChatIcon = icon(<><path d="M12.5 4.5H7A2.5 2.5 0 0 0 4.5 7v10A2.5 2.5 0 0 0 7 19.5h10a2.5 2.5 0 0 0 2.5-2.5v-5.5" /><path d="M10 14v-2.6l7.6-7.6a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L12.6 14Z" /></>);
export const SearchIcon = icon(<><circle cx="11" cy="11" r="6.2" /><path d="m15.6 15.6 4.2 4.2" /></>);
export const MoreIcon = icon(<path d="M6 12h.01M12 12h.01M18 12h.01" class="icon-dots" />);
export const PencilIcon = icon(<path d="M5 19v-3.2L15.8 5a1.6 1.6 0 0 1 2.3 0l.9.9a1.6 1.6 0 0 1 0 2.3L8.2 19Zm8.6-11.8 3.2 3.2" />);
export const PinIcon = icon(<path d="M9 4h6m-5 0v5.2L7.2 13v1.5h9.6V13L14 9.2V4m-2 10.5V20" />);
export const ArchiveIcon = icon(<><rect x="3.8" y="4.8" width="16.4" height="4.4" rx="1.4" /><path d="M5.5 9.2v7.6a2.4 2.4 0 0 0 2.4 2.4h8.2a2.4 2.4 0 0 0 2.4-2.4V9.2M10 13h4" /></>);
export const TrashIcon = icon(<path d="M5 7h14M10 7V4.8h4V7m-7.2 0 .7 10.8A2 2 0 0 0 9.5 19.7h5a2 2 0 0 0 2-1.9L17.2 7M10.3 11v4.8m3.4-4.8v4.8" />);
export const DownloadIcon = icon(<path d="M12 4.5v10m-4-4 4 4 4-4M5 19.5h14" />);
export const UploadIcon = icon(<path d="M12 15V5m-4 4 4-4 4 4M5 19.5h14" />);
export const KeyboardIcon = icon(<><rect x="3" y="6" width="18" height="12" rx="2.5" /><path d="M7 10h.01M11 10h.01M15 10h.01M17 14h.01M7 14h.01M10 14h4" /></>);
export const SlidersIcon = icon(<><path d="M4 8h9m5 0h2M4 16h2m5 0h9" /><circle cx="15.5" cy="8" r="2.2" /><circle cx="8.5" cy="16" r="2.2" /></>);
export const SettingsIcon = icon(<><circle cx="12" cy="12" r="3" /><path d="M12 3.5v2.2m0 12.6v2.2M3.5 12h2.2m12.6 0h2.2M6 6l1.5 1.5m9 9L18 18m0-12-1.5 1.5m-9 9L6 18" /></>);
export const OfflineIcon = icon(<path d="M4 4l16 16M5.5 11.2a10 10 0 0 1 3.6-2.1m4 -.5a10 10 0 0 1 5.4 2.6M8.6 14.6a5.5 5.5 0 0 1 4-1.4M12 18.2v.01" />);
export const BackIcon = icon(<path d="m15 6-6 6 6 6" />);
export const CloseIcon = icon(<path d="m6.5 6.5 11 11m0-11-11 11" />);
export const QueueIcon = icon(<path d="M5 7h14M5 12h8M5 17h8m6-4v6m-3-3h6" />);
export const GoOnIcon = icon(<path d="M5 6.5v11l7-5.5Zm8 0v11l7-5.5Z" />);

/** The mark of the product: three lines of text, arriving. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-ground" width="32" height="32" rx="9" />
      <path class="mark-lines" d="M9 12h14M9 16.5h10M9 21h5" />
    </svg>
  );
}
