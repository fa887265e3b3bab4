/**
 * Runs something once after the next frame, in a task of its own: what the page does and what the browser makes of it are two tasks then, each short enough for a key press to get
 * in between. Never in a page that is not seen. The result calls it off.
 */
export function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(run, 0)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
