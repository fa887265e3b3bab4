/** So much code is coloured in one task: a few milliseconds' worth on a slow phone. */
export const SLICE = 500;
/** A line at which nothing can be open any more is waited for this long. */
const LONGEST = 2 * SLICE;

/**
 * Cuts code where it is most likely between two statements: before a line that is not indented and follows an empty one.
 * Where there is none for long it is cut after the last empty line, or at the end of a line.
 */
export function codeSlices(code: string): readonly string[] {
  const slices: string[] = [];
  let start = 0;
  while (code.length - start > LONGEST) {
    const end = SLICE + endIn(code.slice(start + SLICE, start + LONGEST));
    slices.push(code.slice(start, start + end));
    start += end;
  }
  return [...slices, code.slice(start)];
}

function endIn(window: string): number {
  const between = /\n[ \t]*\n(?=[^\s})\]])/.exec(window) ?? /^[^]*\n[ \t]*\n/.exec(window) ?? /^[^]*\n/.exec(window);
  return between === null ? window.length : between.index + between[0].length;
}
