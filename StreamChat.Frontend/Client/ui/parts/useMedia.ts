import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, as long as it does. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const onChange = (): void => setHolds(media.matches);
    onChange();
    media.addEventListener('change', onChange);
    return () => media.removeEventListener('change', onChange);
  }, [query]);
  return holds;
}

const touch = matchMedia('(pointer: coarse)');

/** Where a finger points, Enter is a new line and no field takes the focus by itself: the keyboard would cover the page. */
export function isTouch(): boolean {
  return touch.matches;
}
