import type { Tokens } from 'marked';
import type { Block } from '../../../core/markdown/markdownBlocks';
import { createBlockElement } from '../blockNodes';
import type { RenderedBlock } from '../renderedBlock';
import { createLine } from './line';
import { piecesOf, type Piece } from './pieces';
import { untilWhole } from './untilWhole';

/** A paragraph; undefined for any other block, and where only the whole of it can be drawn. */
export function renderParagraph(block: Block): RenderedBlock | undefined {
  const first = piecesOfParagraph(block);
  if (first === undefined) {
    return undefined;
  }
  const element = createBlockElement();
  const paragraph = document.createElement('p');
  const line = createLine(paragraph, first);
  element.append(paragraph);
  return untilWhole(element, 'paragraph', (next) => {
    const pieces = piecesOfParagraph(next);
    if (pieces !== undefined) {
      line.update(pieces);
    }
    return pieces !== undefined;
  });
}

function piecesOfParagraph(block: Block): readonly Piece[] | undefined {
  return block.type === 'paragraph' ? piecesOf((block as Tokens.Paragraph).tokens) : undefined;
}
