/** What the browser keeps for this page. Where storage is blocked nothing is kept and nothing breaks. */
export function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined; // blocked by the browser's settings
  }
}

export function write(key: string, value: string): void {
  try {
    if (value === '') {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // blocked or full: the page works without
  }
}
