import { Lexer, type Links, type MarkedOptions, type Token } from 'marked';
import { mend } from './mend';

/** A top-level piece of a Markdown text: a paragraph, a list, a table, a code block. */
export type Block = Token;

/** What an update brought: blocks that will never change again, and the tail that still may. */
export interface BlockUpdate {
  readonly finished: readonly Block[];
  readonly tail: readonly Block[];
}

/** Cuts a growing Markdown text into blocks, reading again only what is not finished yet. */
export interface BlockSplitter {
  update(text: string, final: boolean): BlockUpdate;
}

export function createBlockSplitter(options: MarkedOptions): BlockSplitter {
  let done = 0;
  let links: Links = {};

  return {
    update(text, final) {
      const lexer = new Lexer(options);
      Object.assign(lexer.tokens.links, links);
      const tokens = [...lexer.lex(text.slice(done))];
      links = { ...lexer.tokens.links };
      // The lexer normalises line ends, and then its tokens are no measure of our text: wait for the end.
      const measurable = !text.includes('\r', done);
      const finishedCount = final ? tokens.length : measurable ? countFinished(tokens) : 0;
      const finished = tokens.slice(0, finishedCount);
      done = final ? text.length : done + finished.reduce((sum, token) => sum + token.raw.length, 0);
      const open = tokens.slice(finishedCount).filter(isVisible);
      return { finished: finished.filter(isVisible), tail: final ? open : mendLast(open, links) };
    },
  };

  /** The last block as it will most likely look once its open marks are closed. */
  function mendLast(open: Token[], known: Links): Token[] {
    const last = open.at(-1);
    const mended = last === undefined || last.type === 'code' ? undefined : mend(last.raw);
    if (last === undefined || mended === undefined || mended === last.raw) {
      return open;
    }
    const lexer = new Lexer(options);
    Object.assign(lexer.tokens.links, known);
    return [...open.slice(0, -1), ...lexer.lex(mended).filter(isVisible)];
  }
}

/**
 * The last visible block may grow, and the one before it may still swallow it (a list item after an empty line, the
 * underline of a heading, the second line of a table), so both wait.
 */
function countFinished(tokens: readonly Token[]): number {
  let waiting = 0;
  let index = tokens.length;
  while (index > 0 && waiting < 2) {
    index -= 1;
    const token = tokens[index];
    waiting += token !== undefined && isVisible(token) ? 1 : 0;
  }
  return index;
}

function isVisible(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
}
