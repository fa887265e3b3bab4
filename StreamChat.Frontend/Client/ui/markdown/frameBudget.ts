import { afterFrame } from '../parts/afterFrame';

/** So much text is drawn in one frame, of all answers of the page together: some milliseconds' worth on a slow phone. */
export const CHARACTERS_A_FRAME = 2500;

/** Draws as many characters as it may, and says how many it did; none once there is nothing left. */
export type Step = (most: number) => number;

const waiting: Step[] = [];
let left = CHARACTERS_A_FRAME;
let waits = false;

/** Runs steps now as far as this frame's budget reaches, and in later frames for the rest; what was asked for last comes first, as it is what is looked at. */
export function drawWithin(step: Step): void {
  forgetStep(step);
  waiting.push(step);
  run();
}

/** The same in a task of its own, so that it and what asked for it are two short ones. */
export function drawSoon(step: Step): void {
  forgetStep(step);
  waiting.push(step);
  if (!waits) {
    waits = true;
    setTimeout(() => {
      waits = false;
      run();
    }, 0);
  }
}

export function forgetStep(step: Step): void {
  const at = waiting.indexOf(step);
  if (at >= 0) {
    waiting.splice(at, 1);
  }
}

function run(): void {
  for (let step = waiting.at(-1); step !== undefined && left > 0; step = waiting.at(-1)) {
    const drawn = step(left);
    left -= drawn;
    if (drawn === 0) {
      forgetStep(step);
    }
  }
  if (!waits) {
    waits = true;
    afterFrame(() => {
      waits = false;
      left = CHARACTERS_A_FRAME;
      if (waiting.length > 0) {
        run();
      }
    });
  }
}
