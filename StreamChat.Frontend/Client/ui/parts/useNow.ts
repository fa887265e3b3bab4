import { useEffect, useState } from 'preact/hooks';

/** Whole seconds until a moment, counted down; 0 when it is over or there is none. */
export function useSecondsUntil(at: number | undefined): number {
  const left = (): number => (at === undefined ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000)));
  const [, setRound] = useState(0);
  const seconds = left();
  useEffect(() => {
    if (seconds <= 0) {
      return undefined;
    }
    const timer = setTimeout(() => setRound((round) => round + 1), 1000);
    return () => clearTimeout(timer);
  });
  return seconds;
}
