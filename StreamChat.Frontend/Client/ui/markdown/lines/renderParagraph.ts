import type { Tokens } from 'marked';
import type { Block } from '../../../core/markdown/markdownBlocks';
import { createBlockElement } from '../blockNodes';
import type { RenderedBlock } from '../renderedBlock';
import { createLine } from './line';
import { piecesOf, type Piece } from './pieces';
import { untilWhole } from './untilWhole';

/** A paragraph or a heading; undefined for any other block, and where only the whole of it can be drawn. */
export function renderParagraph(block: Block): RenderedBlock | undefined {
  const name = nameOf(block);
  const first = name === undefined ? undefined : piecesOfParagraph(block);
  if (name === undefined || first === undefined) {
    return undefined;
  }
  const element = createBlockElement();
  const paragraph = document.createElement(name);
  const line = createLine(paragraph, first);
  element.append(paragraph, '\n');
  return untilWhole(element, block.type, (next) => {
    const pieces = nameOf(next) === name ? piecesOfParagraph(next) : undefined;
    if (pieces !== undefined) {
      line.update(pieces);
    }
    return pieces !== undefined;
  });
}

function nameOf(block: Block): string | undefined {
  return block.type === 'heading' ? `h${(block as Tokens.Heading).depth}` : block.type === 'paragraph' ? 'p' : undefined;
}

function piecesOfParagraph(block: Block): readonly Piece[] | undefined {
  return piecesOf((block as Tokens.Paragraph | Tokens.Heading).tokens);
}
