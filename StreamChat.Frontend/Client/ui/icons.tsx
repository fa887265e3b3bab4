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

/** The mark of the product: three lines of text, arriving. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-ground" width="32" height="32" rx="9" />
      <path class="mark-lines" d="M9 12h14M9 16.5h10M9 21h5" />
    </svg>
  );
}
