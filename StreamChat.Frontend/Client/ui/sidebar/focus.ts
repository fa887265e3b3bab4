let waiting: MutationObserver | undefined;

/** Where the focus goes when a conversation leaves the list whose menu had it: to the one in its place, else to the way to a new one. */
export function focusInPlaceOf(anchor: HTMLElement | undefined): void {
  const sidebar = anchor?.closest('.sidebar');
  const item = anchor?.closest('.item');
  if (sidebar === undefined || sidebar === null || item === undefined || item === null) {
    return;
  }
  const place = [...sidebar.querySelectorAll('.item')].indexOf(item);
  // The list is drawn without it when there is time; one that never leaves is waited for until the next is to.
  waiting?.disconnect();
  waiting = new MutationObserver((_, observer) => {
    if (item.isConnected) {
      return;
    }
    observer.disconnect();
    const links = [...sidebar.querySelectorAll<HTMLElement>('.item-link')];
    if (document.activeElement === document.body || document.activeElement === null) {
      (links[place] ?? links.at(-1) ?? sidebar.querySelector<HTMLElement>('.sidebar-new'))?.focus();
    }
  });
  waiting.observe(sidebar, { childList: true, subtree: true });
}
