import { useEffect, useState } from 'preact/hooks';

/** What can be looked at and says when it has changed. */
export interface Observable<T> {
  view(): T;
  subscribe(listener: () => void): () => void;
}

/** The state as of the last animation frame: however many tokens arrive, the page paints once a frame. */
export function useSnapshot<T>(source: Observable<T>): T {
  const [, setRound] = useState(0);
  useEffect(() => {
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      setRound((round) => round + 1);
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
