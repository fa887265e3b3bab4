import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { createBlockSplitter } from '../markdown/markdownBlocks';

const TEXT = `# Title

A paragraph with **strong** text
over two lines.

- one
- two

  still two

- three

Setext
------

| a | b |
|---|--:|
| 1 | 2 |

\`\`\`js
const x = "\`";

// not a paragraph
\`\`\`

> quote
> more

See [the docs][docs] and 日本語 👋🏽.

[docs]: https://example.com/docs

1. first
2. second
`;

const raws = (tokens: readonly Token[]): string[] => tokens.map((token) => token.raw.trimEnd());
const WHOLE = raws(marked.lexer(TEXT).filter((token) => token.type !== 'space' && token.type !== 'def'));

function grow(step: number): { finished: string[]; rewritten: boolean } {
  const splitter = createBlockSplitter({ gfm: true });
  const finished: string[] = [];
  for (let end = step; end < TEXT.length; end += step) {
    finished.push(...raws(splitter.update(TEXT.slice(0, end), false).finished));
  }
  const early = finished.length;
  const last = splitter.update(TEXT, true);
  return { finished: [...finished, ...raws(last.finished)], rewritten: last.tail.length > 0 || early === 0 };
}

describe('the block splitter', () => {
  it.each([1, 2, 3, 5, 7, 11, 40, 100])('finishes the same blocks when text grows by %i', (step) => {
    expect(grow(step)).toEqual({ finished: WHOLE, rewritten: false });
  });

  it.each(['\r\n', '\r'])('finishes the same blocks with the line end %j, also when it is cut in two', (lineEnd) => {
    const text = TEXT.replaceAll('\n', lineEnd);
    const splitter = createBlockSplitter({ gfm: true });
    const finished: string[] = [];
    for (let end = 1; end < text.length; end += 1) {
      finished.push(...raws(splitter.update(text.slice(0, end), false).finished));
    }
    expect(finished.length).toBeGreaterThan(2);
    expect([...finished, ...raws(splitter.update(text, true).finished)]).toEqual(WHOLE);
  });

  it('resolves a link by a definition that came before in a finished block', () => {
    const splitter = createBlockSplitter({ gfm: true });
    const start = '[d]: https://example.com\n\none\n\ntwo\n\nthree\n\n';
    splitter.update(start, false);
    const [link] = (splitter.update(`${start}[d]`, true).finished.at(-1) as { tokens: Token[] }).tokens;
    expect(link).toMatchObject({ type: 'link', href: 'https://example.com' });
  });
});
