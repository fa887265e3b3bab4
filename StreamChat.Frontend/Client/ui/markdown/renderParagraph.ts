import type { Token, Tokens } from 'marked';
import type { Block } from '../../core/markdown/markdownBlocks';
import { createBlockElement, nodesFrom } from './blockNodes';
import { inlineHtml } from './markdown';
import { patchChildren } from './patch';

/** A paragraph that grows piece by piece: pieces are words, a link, a formula. One that is there is not purified and drawn again while others follow it. */
export interface Paragraph {
  readonly element: HTMLElement;
  update(pieces: readonly Token[]): void;
}

/** The pieces of a paragraph; undefined for any other block, and where a tag of HTML opens what a later piece closes. */
export function piecesOf(block: Block): readonly Token[] | undefined {
  const pieces = block.type === 'paragraph' ? (block as Tokens.Paragraph).tokens : undefined;
  return pieces?.some((piece) => piece.type === 'html') === true ? undefined : pieces;
}

export function createParagraph(first: readonly Token[]): Paragraph {
  const element = createBlockElement();
  const paragraph = document.createElement('p');
  element.append(paragraph);
  let shown: readonly { readonly html: string; readonly nodes: number }[] = [];

  function update(pieces: readonly Token[]): void {
    const wanted = pieces.map((piece) => ({ piece, html: inlineHtml(piece) }));
    const differs = wanted.findIndex(({ html }, index) => html !== shown[index]?.html);
    const kept = shown.slice(0, differs < 0 ? wanted.length : differs);
    const more = document.createDocumentFragment();
    const drawn = wanted.slice(kept.length).map(({ piece, html }) => {
      const nodes = nodesOf(piece, html);
      more.append(...nodes);
      return { html, nodes: nodes.length };
    });
    patchChildren(paragraph, more, kept.reduce((sum, piece) => sum + piece.nodes, 0));
    shown = [...kept, ...drawn];
  }

  update(first);
  return { element, update };
}

/** Words are text as they are; of a `&` only the browser knows what it stands for. */
function nodesOf(piece: Token, html: string): readonly ChildNode[] {
  if (piece.type === 'text' && !(piece as Tokens.Text).text.includes('&')) {
    return [document.createTextNode((piece as Tokens.Text).text)];
  }
  return [...nodesFrom(html).childNodes];
}
