import { patchChildren } from '../patch';
import { nodesOf, type Piece } from './pieces';

/** A line of text that grows piece by piece: one that is there is not drawn again while others follow it. */
export interface Line {
  update(pieces: readonly Piece[]): void;
}

/** The line that an element holds: a paragraph, an item of a list, a cell of a table. */
export function createLine(element: Element, first: readonly Piece[]): Line {
  let shown: readonly { readonly html: string; readonly nodes: number }[] = [];

  function update(pieces: readonly Piece[]): void {
    const differs = pieces.findIndex(({ html }, index) => html !== shown[index]?.html);
    if (differs < 0 && pieces.length === shown.length) {
      return;
    }
    const kept = shown.slice(0, differs < 0 ? pieces.length : differs);
    const more = document.createDocumentFragment();
    const drawn = pieces.slice(kept.length).map((piece) => {
      const nodes = nodesOf(piece);
      more.append(...nodes);
      return { html: piece.html, nodes: nodes.length };
    });
    patchChildren(element, more, kept.reduce((sum, piece) => sum + piece.nodes, 0));
    shown = [...kept, ...drawn];
  }

  update(first);
  return { update };
}
