import type { Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { createBlockSplitter } from '../markdown/markdownBlocks';
import { DEEPEST } from '../markdown/nesting';

const MANY = 2000;

/** How many elements that hold others stand in each other. */
function depthOf(tokens: readonly Token[]): number {
  return Math.max(0, ...tokens.map((token) => {
    const { tokens: within = [], items = [] } = token as { tokens?: Token[]; items?: { tokens: Token[] }[] };
    return Math.max(depthOf(within), ...items.map((item) => depthOf(item.tokens))) + 1;
  }));
}

describe('marks within marks', () => {
  it.each([
    ['quotes', `${'>'.repeat(MANY)}a`],
    ['lists', `${'- '.repeat(MANY)}a`],
    ['quotes and lists', `${'> 1. '.repeat(MANY)}a`],
    ['emphasis', '*a _b '.repeat(MANY) + ' b_ a*'.repeat(MANY)],
    ['strong emphasis', '**a '.repeat(MANY) + 'b** '.repeat(MANY)],
    ['deletions', '~~a ~b '.repeat(MANY) + 'b~ a~~ '.repeat(MANY)],
    ['links', `${'['.repeat(MANY)}a${'](b)'.repeat(MANY)}`],
  ])('are read a few levels deep, and what follows is read as ever: %s', (_name, text) => {
    const splitter = createBlockSplitter({ gfm: true });
    const blocks = [splitter.append(text, false), splitter.append('\n\n# The end\n', true)].flatMap(({ finished }) => finished);
    expect(depthOf(blocks)).toBeLessThanOrEqual(2 * DEEPEST + 2); // a list is two: itself and its items
    expect(blocks.map(({ raw }) => raw).join('').replaceAll('\n', '')).toBe(`${text}# The end`);
    expect(blocks.at(-1)?.type).toBe('heading');
  });

  it('are read as deep as people write them', () => {
    const text = `${'> '.repeat(8)}- ${'*'.repeat(3)}a [b](c)***`;
    const [block] = createBlockSplitter({ gfm: true }).append(text, true).finished;
    expect(block && depthOf([block])).toBeGreaterThan(8 + 4);
  });
});
