import { useState } from 'preact/hooks';
import { read, write } from '../parts/storage';
import { useMedia } from '../parts/useMedia';

const KEY = 'streamchat.sidebar';

/** Whether the conversations are shown: beside the open one where there is room, over it where there is not. */
export interface SidebarState {
  readonly shown: boolean;
  readonly isDrawer: boolean;
  readonly show: () => void;
  readonly toggle: () => void;
  readonly closeDrawer: () => void;
}

export function useSidebar(): SidebarState {
  const isDrawer = !useMedia('(min-width: 56rem)');
  const [beside, setBeside] = useState(() => read(KEY) !== 'hidden');
  const [over, setOver] = useState(false);
  const set = (shown: boolean): void => {
    if (isDrawer) {
      setOver(shown);
    } else {
      setBeside(shown);
      write(KEY, shown ? '' : 'hidden');
    }
  };
  const shown = isDrawer ? over : beside;
  return { shown, isDrawer, show: () => set(true), toggle: () => set(!shown), closeDrawer: () => setOver(false) };
}
