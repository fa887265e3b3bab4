import type { Tokens } from 'marked';
import type { Block } from '../../../core/markdown/markdownBlocks';
import { createBlockElement } from '../blockNodes';
import type { RenderedBlock } from '../renderedBlock';
import { createLine, type Line } from './line';
import { allOf, piecesOf, type Piece } from './pieces';
import { untilWhole } from './untilWhole';

/** A list whose items are a line each; undefined for any other block, and where only the whole of it can be drawn. */
export function renderList(block: Block): RenderedBlock | undefined {
  const first = linesOf(block);
  if (first === undefined) {
    return undefined;
  }
  const { ordered, start } = block as Tokens.List;
  const element = createBlockElement();
  const list = createList(block as Tokens.List);
  const lines: Line[] = [];
  element.append(list, '\n');

  function show(items: readonly (readonly Piece[])[]): void {
    items.forEach((pieces, index) => {
      const line = lines[index];
      if (line === undefined) {
        const item = document.createElement('li');
        lines.push(createLine(item, pieces));
        list.append(item, '\n');
      } else {
        line.update(pieces);
      }
    });
    while (lines.length > items.length) {
      lines.pop();
      list.lastElementChild?.nextSibling?.remove();
      list.lastElementChild?.remove();
    }
  }

  show(first);
  return untilWhole(element, 'list', (next) => {
    const items = linesOf(next);
    const asked = next as Tokens.List;
    if (items === undefined || asked.ordered !== ordered || asked.start !== start) {
      return false;
    }
    show(items);
    return true;
  });
}

/** With the line ends of the purified one, which may take its place. */
function createList({ ordered, start }: Tokens.List): HTMLElement {
  const list = document.createElement(ordered ? 'ol' : 'ul');
  list.append('\n');
  if (ordered && start !== 1) {
    list.setAttribute('start', String(start));
  }
  return list;
}

function linesOf(block: Block): readonly (readonly Piece[])[] | undefined {
  if (block.type !== 'list') {
    return undefined;
  }
  return allOf((block as Tokens.List).items.map(lineOf));
}

/** An item that holds no blocks, nor a box to tick. */
function lineOf({ loose, tokens: [only, ...more] }: Tokens.ListItem): readonly Piece[] | undefined {
  if (only === undefined) {
    return [];
  }
  return loose || more.length > 0 || only.type !== 'text' ? undefined : piecesOf((only as Tokens.Text).tokens ?? []);
}
