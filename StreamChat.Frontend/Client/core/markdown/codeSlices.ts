/** So much code is coloured in one task: a few milliseconds' worth on a slow phone. */
export const SLICE = 1000;
/** A line at which nothing can be open any more is waited for this long. */
const LONGEST = 2 * SLICE;

/**
 * Cuts code where it is most likely between two statements: before a line that is not indented and follows an empty one.
 * Where there is none for long it is cut at the end of a line.
 */
export function codeSlices(code: string): readonly string[] {
  const slices: string[] = [];
  let start = 0;
  while (code.length - start > LONGEST) {
    const window = code.slice(start + SLICE, start + LONGEST);
    const between = /\n[ \t]*\n(?=[^\s})\]])/.exec(window);
    const line = window.lastIndexOf('\n');
    const end = between !== null ? between.index + between[0].length : line >= 0 ? line + 1 : window.length;
    slices.push(code.slice(start, start + SLICE + end));
    start += SLICE + end;
  }
  return [...slices, code.slice(start)];
}
