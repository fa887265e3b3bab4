import { useEffect, useState } from 'preact/hooks';
import type { Transcript } from '../core/transcript';
import type { Turn } from '../core/turn';

/** The turns as of the last animation frame: however many tokens arrive, the page paints once a frame. */
export function useTurns(transcript: Transcript): readonly Turn[] {
  const [turns, setTurns] = useState(transcript.turns());
  useEffect(() => {
    let frame = 0;
    const unsubscribe = transcript.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setTurns(transcript.turns());
      });
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [transcript]);
  return turns;
}
