const FIRST = 400;
const LONGEST = 10_000;

/**
 * Milliseconds to wait before the next attempt: none worth a name after the first break, then doubling, and never the
 * same for everyone, so that a server that comes back is not overrun.
 */
export function backoff(failures: number, random: () => number): number {
  if (failures <= 1) {
    return Math.round(random() * 200);
  }
  const ceiling = Math.min(LONGEST, FIRST * 2 ** (failures - 2));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** Waits, but not longer than until `wake` says that it is worth trying, or the signal that nobody waits any more. */
export function pause(milliseconds: number, onWake: (listener: () => void) => () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const forget = onWake(end);
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
}
