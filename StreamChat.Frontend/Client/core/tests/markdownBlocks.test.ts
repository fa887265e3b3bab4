import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { createBlockSplitter, type BlockSplitter, type BlockUpdate } from '../markdown/markdownBlocks';

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

/** The splitter, told the whole text each time. */
function fed(splitter: BlockSplitter): { update(text: string, final: boolean): BlockUpdate; charactersRead(): number } {
  let read = 0;
  return {
    update(text, final) {
      const more = text.slice(read);
      read = text.length;
      return splitter.append(more, final);
    },
    charactersRead: () => splitter.charactersRead,
  };
}

function grow(step: number): { finished: string[]; rewritten: boolean } {
  const splitter = fed(createBlockSplitter({ gfm: true }));
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
    const splitter = fed(createBlockSplitter({ gfm: true }));
    const finished: string[] = [];
    for (let end = 1; end < text.length; end += 1) {
      finished.push(...raws(splitter.update(text.slice(0, end), false).finished));
    }
    expect(finished.length).toBeGreaterThan(2);
    expect([...finished, ...raws(splitter.update(text, true).finished)]).toEqual(WHOLE);
  });

  it('shows a heading once it has a text', () => {
    const splitter = fed(createBlockSplitter({ gfm: true }));
    const shown = (text: string, final = false): string[] => splitter.update(text, final).tail.map(({ type }) => type);
    expect(shown('one\n\n## ')).toEqual(['paragraph']);
    expect(shown('one\n\n## T')).toEqual(['paragraph', 'heading']);
  });

  it.each(['one\n\n## ', 'one\n\n#\n', '##\none'])('shows no heading without a text, where an answer ends or goes on: %j', (text) => {
    const { finished, tail } = createBlockSplitter({ gfm: true }).append(text, true);
    expect([...finished, ...tail].map(({ type }) => type)).toEqual(['paragraph']);
  });

  it('resolves a link by all of a definition, however its address came', () => {
    const splitter = fed(createBlockSplitter({ gfm: true }));
    splitter.update('See [the docs][d].\n\n[d]: https://exa', false);
    const [, link] = (splitter.update('See [the docs][d].\n\n[d]: https://example.com/docs\n', true).finished[0] as { tokens: Token[] }).tokens;
    expect(link).toMatchObject({ type: 'link', href: 'https://example.com/docs' });
  });

  it.each(['d', 'constructor'])('resolves a link by the definition of %j that came before in a finished block', (name) => {
    const splitter = fed(createBlockSplitter({ gfm: true }));
    const start = `[${name}]: https://example.com\n\none\n\ntwo\n\nthree\n\n`;
    splitter.update(start, false);
    const [link] = (splitter.update(`${start}[${name}]`, true).finished.at(-1) as { tokens: Token[] }).tokens;
    expect(link).toMatchObject({ type: 'link', href: 'https://example.com' });
  });
});

/** An answer as large as any: paragraphs, 60 code blocks, and a table of 200 rows. */
function largeAnswer(): string {
  const rows = Array.from({ length: 200 }, (_, row) => `| ${row} | some **bold** text | \`code ${row}\` | a little more of it |`);
  const table = ['| a | b | c | d |', '|---|:--|--:|---|', ...rows].join('\n');
  const part = (index: number): string => `## Part ${index}\n\n${'A sentence with **bold** and `code` and a [link](https://example.com). '.repeat(19)}\n\n\`\`\`js\n${'const x = 1; // and so on\n'.repeat(70)}\`\`\`\n\n`;
  return Array.from({ length: 60 }, (_, index) => part(index) + (index === 30 ? `${table}\n\n` : '')).join('');
}

describe('the work of reading a growing text', () => {
  it('is a few times a block for each of its pieces, however long the text has become', () => {
    const text = largeAnswer();
    expect(text.length).toBeGreaterThan(200_000);
    const splitter = fed(createBlockSplitter({ gfm: true }));
    const step = 150; // a few frames' worth at 300 tokens/s
    let most = 0;
    for (let end = step; end < text.length + step; end += step) {
      const before = splitter.charactersRead();
      splitter.update(text.slice(0, end), end >= text.length);
      most = Math.max(most, splitter.charactersRead() - before);
    }
    expect(most).toBeLessThan(8000);
  }, 60_000);

  it('does not read the rows of a table again, and loses none of them', () => {
    const text = `before\n\n${largeAnswer().slice(largeAnswer().indexOf('| a |')).split('\n\n')[0] ?? ''}\n\nafter\n\nand after\n\nthe end\n`;
    const splitter = fed(createBlockSplitter({ gfm: true }));
    const rows: string[] = [];
    let most = 0;
    const take = (block: Token): void => {
      if (block.type === 'table') {
        const table = block as Token & { before: number; rows: { text: string }[][] };
        rows.length = table.before;
        rows.push(...table.rows.map((row) => row.map((cell) => cell.text).join('|')));
      }
    };
    for (let end = 7; end < text.length + 7; end += 7) {
      const before = splitter.charactersRead();
      const { finished, tail } = splitter.update(text.slice(0, end), end >= text.length);
      [...finished, ...tail].forEach(take);
      most = Math.max(most, splitter.charactersRead() - before);
    }
    const whole = marked.lexer(text).find((token) => token.type === 'table') as unknown as { rows: { text: string }[][] };
    expect(rows).toEqual(whole.rows.map((row) => row.map((cell) => cell.text).join('|')));
    expect(rows).toHaveLength(200);
    expect(most).toBeLessThan(1000);
  }, 60_000);
});
