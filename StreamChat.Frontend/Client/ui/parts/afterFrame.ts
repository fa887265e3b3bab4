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

/** Runs something once in a task of its own, or with the next frame if that comes first, before the browser lays it out. The result calls it off. */
export function beforeFrame(run: () => void): () => void {
  let due = true;
  const callOff = (): void => {
    due = false;
    cancelAnimationFrame(frame);
  };
  const once = (): void => {
    if (due) {
      callOff();
      run();
    }
  };
  const frame = requestAnimationFrame(once);
  if ('scheduler' in window) {
    void window.scheduler.postTask(once, { priority: 'user-blocking' }); // a timer that follows others waits for 4 ms, and the frame comes first
  } else {
    setTimeout(once, 0);
  }
  return callOff;
}

/** So much longer than the browser took for the last frame the page rests before it changes something again: drawing takes a third of the time at most. */
const REST = 2;
/** A slow phone shows something new this often all the same. */
const LONGEST_REST = 50;

const waiting = new Set<() => void>();
let isResting = false;

/** Runs something once after the next frame and a rest that goes by how long the browser took for it, with all others that wait: for what happens again and again. The result calls it off. */
export function afterRest(run: () => void): () => void {
  waiting.add(run);
  if (!isResting) {
    isResting = true;
    requestAnimationFrame(() => {
      const begun = performance.now();
      setTimeout(() => setTimeout(runAll, Math.min(LONGEST_REST, REST * (performance.now() - begun))), 0);
    });
  }
  return () => waiting.delete(run);
}

function runAll(): void {
  isResting = false;
  const all = [...waiting];
  waiting.clear();
  all.forEach((run) => run());
}
