import type { Token, Tokens } from 'marked';
import { nodesFrom } from '../blockNodes';
import { inlineHtml } from '../markdown';

/** The elements of marks that hold other pieces and nothing else. */
const MARKS: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', del: 'del' };

/** A piece of a line as HTML text, by which it is known whether it has changed. */
export interface Piece {
  readonly token: Token;
  readonly html: string;
}

/** Pieces of a line: words, a link, a formula. Undefined where a tag of HTML opens what a later piece closes. */
export function piecesOf(tokens: readonly Token[]): readonly Piece[] | undefined {
  return tokens.some(holdsTag) ? undefined : tokens.map((token) => ({ token, html: inlineHtml(token) }));
}

function holdsTag(token: Token): boolean {
  const inner = (token as { readonly tokens?: readonly Token[] }).tokens ?? [];
  return token.type === 'html' || inner.some(holdsTag);
}

/** Safe nodes of a piece. Words and plain marks are what they are; all else goes through the purifier. */
export function nodesOf({ token, html }: Piece): readonly ChildNode[] {
  return plainNode(token) ?? [...nodesFrom(html).childNodes];
}

function plainNode(token: Token): readonly [ChildNode] | undefined {
  const mark = MARKS[token.type];
  if (mark !== undefined) {
    const inner = (token as Tokens.Strong).tokens.map(plainNode);
    return inner.some((nodes) => nodes === undefined) ? undefined : [elementOf(mark, ...inner.flatMap((nodes) => nodes ?? []))];
  }
  const text = token.type === 'text' || token.type === 'codespan' ? (token as Tokens.Text | Tokens.Codespan).text : undefined;
  if (text === undefined || /[&\0\r]/.test(text)) {
    return undefined; // only the browser knows what an entity stands for, and what it makes of these
  }
  return [token.type === 'text' ? document.createTextNode(text) : elementOf('code', text)];
}

function elementOf(name: string, ...children: readonly (ChildNode | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}
