import type { Tokens } from 'marked';
import type { TableBlock } from '../../../core/markdown/markdownBlocks';
import { nodesFrom } from '../blockNodes';
import { createLine } from '../lines/line';
import { allOf, piecesOf, type Piece } from '../lines/pieces';
import { blockHtml } from '../markdown';

/** A row of a table, whose cells are a line each. */
export interface Row {
  readonly element: HTMLTableRowElement;
  /** Takes a later state of the same row; false when it must be drawn anew. */
  update(cells: readonly Tokens.TableCell[]): boolean;
}

/** A row of this table. */
export function createRow(table: TableBlock, cells: Tokens.TableCell[]): Row {
  const lines = linesOf(cells);
  return lines === undefined ? createWhole(table, cells) : createGrowing(cells, lines);
}

function createGrowing(cells: readonly Tokens.TableCell[], first: readonly (readonly Piece[])[]): Row {
  const element = document.createElement('tr');
  const lines = first.map((pieces, index) => {
    const cell = element.insertCell();
    const align = cells[index]?.align ?? '';
    if (align !== '') {
      cell.setAttribute('align', align);
    }
    return createLine(cell, pieces);
  });
  return {
    element,
    update(next) {
      const pieces = linesOf(next);
      if (pieces?.length !== lines.length) {
        return false;
      }
      lines.forEach((line, index) => line.update(pieces[index] ?? []));
      return true;
    },
  };
}

/** With tags of HTML in it. */
function createWhole(table: TableBlock, first: Tokens.TableCell[]): Row {
  const htmlOf = (cells: readonly Tokens.TableCell[]): string => blockHtml({ ...table, rows: [[...cells]] });
  const html = htmlOf(first);
  return {
    element: nodesFrom(html).querySelector<HTMLTableRowElement>('tbody > tr') ?? document.createElement('tr'),
    update: (next) => htmlOf(next) === html,
  };
}

function linesOf(cells: readonly Tokens.TableCell[]): readonly (readonly Piece[])[] | undefined {
  return allOf(cells.map((cell) => piecesOf(cell.tokens)));
}
