import type { TableBlock } from '../../../core/markdown/markdownBlocks';
import { strings } from '../../strings';
import { createBlockElement, nodesFrom } from '../blockNodes';
import { blockHtml } from '../markdown';
import { createRow, type Row } from './createRow';
import { createTableParts } from './tableParts';

/** A table that grows row by row: of a row that is there only what has become another is drawn again. */
export interface RowTable {
  readonly element: HTMLElement;
  update(table: TableBlock): void;
}

export function createRowTable(first: TableBlock): RowTable {
  const element = createBlockElement();
  const parts = createTableParts();
  const frame = createFrame();
  frame.append(parts.element);
  element.append(frame);
  const rows: Row[] = [];

  function showRows(table: TableBlock): void {
    table.rows.forEach((cells, index) => {
      const place = table.before + index;
      if (rows[place]?.update(cells) !== true) {
        const row = createRow(table, cells);
        rows[place] = row;
        parts.put(place, row.element);
      }
    });
    rows.length = table.before + table.rows.length;
    parts.cut(rows.length);
  }

  let head = '';
  const update = (table: TableBlock): void => {
    const next = blockHtml({ ...table, rows: [] });
    if (next !== head) {
      head = next;
      parts.showHead(nodesFrom(next).querySelector('thead') ?? document.createElement('thead'));
    }
    showRows(table);
  };
  update(first);
  return { element, update };
}

/** A wide table scrolls by itself, also by keyboard, and never widens the page. */
export function frameTables(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    const frame = createFrame();
    table.replaceWith(frame);
    frame.append(table);
  }
}

function createFrame(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'table-frame';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', strings.content.table);
  return frame;
}
