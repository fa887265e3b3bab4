import { Lexer, walkTokens, type Links, type MarkedOptions, type Token, type Tokens } from 'marked';
import { mend } from './mend';
import { NestingTokenizer } from './nesting';

/** A top-level piece of a Markdown text: a paragraph, a list, a table, a code block. */
export type Block = Token | TableBlock;

/** A table that grows: its first rows may have been told before, and are not read again. */
export interface TableBlock extends Tokens.Table {
  /** How many rows came before the first of `rows`. */
  before: number;
}

/** What an update brought: blocks that will never change again, and the tail that still may. */
export interface BlockUpdate {
  readonly finished: readonly Block[];
  readonly tail: readonly Block[];
}

/** Cuts a growing Markdown text into blocks, reading again only what is not finished yet. */
export interface BlockSplitter {
  /** Takes what has come since. */
  append(more: string, final: boolean): BlockUpdate;
  /** How many characters have been read, those that were read again as often as they were. */
  readonly charactersRead: number;
  /** How many characters are read again with the next update. */
  readonly openLength: number;
}

/** So many of the last rows of a growing table are read again with every update. */
const OPEN_ROWS = 2;

export function createBlockSplitter(options: MarkedOptions): BlockSplitter {
  const tokenizer = new NestingTokenizer();
  let open = ''; // what is not finished, with one kind of line end: otherwise the lexer's tokens would be no measure of it
  let half = ''; // of a line end, perhaps
  let links: Links = {};
  let rowsBefore: readonly number[] = []; // of each table in `open`
  let charactersRead = 0;

  return {
    get charactersRead() {
      return charactersRead;
    },
    get openLength() {
      return open.length;
    },
    append(more, final) {
      const text = half + more;
      half = !final && text.endsWith('\r') ? '\r' : '';
      open += text.slice(0, text.length - half.length).replace(/\r\n?/g, '\n');
      const lexer = lexerWith(links);
      const tokens = [...lexer.lex(open)];
      charactersRead += open.length;
      tokens.filter(isTable).forEach((table, index) => (table.before = rowsBefore[index] ?? 0));
      const finishedCount = final ? tokens.length : countFinished(tokens);
      const finished = tokens.slice(0, finishedCount);
      links = { ...definedIn(finished), ...links };
      open = final ? '' : open.slice(lengthOf(finished));
      const unfinished = tokens.slice(finishedCount);
      rowsBefore = unfinished.filter(isTable).map((table) => table.before);
      const tail = unfinished.filter(isVisible);
      const shown = final ? tail : mendLast(tail, lexer.tokens.links);
      dropRows(unfinished);
      return { finished: finished.filter(isShown), tail: shown.filter(isShown) };
    },
  };

  function lexerWith(known: Links): Lexer {
    const lexer = new Lexer({ ...options, tokenizer });
    Object.assign(lexer.tokens.links, known);
    return lexer;
  }

  /** The last block as it will most likely look once its open marks are closed. */
  function mendLast(tail: Token[], known: Links): Token[] {
    const last = tail.at(-1);
    const mended = last === undefined || last.type === 'code' ? undefined : mend(last.raw);
    if (last === undefined || mended === undefined || mended === last.raw) {
      return tail;
    }
    charactersRead += mended.length;
    const blocks = lexerWith(known).lex(mended).filter(isVisible);
    blocks.filter(isTable).forEach((table) => (table.before = isTable(last) ? last.before : 0));
    return [...tail.slice(0, -1), ...blocks];
  }

  /** Rows of the last table that are followed by others stay as they are: they need not be read again. */
  function dropRows(unfinished: readonly Token[]): void {
    const table = unfinished.at(-1);
    if (table === undefined || !isTable(table) || table.rows.length <= OPEN_ROWS) {
      return;
    }
    const start = lengthOf(unfinished.slice(0, -1));
    const lines = table.raw.split('\n');
    const drop = table.rows.length - OPEN_ROWS;
    const head = lines.slice(0, 2).join('\n').length + 1;
    const dropped = lines.slice(2, 2 + drop).join('\n').length + 1;
    open = open.slice(0, start + head) + open.slice(start + head + dropped);
    rowsBefore = [...rowsBefore.slice(0, -1), table.before + drop];
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

/** What the definitions of links say, of those that will say nothing else: the first of a name counts, and one that still grows has only the beginning of its address. */
function definedIn(tokens: readonly Token[]): Links {
  const links = Object.create(null) as Links; // a name may be `constructor`
  void walkTokens([...tokens], (token) => {
    if (token.type === 'def') {
      const { tag, href, title } = token as Tokens.Def;
      links[tag] ??= { href, title };
    }
  });
  return links;
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + token.raw.length, 0);
}

function isVisible(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
}

/** A heading without a text would jump in, and be announced: an answer that is stopped may end with its marks. */
function isShown(token: Token): boolean {
  return isVisible(token) && !(token.type === 'heading' && isEmptyHeading(token as Tokens.Heading));
}

export function isEmptyHeading(heading: Tokens.Heading): boolean {
  return heading.text.trim() === '';
}

export function isTable(token: Token): token is TableBlock {
  return token.type === 'table';
}
