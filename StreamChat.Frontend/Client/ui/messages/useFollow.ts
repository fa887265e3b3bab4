import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Nearer to the end than this counts as being at the end. */
const NEAR = 64;

interface Follow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly following: boolean;
  readonly toLatest: () => void;
}

/**
 * Keeps the end of the log in view while it grows. Any upward movement lets go at once, and coming back near the end
 * takes hold again; a new turn always comes into view.
 */
export function useFollow(turnCount: number): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [following, setFollowing] = useState(true);

  const set = useCallback((next: boolean) => {
    follows.current = next;
    setFollowing(next);
  }, []);
  const toLatest = useCallback(() => {
    set(true);
    toEnd(scroller.current);
  }, [set]);

  useLayoutEffect(toLatest, [turnCount, toLatest]);
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) {
      return undefined;
    }
    let last = box.scrollTop;
    const onScroll = (): void => {
      const up = box.scrollTop < last - 1;
      last = box.scrollTop;
      const near = box.scrollHeight - box.clientHeight - box.scrollTop < NEAR;
      set(near || (follows.current && !up));
    };
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0 && box.scrollHeight > box.clientHeight) {
        set(false);
      }
    };
    const onClick = (event: MouseEvent): void => {
      // Who unfolds something wants to read it, not to be carried to the end.
      if (event.target instanceof Element && event.target.closest('summary') !== null) {
        set(false);
      }
    };
    const growth = new ResizeObserver(() => {
      if (follows.current) {
        toEnd(box);
      } else if (box.scrollHeight <= box.clientHeight) {
        set(true);
      }
    });
    growth.observe(inner);
    growth.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    box.addEventListener('wheel', onWheel, { passive: true });
    box.addEventListener('click', onClick);
    return () => {
      growth.disconnect();
      box.removeEventListener('scroll', onScroll);
      box.removeEventListener('wheel', onWheel);
      box.removeEventListener('click', onClick);
    };
  }, [set]);

  return { scroller, content, following, toLatest };
}

function toEnd(box: HTMLElement | null): void {
  if (box !== null) {
    box.scrollTop = box.scrollHeight;
  }
}
