import type { Token, Tokens } from 'marked';
import { nodesFrom } from '../blockNodes';
import { dressLinks } from '../links';
import { inlineHtml } from '../markdown';

/** Marks that hold other pieces and nothing else, named as their elements are. */
const MARKS: ReadonlySet<string> = new Set(['strong', 'em', 'del']);

/** Addresses that mean the same to everybody who reads them; `dressLinks` looks at where they lead. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.~:/?#@!$()*+,;=-]+$/i;

/** A piece of a line as HTML text, by which it is known whether it has changed. */
export interface Piece {
  readonly token: Token;
  readonly html: string;
}

/** Pieces of a line: words, a link, a formula. Undefined where a tag of HTML opens what a later piece closes. */
export function piecesOf(tokens: readonly Token[]): readonly Piece[] | undefined {
  return tokens.some((token) => holds(token, 'html')) ? undefined : tokens.map((token) => ({ token, html: inlineHtml(token) }));
}

/** All of them; undefined where one is. */
export function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length === values.length ? found : undefined;
}

function holds(token: Token, type: string): boolean {
  const inner = (token as { readonly tokens?: readonly Token[] }).tokens ?? [];
  return token.type === type || inner.some((piece) => holds(piece, type));
}

/** Safe nodes of a piece. Words, plain marks and plain links are what they are; all else goes through the purifier. */
export function nodesOf({ token, html }: Piece): readonly ChildNode[] {
  const node = plainNode(token);
  if (node === undefined) {
    return [...nodesFrom(html).childNodes];
  }
  if (node instanceof Text) {
    return [node];
  }
  const dressed = document.createDocumentFragment();
  dressed.append(node);
  dressLinks(dressed);
  return [...dressed.childNodes];
}

function plainNode(token: Token): ChildNode | undefined {
  if (token.type === 'link') {
    const { href, tokens } = token as Tokens.Link;
    const nests = tokens.some((piece) => holds(piece, 'link')); // no link is within another: where the outer one ends the browser knows
    const link = PLAIN_ADDRESS.test(href) && !nests ? elementOf('a', tokens) : undefined;
    link?.setAttribute('href', href);
    return link;
  }
  if (MARKS.has(token.type)) {
    return elementOf(token.type, (token as Tokens.Strong).tokens);
  }
  const text = token.type === 'text' || token.type === 'codespan' ? (token as Tokens.Text | Tokens.Codespan).text : undefined;
  if (text === undefined || /[&\0\r]/.test(text)) {
    return undefined; // only the browser knows what an entity stands for, and what it makes of these
  }
  return token.type === 'text' ? document.createTextNode(text) : elementOf('code', text);
}

function elementOf(name: string, inner: readonly Token[] | string): HTMLElement | undefined {
  const children = allOf<ChildNode | string>(typeof inner === 'string' ? [inner] : inner.map(plainNode));
  if (children === undefined) {
    return undefined;
  }
  const element = document.createElement(name);
  element.append(...children);
  return element;
}
