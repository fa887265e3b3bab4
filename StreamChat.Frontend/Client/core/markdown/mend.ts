/** The first line of a table, which is one only once its second line is whole. */
const TABLE_TO_BE = /^\|[^\n]*(?:\n[|:\- ]*)?$/;

/** The dash of a list item under a line of text, which would make that line a heading until its text comes. */
const ITEM_TO_BE = /\n[-=]{1,2}$/;

/** The marks of a heading whose text is still to come: an empty one would jump in, and be announced. */
const HEADING_TO_BE = /(^|\n)([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)#{1,6}$/;

/**
 * Closes what the end of a growing block leaves open, so that `**bold` is bold from its first letter and a half
 * address never flashes by. Only the last line is looked at: marks do not reach over lines in what models write.
 */
export function mend(block: string): string {
  const shown = block.trimEnd();
  if (TABLE_TO_BE.test(shown)) {
    return '';
  }
  const steady = shown.replace(ITEM_TO_BE, '').replace(HEADING_TO_BE, '$1$2');
  const start = steady.lastIndexOf('\n') + 1;
  return steady.slice(0, start) + mendLine(steady.slice(start));
}

function mendLine(line: string): string {
  const ticks = line.match(/`+/g) ?? [];
  if (ticks.length % 2 === 1) {
    const open = ticks.at(-1) ?? '`';
    return line.endsWith(open) ? line.slice(0, -open.length) : line.trimEnd() + open;
  }
  const text = line.replace(/!?\[([^\][]*)\]\([^()\s]*$/, '$1').replace(/!?\[([^\][]*)$/, '$1');
  return closeMark(closeMark(text, '**'), '~~');
}

function closeMark(line: string, mark: string): string {
  const outside = line.replace(/`[^`]*`/g, '');
  if ((outside.split(mark).length - 1) % 2 === 0) {
    return line;
  }
  const trimmed = line.trimEnd();
  if (trimmed.endsWith(mark)) {
    return trimmed.slice(0, -mark.length); // nothing is marked yet
  }
  // "**bold*": half of the closing mark is here already
  const whole = mark.charAt(0);
  return trimmed.endsWith(whole) && !trimmed.endsWith(mark) ? trimmed + whole : trimmed + mark;
}
