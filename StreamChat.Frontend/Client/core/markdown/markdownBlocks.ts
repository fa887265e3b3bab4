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
  let open = ''; // what is not finished, with one kind of line end: otherwise the lexer's tokens would be no measure of it
  let read = 0;
  let links: Links = {};

  return {
    update(text, final) {
      const end = !final && text.endsWith('\r') ? text.length - 1 : text.length; // half a line end, perhaps
      open += text.slice(read, end).replace(/\r\n?/g, '\n');
      read = end;
      const lexer = new Lexer(options);
      Object.assign(lexer.tokens.links, links);
      const tokens = [...lexer.lex(open)];
      links = { ...lexer.tokens.links };
      const finishedCount = final ? tokens.length : countFinished(tokens);
      const finished = tokens.slice(0, finishedCount);
      open = final ? '' : open.slice(finished.reduce((sum, token) => sum + token.raw.length, 0));
      const tail = tokens.slice(finishedCount).filter(isVisible);
      return { finished: finished.filter(isVisible), tail: final ? tail : mendLast(tail, links) };
    },
  };

  /** The last block as it will most likely look once its open marks are closed. */
  function mendLast(tail: Token[], known: Links): Token[] {
    const last = tail.at(-1);
    const mended = last === undefined || last.type === 'code' ? undefined : mend(last.raw);
    if (last === undefined || mended === undefined || mended === last.raw) {
      return tail;
    }
    const lexer = new Lexer(options);
    Object.assign(lexer.tokens.links, known);
    return [...tail.slice(0, -1), ...lexer.lex(mended).filter(isVisible)];
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
