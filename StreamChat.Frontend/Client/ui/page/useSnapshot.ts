import { useEffect, useState } from 'preact/hooks';

/** What can be looked at and says when it has changed. */
export interface Observable<T> {
  view(): T;
  subscribe(listener: () => void): () => void;
}

/**
 * The state as of the last animation frame: however many tokens arrive, the page paints once a frame. Who looks only at some of it says at what,
 * and is not drawn again for anything else.
 */
export function useSnapshot<T>(source: Observable<T>, pick?: (state: T) => readonly unknown[]): T {
  const [, setRound] = useState(0);
  useEffect(() => {
    let frame = 0;
    let picked: readonly unknown[] = [];
    const paint = (): void => {
      frame = 0;
      const now = pick?.(source.view());
      if (now === undefined || now.some((value, index) => value !== picked[index])) {
        picked = now ?? [];
        setRound((round) => round + 1);
      }
    };
    const unsubscribe = source.subscribe(() => (frame ||= requestAnimationFrame(paint)));
    paint(); // something may have changed since it was drawn
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [source]);
  return source.view();
}
