import { afterFrame } from '../parts/afterFrame';

/** So much text is drawn in one frame, of all answers of the page together: some milliseconds' worth on a slow phone. */
export const CHARACTERS_A_FRAME = 2500;

/** A text that comes to the page in strides. */
export interface Drawing {
  /** Reads as many characters as it may, and says how many it did; none once there is nothing left. */
  read(most: number): number;
  /** Puts on the page what was read last, if it is not there yet. */
  draw(): void;
}

const waiting: Drawing[] = [];
let left = CHARACTERS_A_FRAME;
let waits = false;

/** Draws now as far as this frame's budget reaches, and in later frames the rest; what was asked for last comes first, as it is what is looked at. */
export function drawWithin(drawing: Drawing): void {
  forget(drawing);
  waiting.push(drawing);
  run();
}

/** The same in tasks of their own: what asked for it, reading and drawing are three short ones. */
export function drawSoon(drawing: Drawing): void {
  forget(drawing);
  waiting.push(drawing);
  if (!waits) {
    waits = true;
    setTimeout(() => {
      setTimeout(() => { // first, so that a text that cannot be read holds up no other
        waits = false;
        inNextFrame();
        drawing.draw();
      }, 0);
      left -= waiting.includes(drawing) ? drawing.read(left) : 0;
    }, 0);
  }
}

export function forget(drawing: Drawing): void {
  const at = waiting.indexOf(drawing);
  if (at >= 0) {
    waiting.splice(at, 1);
  }
}

function run(): void {
  for (let drawing = waiting.at(-1); drawing !== undefined && left > 0; drawing = waiting.at(-1)) {
    const count = drawing.read(left);
    drawing.draw();
    left -= count;
    if (count === 0) {
      forget(drawing);
    }
  }
  inNextFrame();
}

function inNextFrame(): void {
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
