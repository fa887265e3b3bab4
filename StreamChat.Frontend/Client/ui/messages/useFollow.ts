import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { beforeFrame } from '../parts/afterFrame';

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
 * takes hold again; a new last turn always comes into view.
 */
export function useFollow(lastKey: string | undefined): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [following, setFollowing] = useState(true);

  const toLatest = useCallback(() => {
    follows.current = true;
    setFollowing(true);
    toEnd(scroller.current);
  }, []);

  useLayoutEffect(toLatest, [lastKey, toLatest]);
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) {
      return undefined;
    }
    let last = box.scrollTop;
    const gap = (): number => box.scrollHeight - box.clientHeight - box.scrollTop;
    const show = (): void => setFollowing(follows.current || gap() < NEAR);
    const onScroll = (): void => {
      const up = box.scrollTop < last - 1;
      last = box.scrollTop;
      // A log that shrank moves up by itself, but then it stands at its very end.
      follows.current = gap() < 2 || (!up && (follows.current || gap() < NEAR));
      show();
    };
    const onWheel = (event: WheelEvent): void => {
      follows.current &&= event.deltaY >= 0 || box.scrollHeight <= box.clientHeight;
      show();
    };
    const onClick = (event: MouseEvent): void => {
      // Who unfolds something wants to read it, and who edits to see it, not to be carried to the end.
      follows.current &&= !(event.target instanceof Element && event.target.closest('summary, .edit-start') !== null);
    };
    const follow = (): void => {
      if (follows.current) {
        toEnd(box);
      }
      show();
    };
    // Before the browser draws the frame in which the log grows: to move once it is laid out would have it go over all of it again. It lays out to tell where the end is: that is a
    // task then, and painting another.
    let callOff: (() => void) | undefined;
    const followSoon = (): void => {
      callOff ??= beforeFrame(() => {
        callOff = undefined;
        follow();
      });
    };
    const growth = new MutationObserver(followSoon);
    growth.observe(inner, { subtree: true, childList: true, characterData: true, attributeFilter: ['class', 'open'] });
    const resize = new ResizeObserver(follow);
    resize.observe(box);
    document.fonts.addEventListener('loadingdone', followSoon);
    box.addEventListener('scroll', onScroll, { passive: true });
    box.addEventListener('wheel', onWheel, { passive: true });
    box.addEventListener('click', onClick);
    return () => {
      growth.disconnect();
      resize.disconnect();
      callOff?.();
      document.fonts.removeEventListener('loadingdone', followSoon);
      box.removeEventListener('scroll', onScroll);
      box.removeEventListener('wheel', onWheel);
      box.removeEventListener('click', onClick);
    };
  }, []);

  return { scroller, content, following, toLatest };
}

function toEnd(box: HTMLElement | null): void {
  if (box !== null) {
    box.scrollTop = box.scrollHeight;
  }
}
