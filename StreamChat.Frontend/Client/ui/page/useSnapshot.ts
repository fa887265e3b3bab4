import { useEffect, useState } from 'preact/hooks';
import { afterRest } from '../parts/afterFrame';

/** What can be looked at and says when it has changed. */
export interface Observable<T> {
  view(): T;
  subscribe(listener: () => void): () => void;
}

/**
 * The state as of the last frame: however many tokens arrive, the page paints once a frame, and less often where frames take long. Who looks only at some of it says at what,
 * and is not drawn again for anything else.
 */
export function useSnapshot<T>(source: Observable<T>, pick?: (state: T) => readonly unknown[]): T {
  const [, setRound] = useState(0);
  useEffect(() => {
    let callOff: (() => void) | undefined;
    let picked: readonly unknown[] = [];
    const paint = (): void => {
      callOff = undefined;
      const now = pick?.(source.view());
      if (now === undefined || now.some((value, index) => value !== picked[index])) {
        picked = now ?? [];
        setRound((round) => round + 1);
      }
    };
    const unsubscribe = source.subscribe(() => (callOff ??= afterRest(paint)));
    paint(); // something may have changed since it was drawn
    return () => {
      unsubscribe();
      callOff?.();
    };
  }, [source]);
  return source.view();
}
